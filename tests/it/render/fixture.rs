//! A small content and the report of a typical officer (numbers of the reference's scenario of that name).

use rasoat::domain::answer::{Evidence, Subject};
use rasoat::domain::assessment::{
    AccountRisk, Assessment, Axis, Because, Evaluation, Grade, Link, Migration, OpenQuestion, PlannedFix,
    RankedFix, Road, Step, Story,
};
use rasoat::domain::checklist::{
    Attribute, Catalog, Choice, ChoiceState, Content, Control, Identity, MenuPath, Pack, Platform,
    PlatformControl, Remedy, Scope, Surface,
};
use rasoat::domain::directive::{Directive, InstrumentLevel, InstrumentStatus, Provision, Registry};
use rasoat::domain::finding::{Finding, FindingState};
use rasoat::domain::fix::{Action, FixKind, FixName};
use rasoat::domain::incident::Help;
use rasoat::domain::params::{Param, Params, Tag, Unit};
use rasoat::domain::profile::{
    Account, AccountKind, Apps, AttributeKey, Codes, Device, DeviceKind, Hygiene, Known, Level, Lock, Method,
    Number, PasswordGroup, Person, Profile, Section, Value,
};
use rasoat::domain::report::{
    Coverage, Driver, ExplainedIncident, ExplainedStep, Explanation, Label, ModelVersion, Report,
};
use rasoat::domain::text::{Date, Mark, Provenance, Text};
use std::collections::BTreeMap;

pub(super) const TODAY: Date = jiff::civil::date(2026, 11, 23);

fn text(vi: &str, en: &str) -> Text {
    Text {
        vi: vi.to_owned(),
        en: en.to_owned(),
    }
}

fn provenance(mark: Mark) -> Provenance {
    Provenance {
        source: "fixture".to_owned(),
        dated: Some("2026-05".parse().unwrap()),
        checked: jiff::civil::date(2026, 8, 4),
        mark,
        pack: None,
    }
}

fn choice(id: &str, vi: &str, en: &str, state: ChoiceState) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text(vi, en),
        state,
        set: None,
        needs: None,
        only_on: Vec::new(),
        measured_only: false,
    }
}

fn control(id: &str, scope: Scope, title: Text, question: Text, sets: Option<Attribute>) -> Control {
    Control {
        id: id.to_owned(),
        scope,
        title,
        question,
        together: None,
        why: text(
            "Có bước thứ hai thì người biết mật khẩu vẫn khó vào được.",
            "With a second step, whoever knows the password still has a hard time.",
        ),
        look: text("Mở {path}.", "Open {path}."),
        fix: text("Bật ở {path}.", "Turn it on in {path}."),
        seconds: 40,
        multiple: false,
        measurable: false,
        sets,
        only_if: None,
        choices: vec![
            choice("done", "Đã làm", "Done", ChoiceState::Good),
            choice("not-done", "Chưa làm", "Not yet", ChoiceState::Bad),
        ],
        remedies: Vec::new(),
        provisions: vec!["luat-anm-2025#d42.2".to_owned()],
        provenance: provenance(Mark::Verified),
    }
}

fn remedy(kind: FixKind, title: Text, closes: Text, needs: Text, steps: Vec<Text>) -> Remedy {
    Remedy {
        kind: Some(kind),
        minutes: kind.minutes(),
        leads_to: None,
        title,
        closes,
        needs,
        steps,
    }
}

