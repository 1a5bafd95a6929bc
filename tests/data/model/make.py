#!/usr/bin/env python3
"""Writes the differential test data: random profiles with the reference's answers.

    python3 make.py PATH/TO/model.py

Deterministic: the same reference writes the same bytes. Nothing is rounded. What can be computed from the rest
(minutes, gain per minute, points, scores) is left out.
"""

import importlib.util
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PER_FILE = 50


def rich_profile(m, rng, unknown_rate):
    """Vaults, sign-in through others, pages, several numbers, stored codes, near-duplicates, no phones."""

    def maybe(value):
        return "?" if unknown_rate and rng.below(100) < unknown_rate else value

    def some(items, most):
        chosen = []
        for item in items:
            if len(chosen) < most and rng.below(3) == 0:
                chosen.append(item)
        return chosen

    kinds = ["windows", "mac", "linux"] if rng.below(6) == 0 else ["windows", "android", "ios", "mac", "linux"]
    devices = [{"id": "d%d" % i, "kind": rng.pick(kinds), "hygiene": maybe(rng.pick(["good", "normal", "risky"])),
                "lock": maybe(rng.pick(["none", "short", "strong"]))} for i in range(rng.below(4))]
    device_ids = [d["id"] for d in devices]
    numbers = [{"id": "s%d" % i, "device": rng.pick(device_ids) if device_ids and rng.below(3) else None,
                "sim_pin": maybe(rng.below(2) == 0)} for i in range(rng.below(3))]
    number_ids = [s["id"] for s in numbers]
    groups = ["g%d" % i for i in range(1 + rng.below(5))]
    passwords = [{"id": g, "strength": maybe(rng.below(5)), "exposed": maybe(rng.below(4) == 0),
                  "personal": maybe(rng.below(3) == 0), "elsewhere": maybe(rng.below(8)), "paper": rng.below(4) == 0,
                  "unique": rng.below(4) == 0} for g in groups]
    similar = [[groups[i], groups[i + 1]] for i in range(len(groups) - 1) if rng.below(3) == 0]
    shapes = [("mail", "mail")] * (1 + rng.below(3)) + [("vault", "safe")] * rng.below(2) + [("idp", "idp")] * rng.below(2) \
        + [("page", "page")] * rng.below(2)
    shapes += [(rng.pick(["social", "other"]), "a")] * (1 + rng.below(3))
    ids = ["%s%d" % (stem, i) for i, (_, stem) in enumerate(shapes)]
    of = {kind: [x for x, (k, _) in zip(ids, shapes) if k == kind] for kind in ("mail", "vault", "idp", "page", "social", "other")}
    accounts = []
    for name, (kind, _) in zip(ids, shapes):
        others = [x for x in ids if x != name]
        mails = [x for x in of["mail"] + of["idp"] if x != name]
        vaults = [x for x in of["vault"] if x != name]
        a = {"id": name, "kind": kind, "value": rng.pick(["critical", "high", "normal", "low"])}
        if kind == "page":
            a["admins"] = some([x for x in of["social"] + of["other"] + of["mail"] if x != name], 2) or others[:1]
        elif of["idp"] and kind != "idp" and rng.below(4) == 0:
            a["sso"] = of["idp"][0]
        if kind != "page" and rng.below(8):
            a["password"] = maybe(rng.pick(groups))
        options = [[], [], ["key:k1"], ["key:k1", "key:k2"]]
        for number in number_ids:
            options += [["sms:" + number]]
        for device in device_ids:
            options += [["totp:" + device], ["push:" + device], ["key:" + device]]
            options += [["sms:" + number, "totp:" + device] for number in number_ids]
        options += [["email:" + x] for x in mails] + [["totp:" + x] for x in vaults] + [["key:" + x] for x in vaults]
        if kind != "page":
            a["second"] = maybe(rng.pick(options))
            stores = ["mail:" + x for x in of["mail"] if x != name] + ["vault:" + x for x in vaults]
            a["codes"] = maybe(rng.pick(["none", "none", "paper"] + stores + ([stores] if len(stores) > 1 else [])
                                        + ([["paper"] + stores[:1]] if stores and rng.below(3) == 0 else [])))
            a["recovery_mail"] = maybe(some(mails, 2))
            a["recovery_sms"] = maybe(some(number_ids, 2))
            a["questions"] = maybe(rng.below(5) == 0)
            a["devices"] = some(device_ids, 3)
            if vaults and "password" in a and rng.below(2):
                a["vault"] = vaults[0]
            elif device_ids and rng.below(3) == 0:
                a["saved_in"] = [rng.pick(device_ids)]
        a["apps"] = maybe(rng.pick(["none", "none", "few", "many"]))
        a["shared_with"] = maybe(rng.pick([0, 0, 0, 1, 4]))
        if rng.below(4) == 0:
            a["needed"] = False
        accounts.append(a)
    level = ["low", "medium", "high"]
    return {"person": {"target": maybe(rng.pick(level)), "oversharing": maybe(rng.pick(level))}, "devices": devices,
            "numbers": numbers, "passwords": passwords, "similar": similar, "accounts": accounts}


