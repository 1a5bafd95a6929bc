//! Scoring against the reference implementation: paired measurements, printed as ratios.
//!
//! `cargo bench --bench exposure [-- PATH/TO/model.py]`. Without an argument `RASOAT_MODEL`, then
//! `../shared/model/model.py` beside the repository is tried; without a reference only our own times are printed.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    reason = "a benchmark prints, and stops when its own data is wrong"
)]

use rasoat::catalog::model;
use rasoat::domain::params::Params;
use rasoat::domain::profile::Profile;
use rasoat::exposure::{self, Effort};
use rasoat::plan;
use rasoat::store::profile_file;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// What the reference is asked to time; one name and one number of seconds a line.
const SCRIPT: &str = "
import importlib.util, sys, time
spec = importlib.util.spec_from_file_location('reference', sys.argv[1])
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
sys.setrecursionlimit(100000)
def clock(name, repeat, run):
    best = 1e9
    for _ in range(repeat):
        begin = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begin)
    print(name, best, flush=True)
typical = m.typical_profile()
def whole():
    m.evaluate(typical), m.rank(typical), m.plan(typical), m.questions(typical)
clock('typical', 3, whole)
large = m.synthetic(4, 96)
clock('large', 2, lambda: m.exposure(m.compile_exposure(m.resolve(large, 'exposure', 'worst'))))
middle = m.synthetic(2, 18)
clock('middle', 1, lambda: m.evaluate(middle))
";

fn main() {
    let params = parameters();
    let typical = typical();
    let middle = read(&synthetic(2, 18));
    let large = read(&synthetic(4, 96));
    let ours = [
        (
            "typical",
            "typical officer: result, ranking, plan, questions",
            best(50, || exposure::assess(&typical, &params, Effort::THOROUGH)),
        ),
        (
            "large",
            "100 accounts: result (reference: exposure alone)",
            best(5, || exposure::evaluate(&large, &params)),
        ),
        (
            "middle",
            "20 accounts: result",
            best(10, || exposure::evaluate(&middle, &params)),
        ),
        (
            "",
            "20 accounts: result, ranking, plan, questions",
            best(3, || exposure::assess(&middle, &params, Effort::THOROUGH)),
        ),
        (
            "",
            "typical officer: three steps and the floor",
            best(20, || plan::steps(&typical, &params, None, &plan::Reach::MODEL)),
        ),
        (
            "",
            "20 accounts: three steps and the floor",
            best(3, || plan::steps(&middle, &params, None, &plan::Reach::MODEL)),
        ),
        (
            "",
            "100 accounts: stories",
            best(3, || exposure::stories(&large, &params, 3)),
        ),
        (
            "",
            "100 accounts: result, ranking, plan, questions",
            best(1, || exposure::assess(&large, &params, Effort::THOROUGH)),
        ),
    ];
    for (title, input) in hostile() {
        let input = read(&input);
        let assess = best(1, || exposure::assess(&input, &params, Effort::THOROUGH));
        let steps = best(1, || plan::steps(&input, &params, None, &plan::Reach::MODEL));
        let stories = best(1, || exposure::stories(&input, &params, 3));
        let found = exposure::evaluate(&input, &params);
        println!(
            "{title}: everything {:.0} ms, steps {:.0} ms, stories {:.0} ms, bounded: {}",
            assess.as_secs_f64() * 1e3,
            steps.as_secs_f64() * 1e3,
            stories.as_secs_f64() * 1e3,
            found.bounded
        );
    }
    let reference = reference();
    if reference.is_empty() {
        println!("reference: skipped (model.py not found; give its path as an argument)");
    }
    for (name, title, ours) in ours {
        let theirs = reference.iter().find(|row| row.0 == name).map(|row| row.1);
        let ours = ours.as_secs_f64() * 1e3;
        match theirs {
            Some(seconds) => {
                println!(
                    "{title}: {ours:.3} ms, reference {:.1} ms, {:.0} times",
                    seconds * 1e3,
                    seconds * 1e3 / ours
                );
            }
            None => println!("{title}: {ours:.3} ms"),
        }
    }
}