fn controls() -> Vec<Control> {
    let mut second = control(
        "second-factor",
        Scope::Account,
        text("Xác minh 2 bước", "Two-step verification"),
        text(
            "{subject} đã bật xác minh 2 bước chưa?",
            "Is two-step verification on for {subject}?",
        ),
        Some(Attribute::Second),
    );
    second.remedies.push(remedy(
        FixKind::SecondTotp,
        text(
            "Bật xác minh 2 bước cho {subject}",
            "Turn on two-step verification for {subject}",
        ),
        text(
            "Người biết mật khẩu {subject} vẫn không vào được",
            "Whoever knows the password of {subject} still does not get in",
        ),
        text("điện thoại, giấy, bút", "phone, paper, pen"),
        vec![
            text("Mở {path}", "Open {path}"),
            text(
                "Chọn ứng dụng xác thực, làm theo màn hình",
                "Choose the authenticator app and follow the screen",
            ),
            text(
                "Chép mã dự phòng ra giấy, cất ở nhà. Không chụp ảnh",
                "Copy the backup codes onto paper and keep it at home. No photograph",
            ),
        ],
    ));
    let mut reuse = control(
        "password-reuse",
        Scope::Account,
        text("Mật khẩu riêng", "A password of its own"),
        text(
            "{subject} đã có mật khẩu riêng chưa?",
            "Does {subject} have a password of its own?",
        ),
        Some(Attribute::Password),
    );
    reuse.remedies.push(remedy(
        FixKind::UniquePassword,
        text(
            "Đặt mật khẩu riêng cho {subject}",
            "Give {subject} a password of its own",
        ),
        text(
            "Mật khẩu lộ ở trang khác không mở được {subject} nữa",
            "A password leaked elsewhere no longer opens {subject}",
        ),
        text("", ""),
        vec![
            text("Mở {path}", "Open {path}"),
            text(
                "Đặt mật khẩu mới, chưa dùng ở đâu, chép ra giấy cất kín",
                "Set a new password used nowhere else, write it on paper and keep it safe",
            ),
        ],
    ));
    let exposed = control(
        "password-exposed",
        Scope::Password,
        text("Mật khẩu đã lộ", "Exposed password"),
        text(
            "Có nơi nào báo {subject} đã bị lộ chưa?",
            "Has anybody reported that {subject} was exposed?",
        ),
        Some(Attribute::Exposed),
    );
    let lock = control(
        "device-lock",
        Scope::Device,
        text("Khóa màn hình", "Screen lock"),
        text(
            "{subject} đã đặt khóa màn hình chưa?",
            "Does {subject} have a screen lock?",
        ),
        Some(Attribute::Lock),
    );
    let mut pin = control(
        "sim-pin",
        Scope::Number,
        text("Mã PIN của SIM", "SIM PIN"),
        text(
            "SIM của {subject} đã đặt mã PIN chưa?",
            "Does the SIM of {subject} ask for a PIN?",
        ),
        Some(Attribute::SimPin),
    );
    pin.provisions = vec!["huong-dan-tinh#x-sim".to_owned(), "luat-anm-2018#d42".to_owned()];
    vec![second, reuse, exposed, lock, pin]
}

fn path(surface: Surface, vi: &[&str], en: &[&str], url: Option<&str>, mark: Mark) -> MenuPath {
    let own = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect();
    MenuPath {
        surface,
        vi: own(vi),
        en: own(en),
        url: url.map(str::to_owned),
        provenance: provenance(mark),
    }
}

fn platform(id: &str, name: &str, kind: Option<AccountKind>, controls: Vec<PlatformControl>) -> Platform {
    Platform {
        id: id.to_owned(),
        name: text(name, name),
        kind,
        value: Value::High,
        second_factors: vec![Method::Sms, Method::Totp, Method::Key],
        extra_password: false,
        identity: Identity::Login,
        run_from: None,
        sites: Vec::new(),
        controls,
        recover: text("Vào trang lấy lại tài khoản.", "Go to the recovery page."),
        recover_url: None,
        provenance: provenance(Mark::Verified),
    }
}

fn placed(control: &str, paths: Vec<MenuPath>) -> PlatformControl {
    PlatformControl {
        control: control.to_owned(),
        paths,
        note: Text::default(),
    }
}