def lean(profile):
    """Without what says nothing: empty lists, and defaults of accounts."""
    out = {k: v for k, v in profile.items() if v}
    out["accounts"] = [{k: v for k, v in a.items() if v not in ([], "none", None) and not (k in ("questions",) and v is False)
                        and not (k == "shared_with" and v == 0)} for a in profile["accounts"]]
    return out


def ends(axis):
    return [axis["low"], axis["high"]] + axis["prior_band"]


def answers(m, profile, with_plan):
    result = m.evaluate(profile)
    migration = m.migration(profile)
    worst = m.compile_exposure(m.resolve(profile, "exposure", "worst"))
    return {
        "size": [len(worst.incidents), len(worst.steps), len(worst.rules)],
        "exposure": ends(result["exposure"]), "lockout": ends(result["lockout"]),
        "accounts": [[a["takeover"], a["locked_out"]] for a in result["accounts"].values()],
        "any": result["any_important"], "families": result["by_family"], "unknowns": result["unknowns"],
        "ranking": [[r["fix"], r["gain"], r["lockout_change"]] for r in m.rank(profile)],
        "plan": [[s["fix"], s["exposure"], s["lockout"]] for s in m.plan(profile)] if with_plan else None,
        "questions": [[q["question"], q["may_lower"]] for q in m.questions(profile)],
        "migration": migration and [migration["gain"], migration["lockout_change"], migration["offer"]],
    }


def near_duplicates(count):
    """Every password a near-duplicate of every other one."""
    groups = ["g%d" % i for i in range(count)]
    return {"passwords": [{"id": g, "strength": i % 5} for i, g in enumerate(groups)],
            "similar": [[g, h] for i, g in enumerate(groups) for h in groups[:i]],
            "accounts": [{"id": "a%d" % i, "kind": "social", "password": g} for i, g in enumerate(groups)]}


def ring(m, count):
    """Mailboxes that reset each other in a ring, and by SMS, each with its own password."""
    profile = m.synthetic(count, 6)
    profile["passwords"] = m.dense(count)["passwords"]
    return profile


def structures(m):
    """Shapes whose diagrams are large: the upper ends of both axes only, as far as the reference stays exact."""
    shapes = {"clique of 6 mailboxes": m.dense(6), "clique of 8 mailboxes": m.dense(8), "ring of 8 mailboxes": ring(m, 8),
              "6 near-duplicates": near_duplicates(6), "40 accounts": m.synthetic(4, 36)}
    rows = [{"name": name, "input": profile, "exposure": m.upper(m.normalise(profile)),
             "lockout": m.upper_lockout(m.normalise(profile))} for name, profile in shapes.items()]
    with open(os.path.join(HERE, "structures.json"), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in rows) + "\n]\n")


def write(number, cases):
    with open(os.path.join(HERE, "profiles-%d.json" % number), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")


def main(path):
    spec = importlib.util.spec_from_file_location("reference", path)
    m = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(m)
    sys.setrecursionlimit(100000)
    structures(m)
    m.NODE_LIMIT = 60000  # profiles that are slow in the reference are left out
    cases = []
    for kind, seed, count in (("plain", 101, 120), ("rich", 202, 180)):
        rng = m.Lcg(seed)
        made = 0
        index = 0
        while made < count:
            rate = (0, 15, 25)[index % 3]
            index += 1
            profile = m.random_profile(rng, rate) if kind == "plain" else rich_profile(m, rng, rate)
            profile = lean(profile)
            try:
                expected = answers(m, profile, made % 3 == 0)  # the plan takes longest
            except OverflowError:
                continue
            made += 1
            cases.append({"input": profile, "expected": expected})
            if len(cases) % PER_FILE == 0:
                write(len(cases) // PER_FILE, cases[-PER_FILE:])


if __name__ == "__main__":
    main(sys.argv[1])
