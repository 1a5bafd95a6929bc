// With this script a page is live; without it everything works by forms and links.
"use strict";
(function () {
  var body = document.body, net = document.querySelector(".net"), busy = false, waiting = null;
  function online(is) { if (net) net.hidden = is; }
  function wait(ms) { return new Promise(function (done) { setTimeout(done, ms); }); }

  // An answer is sent until it is acknowledged.
  async function send(form, button) {
    if (busy) return;
    busy = true;
    var fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    form.querySelectorAll("button").forEach(function (one) { one.disabled = true; });
    for (var pause = 500; ; pause = Math.min(pause * 1.6, 4000)) {
      try {
        var stop = new AbortController(), timer = setTimeout(function () { stop.abort(); }, 8000);
        var reply = await fetch(form.action, { method: "POST", body: fields, headers: { "x-live": "1" }, cache: "no-store", signal: stop.signal });
        clearTimeout(timer);
        if (reply.status < 500) {
          online(true);
          var next = reply.ok ? await reply.text() : form.action;
          location.replace(next);
          return;
        }
      } catch (lost) { /* tried again below */ }
      online(false);
      await wait(pause);
    }
  }

  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[data-live]")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  // The page changes when the room does.
  async function look() {
    var at = body.dataset.tick;
    if (!at) return;
    for (;;) {
      await wait(body.dataset.part ? 1500 : 2000);
      if (busy) continue;
      try {
        var reply = await fetch(body.dataset.now, { cache: "no-store" });
        if (reply.status === 404 || reply.status === 410) { location.reload(); return; }
        if (!reply.ok) throw reply.status;
        var now = await reply.text();
        online(true);
        if (now === body.dataset.tick) continue;
        if (!body.dataset.part) { location.replace(body.dataset.page); return; }
        var page = await (await fetch(location.href, { cache: "no-store" })).text();
        var fresh = new DOMParser().parseFromString(page, "text/html");
        document.querySelector("main").replaceWith(fresh.querySelector("main"));
        body.dataset.tick = fresh.body.dataset.tick;
        tick();
      } catch (lost) { online(false); }
    }
  }

  // A clock that counts down.
  function tick() {
    if (waiting) clearInterval(waiting);
    var clock = document.querySelector("[data-seconds]");
    if (!clock) return;
    var end = Date.now() + Number(clock.dataset.seconds) * 1000;
    function show() {
      var left = Math.max(0, Math.round((end - Date.now()) / 1000));
      clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    }
    show();
    waiting = setInterval(show, 1000);
  }

  // Whoever opens the way to look has looked.
  document.addEventListener("toggle", function (event) {
    var looked = document.querySelector('input[name="looked"]');
    if (looked && event.target.open) looked.value = "1";
  }, true);

  // The keys of the interview, where there is a keyboard.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    var key = event.key.toLowerCase();
    if (key === "enter" && /^(BUTTON|A|SUMMARY)$/.test(event.target.tagName)) return;
    var found = document.querySelector('[data-key="' + CSS.escape(key) + '"]');
    if (!found) return;
    event.preventDefault();
    if (found.tagName === "DETAILS") { found.open = !found.open; } else { found.click(); }
  });

  tick();
  look();
})();