fn platforms() -> Vec<Platform> {
    let facebook = |control: &str, last: (&str, &str), mark: Mark| {
        placed(
            control,
            vec![
                path(
                    Surface::App,
                    &["Trung tâm tài khoản", "Mật khẩu và bảo mật", last.0],
                    &["Accounts Center", "Password and security", last.1],
                    None,
                    mark,
                ),
                path(
                    Surface::Web,
                    &[],
                    &[],
                    Some("https://accountscenter.facebook.com/password_and_security"),
                    mark,
                ),
            ],
        )
    };
    vec![
        platform(
            "facebook",
            "Facebook",
            Some(AccountKind::Social),
            vec![
                facebook(
                    "second-factor",
                    ("Xác thực 2 yếu tố", "Two-factor authentication"),
                    Mark::Verified,
                ),
                facebook(
                    "password-reuse",
                    ("Đổi mật khẩu", "Change password"),
                    Mark::Unverified,
                ),
            ],
        ),
        platform(
            "google",
            "Gmail",
            Some(AccountKind::Mail),
            vec![
                placed(
                    "second-factor",
                    vec![path(
                        Surface::Web,
                        &["Bảo mật", "Xác minh 2 bước"],
                        &["Security", "2-Step Verification"],
                        Some("https://myaccount.google.com/security"),
                        Mark::Verified,
                    )],
                ),
                placed("password-reuse", Vec::new()),
            ],
        ),
    ]
}

fn directive(id: &str, number: &str, short: Text, status: InstrumentStatus) -> Directive {
    Directive {
        id: id.to_owned(),
        number: number.to_owned(),
        issuer: text("Quốc hội", "National Assembly"),
        level: InstrumentLevel::Law,
        title: short.clone(),
        short,
        issued: Some(jiff::civil::date(2025, 12, 10)),
        in_force: Some(jiff::civil::date(2026, 7, 1)),
        ended: None,
        status,
        status_mark: Mark::Verified,
        successor: None,
        territory: "vn".to_owned(),
        note: Text::default(),
        no_provisions: None,
        sources: vec!["fixture".to_owned()],
        checked: TODAY,
        mark: Mark::Verified,
        provisions: Vec::new(),
        pack: None,
    }
}

fn provision(id: &str, article: Option<Text>, vi: &str, en: &str, mark: Mark) -> Provision {
    Provision {
        id: id.to_owned(),
        article,
        text: text(vi, en),
        in_force: None,
        status: None,
        mark,
        protective: true,
    }
}

fn registry() -> Registry {
    let mut law = directive(
        "luat-anm-2025",
        "116/2025/QH15",
        text("Luật An ninh mạng 2025", "Law on Cybersecurity 2025"),
        InstrumentStatus::InForce,
    );
    law.provisions.push(provision(
        "d42.2",
        Some(text("khoản 2 Điều 42", "Article 42(2)")),
        "Ai đứng tên tài khoản số thì tự giữ kín dữ liệu gắn với việc lập và dùng tài khoản đó.",
        "Whoever holds a digital account keeps the data tied to opening and using it confidential.",
        Mark::Verified,
    ));
    let mut old = directive(
        "luat-anm-2018",
        "24/2018/QH14",
        text("Luật An ninh mạng 2018", "Law on Cybersecurity 2018"),
        InstrumentStatus::Ended,
    );
    old.issued = Some(jiff::civil::date(2018, 6, 12));
    old.in_force = Some(jiff::civil::date(2019, 1, 1));
    old.ended = Some(jiff::civil::date(2026, 7, 1));
    old.successor = Some("luat-anm-2025".to_owned());
    old.provisions.push(provision(
        "d42",
        Some(text("Điều 42", "Article 42")),
        "Quy định cũ.",
        "The old provision.",
        Mark::Verified,
    ));
    let mut guide = directive(
        "huong-dan-tinh",
        "",
        text("Hướng dẫn của tỉnh", "Provincial guidance"),
        InstrumentStatus::InForce,
    );
    guide.mark = Mark::Secondary;
    guide.status_mark = Mark::Unverified;
    guide.in_force = None;
    guide.provisions.push(provision(
        "x-sim",
        None,
        "Giữ số điện thoại đứng tên mình.",
        "Keep a phone number in one's own name.",
        Mark::Secondary,
    ));
    Registry {
        directives: vec![law, old, guide],
    }
}

