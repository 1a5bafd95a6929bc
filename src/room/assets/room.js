// With this script a page is live; without it everything works by forms and links.
"use strict";
(function () {
  var body = document.body, net = document.querySelector(".net"), waiting = null, asleep = new Set();
  // What the person did last counts; whatever was under way before is let go.
  var turn = 0, busy = false;
  // A page does not change between press and release: the click would be lost.
  var pressed = 0;
  function held() { return Date.now() - pressed < 2000; }
  document.addEventListener("pointerdown", function () { pressed = Date.now(); });
  ["pointerup", "pointercancel"].forEach(function (name) {
    document.addEventListener(name, function () { setTimeout(function () { pressed = 0; }, 100); });
  });
  function online(is) { net.hidden = is; }
  function wait(ms) {
    return new Promise(function (done) {
      function over() { clearTimeout(timer); asleep.delete(over); done(); }
      var timer = setTimeout(over, ms);
      asleep.add(over);
    });
  }
  function wake() { asleep.forEach(function (over) { over(); }); }

  // One request, given up where a network only swallows it. Text that is not ours (a Wi-Fi's own page) is no answer.
  async function ask(url, options, ms) {
    var stop = new AbortController(), timer = setTimeout(function () { stop.abort(); }, ms);
    try {
      var reply = await fetch(url, Object.assign({ cache: "no-store", signal: stop.signal }, options));
      var text = await reply.text();
      if (reply.status >= 500) throw reply.status;
      return { ok: reply.ok, text: text };
    } finally { clearTimeout(timer); }
  }

  // Asks until it is answered: a phone keeps its page while the network is away, and says so after a while.
  async function insist(url, options, mine, good) {
    var slow = setTimeout(function () { if (mine === turn) online(false); }, 3000);
    try {
      for (var pause = 500; mine === turn; pause = Math.min(pause * 1.6, 4000)) {
        try {
          var reply = await ask(url, options, 6000);
          var found = mine === turn && good(reply);
          if (found) { online(true); return found; }
        } catch (lost) { /* tried again below */ }
        if (mine !== turn) break;
        online(false);
        await wait(pause);
      }
      return null;
    } finally { clearTimeout(slow); }
  }

  function page(reply) {
    var fresh = new DOMParser().parseFromString(reply.text, "text/html");
    return fresh.querySelector("body > .net + main") ? fresh : null;
  }

  function put(fresh, url) {
    var old = document.querySelector("main"), main = fresh.querySelector("main");
    // The same page anew: what is unfolded stays so, and a keyboard stays where it was.
    var at = url ? null : old.contains(document.activeElement) && document.activeElement.textContent;
    if (!url) {
      var folds = main.querySelectorAll("details");
      old.querySelectorAll("details").forEach(function (one, index) { if (folds[index]) folds[index].open = one.open; });
    }
    old.replaceWith(main);
    if (at) main.querySelectorAll("a, button, summary").forEach(function (one) { if (one.textContent === at) one.focus(); });
    body.className = fresh.body.className;
    ["now", "tick", "page", "part"].forEach(function (name) {
      if (name in fresh.body.dataset) { body.dataset[name] = fresh.body.dataset[name]; } else { delete body.dataset[name]; }
    });
    clock();
    if (!url) return;
    history.replaceState(null, "", url);
    scrollTo(0, 0);
    // A screen reader begins with what is new.
    var heading = document.querySelector("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  }

  async function show(url) {
    var mine = ++turn;
    busy = true;
    var fresh = await insist(url, {}, mine, page);
    if (mine !== turn) return;
    put(fresh, url);
    busy = false;
  }

  // An answer is sent until it is acknowledged.
  async function send(form, button) {
    var mine = ++turn;
    busy = true;
    var fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    form.querySelectorAll("button").forEach(function (one) { one.disabled = true; });
    if (button) button.classList.add("sent");
    var post = { method: "POST", body: fields, headers: { "x-live": "1" } };
    var next = await insist(form.action, post, mine, function (reply) {
      if (!reply.ok) return form.action;
      return /^\/[\x21-\x7e]{0,200}$/.test(reply.text) ? reply.text : null;
    });
    if (mine === turn) show(next);
  }

  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[data-live]")) return;
    event.preventDefault();
    if (!busy) send(event.target, event.submitter);
  });

  // Links of a live page: without the network the page stays, and goes on as soon as it can.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("main a[href]");
    if (!link || !body.dataset.now || link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!busy) show(link.href);
  });

  // What a person takes along stays on the phone when the room is closed; what led back into the room goes.
  function keep() {
    var note = document.querySelector(".kept");
    if (!note) return false;
    note.hidden = false;
    document.querySelectorAll("main a, nav").forEach(function (one) { one.remove(); });
    delete body.dataset.now;
    return true;
  }

  // The page changes when the room does.
  async function look() {
    for (;;) {
      await wait(body.dataset.part !== undefined ? 1500 : 2000);
      var now = body.dataset.now, mine = turn;
      if (busy || held() || !now) continue;
      try {
        var reply = await ask(now, {}, 5000);
        if (mine !== turn || busy) continue;
        var over = !reply.ok, told = reply.text;
        if (!over && !/^[0-9a-z.]{1,80}$/.test(told)) throw told;
        online(true);
        if (over && told === "closed" && keep()) return;
        if (told === body.dataset.tick) continue;
        if (over || body.dataset.part === undefined) { await show(over ? location.href : body.dataset.page); continue; }
        var fresh = page(await ask(location.href, {}, 8000));
        if (mine === turn && fresh && !held()) put(fresh, null);
      } catch (lost) { if (mine === turn && !busy) online(false); }
    }
  }

  // A phone that wakes looks at once.
  document.addEventListener("visibilitychange", function () { if (!document.hidden) wake(); });
  addEventListener("online", wake);

  // A clock that counts down.
  function clock() {
    if (waiting) clearInterval(waiting);
    var face = document.querySelector("[data-seconds]");
    if (!face) return;
    var end = Date.now() + Number(face.dataset.seconds) * 1000;
    function set() {
      var left = Math.max(0, Math.round((end - Date.now()) / 1000));
      face.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    }
    set();
    waiting = setInterval(set, 1000);
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

  clock();
  look();
})();