fn best<T>(repeat: u32, mut run: impl FnMut() -> T) -> Duration {
    (0..repeat)
        .map(|_| {
            let begin = Instant::now();
            std::hint::black_box(run());
            begin.elapsed()
        })
        .min()
        .unwrap_or_default()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark may be told where the reference is"
)]
fn reference() -> Vec<(String, f64)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
        .or_else(|| std::env::var("RASOAT_MODEL").ok())
        .map_or_else(|| root.join("../shared/model/model.py"), PathBuf::from);
    if !path.is_file() {
        return Vec::new();
    }
    let Ok(output) = Command::new("python3").arg("-c").arg(SCRIPT).arg(path).output() else {
        return Vec::new();
    };
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| {
            let (name, seconds) = line.split_once(' ')?;
            Some((name.to_owned(), seconds.parse().ok()?))
        })
        .collect()
}

fn parameters() -> Params {
    model::parse(include_str!("../checklists/model.toml")).unwrap_or_else(|error| panic!("{error}"))
}

fn read(value: &Value) -> Profile {
    match profile_file::parse(value.to_string().as_bytes()) {
        Ok((profile, _)) => profile,
        Err(error) => panic!("{error}"),
    }
}

fn typical() -> Profile {
    let scenarios: Value = serde_json::from_str(include_str!("../tests/data/model/scenarios.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    read(&scenarios["profiles"]["typical_officer"]["input"])
}

/// Profiles on which exactness would not end, or on which there is a lot of it.
fn hostile() -> Vec<(&'static str, Value)> {
    let mut ring = synthetic(20, 6);
    let mut clique = synthetic(10, 6);
    for profile in [&mut ring, &mut clique] {
        profile["passwords"] = (0..20)
            .map(|i| json!({"id": format!("g{i}"), "strength": i % 5}))
            .collect();
    }
    for i in 0..10 {
        let others: Vec<String> = (0..10).filter(|j| *j != i).map(|j| format!("mail{j}")).collect();
        clique["accounts"][i]["recovery_mail"] = json!(others);
    }
    let accounts: Vec<Value> = (0..12)
        .map(|i| json!({"id": format!("a{i}"), "value": "high", "password": format!("p{i}")}))
        .collect();
    let passwords: Vec<Value> = (0..12).map(|i| json!({"id": format!("p{i}")})).collect();
    let similar: Vec<Value> = (0..12)
        .flat_map(|i| (0..i).map(move |j| json!([format!("p{i}"), format!("p{j}")])))
        .collect();
    vec![
        ("ring of 20 mailboxes", ring),
        ("clique of 10 mailboxes", clique),
        (
            "12 pairwise near-duplicates",
            json!({"passwords": passwords, "similar": similar, "accounts": accounts}),
        ),
        ("500 accounts", synthetic(4, 496)),
    ]
}

/// The reference's own synthetic profile: mailboxes in a ring, other accounts behind them.
fn synthetic(mails: usize, others: usize) -> Value {
    let mail = |index: usize| format!("mail{}", index % mails);
    let mut accounts: Vec<Value> = (0..mails)
        .map(|i| {
            let recovery = if mails > 1 { vec![mail(i + 1)] } else { Vec::new() };
            json!({"id": mail(i), "kind": "mail", "value": "critical", "password": format!("g{i}"),
                "second": ["sms:sim"], "recovery_mail": recovery, "recovery_sms": ["sim"],
                "devices": ["pc", "phone", "tab"]})
        })
        .collect();
    for i in 0..others {
        let second = [json!([]), json!(["totp:phone"]), json!(["sms:sim"])][i % 3].clone();
        let sms = if i % 2 == 1 { json!(["sim"]) } else { json!([]) };
        accounts.push(
            json!({"id": format!("a{i}"), "kind": if i % 3 == 0 { "other" } else { "social" }, "value": "normal",
            "password": format!("g{}", i % 6), "second": second, "recovery_mail": [mail(i)], "recovery_sms": sms,
            "devices": ["pc", "phone"], "apps": "few"}),
        );
    }
    let passwords: Vec<Value> = (0..6)
        .map(|i| json!({"id": format!("g{i}"), "strength": i % 5}))
        .collect();
    json!({
        "devices": [{"id": "pc", "kind": "windows"}, {"id": "phone", "kind": "android"}, {"id": "tab", "kind": "android"}],
        "numbers": [{"id": "sim", "device": "phone"}],
        "passwords": passwords,
        "similar": [["g0", "g1"], ["g1", "g2"]],
        "accounts": accounts,
    })
}