fn param(triple: [f64; 3], tag: Tag, vi: &str, en: &str) -> Param {
    Param {
        triple,
        unit: Unit::Rate,
        tag,
        note: text(vi, en),
        source: "expert prior".to_owned(),
    }
}

pub(super) fn content() -> Content {
    let pack = Pack {
        id: "quick".to_owned(),
        title: text("Câu hỏi nhanh", "Quick questions"),
        about: text("Những câu đáng hỏi nhất.", "The questions worth most."),
        limit: Some(12),
        budget_minutes: 10,
        controls: vec!["second-factor".to_owned(), "password-reuse".to_owned()],
        together: Vec::new(),
        rows: Vec::new(),
        stations: Vec::new(),
    };
    let table = BTreeMap::from([
        (
            "leak.site".to_owned(),
            param(
                [0.0003, 0.0015, 0.006],
                Tag::Prior,
                "Mỗi trang dùng cùng mật khẩu",
                "Per further site with the same password",
            ),
        ),
        (
            "rec.mail".to_owned(),
            param(
                [0.8, 0.95, 1.0],
                Tag::Prior,
                "Đặt lại qua email",
                "Reset by e-mail works",
            ),
        ),
    ]);
    Content {
        catalog: Catalog {
            help: Help::default(),
            controls: controls(),
            platforms: platforms(),
            packs: vec![pack],
        },
        registry: registry(),
        params: Params {
            version: "1".to_owned(),
            date: TODAY,
            table,
        },
    }
}

fn account(id: &str, kind: AccountKind, value: Value, password: Option<&str>) -> Account {
    Account {
        id: id.into(),
        kind,
        value,
        password: password.map(|group| Known::Is(group.into())),
        second: Known::Is(Vec::new()),
        recovery_mail: Known::Is(Vec::new()),
        recovery_sms: Known::Is(Vec::new()),
        questions: Known::Is(false),
        sso: None,
        devices: Vec::new(),
        saved_in: Vec::new(),
        vault: None,
        admins: Vec::new(),
        shared_with: Known::Is(0),
        apps: Known::Is(Apps::None),
        codes: Known::Is(Codes::None),
        needed: true,
    }
}

fn profile() -> Profile {
    let mut gmail = account("gmail", AccountKind::Mail, Value::Critical, Some("main"));
    gmail.recovery_sms = Known::Is(vec!["sim".into()]);
    gmail.devices = vec!["pc".into(), "phone".into()];
    gmail.saved_in = vec!["pc".into()];
    let mut facebook = account("facebook", AccountKind::Social, Value::High, Some("main"));
    facebook.recovery_mail = Known::Is(vec!["gmail".into()]);
    facebook.recovery_sms = Known::Is(vec!["sim".into()]);
    facebook.devices = vec!["pc".into(), "phone".into()];
    let mut zalo = account("zalo", AccountKind::Social, Value::High, Some("main"));
    zalo.recovery_sms = Known::Is(vec!["sim".into()]);
    zalo.devices = vec!["phone".into()];
    let mut page = account("page", AccountKind::Page, Value::Critical, None);
    page.admins = vec!["facebook".into()];
    let mut shop = account("shop", AccountKind::Other, Value::Low, Some("main"));
    shop.recovery_mail = Known::Is(vec!["gmail".into()]);
    let device = |id: &str, kind, lock| Device {
        id: id.into(),
        kind,
        hygiene: Known::Is(Hygiene::Normal),
        lock: Known::Is(lock),
    };
    Profile {
        person: Person {
            target: Known::Is(Level::Medium),
            oversharing: Known::Is(Level::Medium),
        },
        devices: vec![
            device("pc", DeviceKind::Windows, Lock::None),
            device("phone", DeviceKind::Android, Lock::Short),
        ],
        numbers: vec![Number {
            id: "sim".into(),
            device: Some("phone".into()),
            sim_pin: Known::Is(false),
        }],
        passwords: vec![PasswordGroup {
            id: "main".into(),
            strength: Known::Is(1),
            exposed: Known::Is(false),
            personal: Known::Is(true),
            elsewhere: Known::Is(3),
            paper: false,
            unique: false,
        }],
        similar: Vec::new(),
        accounts: vec![gmail, facebook, zalo, page, shop],
    }
}

pub(super) fn subject(kind: &str) -> Subject {
    Subject::parse(kind).unwrap()
}

fn labels() -> BTreeMap<Subject, Label> {
    [
        ("account:gmail", Some("google"), "Gmail", "Gmail"),
        ("account:facebook", Some("facebook"), "Facebook", "Facebook"),
        ("account:zalo", Some("zalo"), "Zalo", "Zalo"),
        (
            "account:page",
            Some("facebook-page"),
            "trang của cơ quan",
            "the agency's page",
        ),
        ("account:shop", None, "trang mua sắm", "a shop"),
        ("device:pc", None, "máy tính cơ quan", "the office computer"),
        ("device:phone", None, "điện thoại", "the phone"),
        ("number:sim", None, "số điện thoại 1", "phone number 1"),
        ("password:main", None, "mật khẩu dùng lại", "the reused password"),
        ("person", None, "bản thân", "oneself"),
    ]
    .into_iter()
    .map(|(key, platform, vi, en)| {
        (
            subject(key),
            Label {
                platform: platform.map(str::to_owned),
                vi: vi.to_owned(),
                en: en.to_owned(),
            },
        )
    })
    .collect()
}

pub(super) fn fix(kind: FixKind, subject: Option<&str>) -> FixName {
    FixName {
        kind,
        subject: subject.map(Into::into),
    }
}

pub(super) fn link(fact: &str, from: &[&str], steps: &[&str]) -> Link {
    let own = |list: &[&str]| list.iter().map(|item| (*item).to_owned()).collect();
    Link {
        fact: fact.to_owned(),
        from: own(from),
        steps: own(steps),
    }
}

pub(super) fn story(incident: &str, links: Vec<Link>) -> Story {
    let mut steps: Vec<String> = links.iter().flat_map(|link| link.steps.clone()).collect();
    steps.sort();
    Story {
        account: "page".into(),
        incident: incident.to_owned(),
        links,
        steps,
        rate: 0.009,
        sure: true,
    }
}

fn stories() -> Vec<Story> {
    vec![
        story(
            "leak:main",
            vec![
                link("know:main", &[], &[]),
                link("own:gmail", &["know:main"], &[]),
                link("rst:facebook", &["own:gmail"], &["rec:facebook/mail"]),
                link("own:facebook", &["rst:facebook"], &[]),
                link("own:page", &["own:facebook"], &[]),
            ],
        ),
        story(
            "malware:pc",
            vec![
                link("infected:pc", &[], &[]),
                link("know:main", &["infected:pc"], &["harvest:main@pc"]),
                link("own:facebook", &["know:main"], &[]),
                link("own:page", &["own:facebook"], &[]),
            ],
        ),
    ]
}

fn axis(low: f64, high: f64, scores: [f64; 2], grades: [Grade; 2]) -> Axis {
    Axis {
        low,
        high,
        prior_band: [0.0315, 1.1007],
        score_low: scores[0],
        score_high: scores[1],
        grade: grades[1],
        grade_best: grades[0],
    }
}

fn ranked(name: FixName, gain: f64, points: f64, lockout_change: f64) -> RankedFix {
    let minutes = name.kind.minutes();
    RankedFix {
        fix: name,
        minutes,
        gain,
        per_minute: gain / f64::from(minutes),
        points,
        lockout_change,
        bounded: false,
    }
}

fn assessment() -> Assessment {
    let risk = |id: &str, takeover, locked_out| AccountRisk {
        id: id.into(),
        takeover,
        locked_out,
    };
    let family = |name: &str, value| (name.to_owned(), value);
    Assessment {
        result: Evaluation {
            exposure: axis(0.185_312, 0.185_312, [80.707_1, 80.707_1], [Grade::D, Grade::D]),
            lockout: axis(0.000_64, 0.000_64, [20.151, 20.151], [Grade::A, Grade::A]),
            accounts: vec![
                risk("gmail", 0.056_955, 0.0),
                risk("facebook", 0.059_653, 0.0),
                risk("zalo", 0.055_303, 0.001_247),
                risk("page", 0.0597, 0.0),
                risk("shop", 0.056_668, 0.000_32),
            ],
            any_important: Some(0.060_177),
            by_family: vec![
                family("targeted", 0.052_509),
                family("clone", 0.003),
                family("malware", 0.038_622),
                family("theft", 0.014_705),
                family("number", 0.0008),
                family("guess", 0.009_15),
                family("leak", 0.027_45),
                family("phish", 0.038_125),
                family("apps", 0.000_951),
            ],
            unknowns: 0,
            bounded: false,
        },
        ranking: vec![
            ranked(
                fix(FixKind::UniquePassword, Some("gmail")),
                0.043_077,
                2.644_9,
                0.0006,
            ),
            ranked(
                fix(FixKind::SecondTotp, Some("facebook")),
                0.045_028,
                2.784_6,
                0.0,
            ),
            ranked(fix(FixKind::DeviceLock, Some("phone")), 0.007_228, 0.393_9, 0.0),
            ranked(fix(FixKind::ReduceOversharing, None), 0.019_503, 1.104_6, 0.0),
        ],
        plan: vec![PlannedFix {
            fix: fix(FixKind::UniquePassword, Some("gmail")),
            minutes: 4,
            exposure: 0.142_235,
            score: 78.062_2,
            lockout: 0.001_24,
        }],
        questions: Vec::new(),
        migration: Some(Migration {
            minutes: 45,
            gain: 0.113_478,
            score: 71.020_6,
            lockout_change: 0.009_218,
            offer: true,
        }),
        left_out: false,
    }
}

fn step(name: FixName, scores: [f64; 2], closes: &[&str], lockout: (f64, Grade, Grade)) -> Step {
    Step {
        minutes: name.kind.minutes(),
        action: Action::Fix(name),
        score_before: scores[0],
        score_after: scores[1],
        closes: closes.iter().map(|family| (*family).to_owned()).collect(),
        lockout_change: lockout.0,
        lockout_grades: (lockout.1, lockout.2),
        because: Because::LowersExposure,
    }
}

fn finding(code: &str, about: &str, state: FindingState, evidence: Option<Evidence>) -> Finding {
    let choice = match state {
        FindingState::Good => Some("done".to_owned()),
        FindingState::Bad => Some("not-done".to_owned()),
        _ => None,
    };
    let provisions: &[&str] = if code == "sim-pin" {
        &["huong-dan-tinh#x-sim"]
    } else {
        &["luat-anm-2025#d42.2"]
    };
    Finding {
        code: code.to_owned(),
        subject: subject(about),
        state: Some(state),
        choice,
        evidence,
        provisions: provisions.iter().map(|item| (*item).to_owned()).collect(),
        fix: None,
    }
}

fn findings() -> Vec<Finding> {
    use FindingState::{Bad, CouldNotCheck, Good, NotChecked};
    let memory = Some(Evidence::Declared);
    vec![
        finding("second-factor", "account:gmail", Bad, memory),
        finding("password-reuse", "account:gmail", Bad, memory),
        finding("second-factor", "account:facebook", Bad, Some(Evidence::Looked)),
        finding("password-reuse", "account:facebook", Bad, memory),
        finding("second-factor", "account:zalo", NotChecked, None),
        finding("password-reuse", "account:zalo", Bad, memory),
        finding("password-exposed", "password:main", CouldNotCheck, None),
        finding("device-lock", "device:pc", Bad, Some(Evidence::Looked)),
        finding("device-lock", "device:phone", Good, Some(Evidence::Measured)),
        finding("sim-pin", "number:sim", NotChecked, None),
    ]
}

fn explanation() -> Explanation {
    Explanation {
        incidents: vec![
            ExplainedIncident {
                incident: "leak:main".to_owned(),
                rate: 0.009,
                adds: 0.027_45,
                params: vec!["leak.site".to_owned()],
            },
            ExplainedIncident {
                incident: "clone".to_owned(),
                rate: 0.03,
                adds: 0.003,
                params: Vec::new(),
            },
        ],
        steps: vec![ExplainedStep {
            step: "rec:facebook/mail".to_owned(),
            probability: 0.95,
            params: vec!["rec.mail".to_owned()],
        }],
    }
}

/// The typical officer: grade D, three steps, four of ten items open.
pub(super) fn officer() -> Report {
    Report {
        created: "2026-11-23T08:30:00+07:00".to_owned(),
        date: TODAY,
        model: ModelVersion {
            version: "1".to_owned(),
            date: TODAY,
        },
        pack: "quick".to_owned(),
        sample: false,
        profile: profile(),
        labels: labels(),
        assessment: assessment(),
        coverage: Coverage {
            answered: 7,
            asked: 10,
            share: 0.7,
            by_evidence: BTreeMap::from([
                (Evidence::Declared, 4),
                (Evidence::Looked, 2),
                (Evidence::Measured, 1),
            ]),
        },
        findings: findings(),
        waivers: Vec::new(),
        others: Vec::new(),
        steps: vec![
            step(
                fix(FixKind::UniquePassword, Some("gmail")),
                [80.707_1, 78.062_2],
                &["leak", "phish"],
                (0.0006, Grade::A, Grade::A),
            ),
            step(
                fix(FixKind::UniquePassword, Some("facebook")),
                [78.062_2, 73.762],
                &["leak", "phish"],
                (0.0, Grade::A, Grade::A),
            ),
            step(
                fix(FixKind::SecondTotp, Some("facebook")),
                [73.762, 70.792],
                &["targeted", "phish"],
                (0.0084, Grade::A, Grade::B),
            ),
        ],
        road: Road {
            complete: true,
            now: 80.707_1,
            after_steps: 70.792,
            floor: 46.7,
            grades: [Grade::D, Grade::C, Grade::B],
        },
        stories: stories(),
        drivers: [
            ("targeted", 0.28),
            ("malware", 0.21),
            ("phish", 0.21),
            ("leak", 0.15),
            ("theft", 0.08),
            ("guess", 0.05),
            ("clone", 0.02),
        ]
        .into_iter()
        .map(|(family, share)| Driver {
            family: family.to_owned(),
            share,
        })
        .collect(),
        explanation: Some(explanation()),
    }
}

/// The same with unknown answers: an interval, and questions worth asking.
pub(super) fn unsure() -> Report {
    let mut report = officer();
    report.assessment.result.exposure =
        axis(0.086_157, 1.041_963, [72.917_9, 95.276_6], [Grade::C, Grade::E]);
    report.assessment.result.lockout = axis(0.000_64, 0.02, [20.151, 57.4], [Grade::A, Grade::B]);
    let question = |section, id: &str, attribute: &str, may_lower| OpenQuestion {
        question: AttributeKey {
            section,
            id: id.to_owned(),
            attribute: attribute.to_owned(),
        },
        may_lower,
    };
    report.assessment.questions = vec![
        question(Section::Passwords, "main", "exposed", 0.5699),
        question(Section::Accounts, "gmail", "second", 0.3184),
        question(Section::Person, "", "target", 0.3042),
    ];
    report.assessment.result.unknowns = 3;
    report
}

/// Everything answered, nothing to do, grade A.
pub(super) fn calm() -> Report {
    let mut report = officer();
    report.assessment.result.exposure = axis(0.003, 0.003, [36.9, 36.9], [Grade::A, Grade::A]);
    report.steps.clear();
    for finding in &mut report.findings {
        finding.state = Some(FindingState::Good);
        finding.choice = Some("done".to_owned());
        finding.evidence = Some(Evidence::Looked);
    }
    report.coverage.answered = 10;
    report.coverage.share = 1.0;
    report.road = Road {
        complete: true,
        now: 36.9,
        after_steps: 36.9,
        floor: 36.9,
        grades: [Grade::A; 3],
    };
    report
}
