//! A small content and a small reader of answers.

use rasoat::audit::Sheet;
use rasoat::domain::answer::{Answer, Answers, Evidence, Given, QuestionId, Subject};
use rasoat::domain::checklist::{
    Attribute, Catalog, Choice, ChoiceState, Condition, Control, Identity, MenuPath, Need, Pack, Platform,
    PlatformControl, Scope, Setting, Surface,
};
use rasoat::domain::id::Id;
use rasoat::domain::incident::Help;
use rasoat::domain::profile::{AccountKind, AttributeKey, Known, Method, Person, Profile, Section, Value};
use rasoat::domain::report::Label;
use rasoat::domain::text::{Date, Mark, Provenance, Text};
use rasoat::interview::{Agenda, Interview, Options};
use std::collections::BTreeMap;

pub(super) fn q(text: &str) -> QuestionId {
    QuestionId::parse(text).expect("a question")
}

/// Stored answers: choices separated by spaces.
pub(super) fn answers(list: &[(&str, &str)]) -> Answers {
    list.iter()
        .map(|(question, ids)| {
            (
                q(question),
                Answer {
                    given: Given::Chosen(ids.split_whitespace().map(str::to_owned).collect()),
                    evidence: Evidence::Declared,
                },
            )
        })
        .collect()
}

pub(super) struct World {
    catalog: Catalog,
    reader: Reader,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            catalog: catalog(),
            reader: Reader {
                values: BTreeMap::new(),
            },
        }
    }

    /// Says what the answer to an unknown is worth.
    pub(super) fn worth(mut self, key: &str, value: f64) -> Self {
        self.reader.values.insert(key.to_owned(), value);
        self
    }

    /// Zalo has no second factor at all: "off" is the only thing that can be said of every account.
    /// The first menu path of Facebook gets a link, from somebody else's pack.
    pub(super) fn a_link_of_a_pack(&mut self, url: &str, pack: &str) {
        let platform = self
            .catalog
            .platforms
            .iter_mut()
            .find(|platform| platform.id == "facebook");
        let path = platform.and_then(|platform| {
            platform
                .controls
                .iter_mut()
                .find_map(|control| control.paths.first_mut())
        });
        let path = path.expect("a menu path");
        path.url = Some(url.to_owned());
        path.provenance.pack = Some(pack.to_owned());
    }

    pub(super) fn only_one_common_choice(&mut self) {
        for platform in &mut self.catalog.platforms {
            if platform.id == "zalo" {
                platform.second_factors.clear();
            }
        }
        for control in &mut self.catalog.controls {
            if control.id == "second-factor" {
                control.choices[1].needs = Some(Need::Method(Method::Sms));
            }
        }
    }

    pub(super) fn begin(&self, pack: &str, answers: Answers, options: Options) -> Interview<'_> {
        let pack = self.catalog.pack(pack).expect("a pack");
        Interview::new(&self.catalog, pack, &self.reader, answers, options)
    }

    /// With the set-up done: Facebook and Google, no devices.
    pub(super) fn ready(&self, pack: &str) -> Interview<'_> {
        let stored = answers(&[
            ("accounts-used@setup", "facebook google"),
            ("devices-used@setup", "none"),
        ]);
        self.begin(pack, stored, Options::default())
    }
}

struct Reader {
    values: BTreeMap<String, f64>,
}

impl Reader {
    fn accounts(catalog: &Catalog, answers: &Answers) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        if let Some(Given::Chosen(ids)) = answers.get(&q("accounts-used@setup")).map(|answer| &answer.given) {
            for platform in ids {
                assert!(catalog.platform(platform).is_some());
                let nth = out.iter().filter(|(_, of)| of == platform).count();
                let id = if nth == 0 {
                    platform.clone()
                } else {
                    format!("{platform}-{}", nth + 1)
                };
                out.push((id, platform.clone()));
            }
        }
        out
    }
}

impl Agenda for Reader {
    fn sheet(&self, catalog: &Catalog, answers: &Answers) -> Sheet {
        let accounts = Self::accounts(catalog, answers);
        let label = |id: &str, platform: &str| Label {
            platform: Some(platform.to_owned()),
            vi: format!("tài khoản {id}"),
            en: format!("account {id}"),
        };
        Sheet {
            cautious: None,
            profile: Profile {
                person: Person {
                    target: Known::Unknown,
                    oversharing: Known::Unknown,
                },
                devices: Vec::new(),
                numbers: Vec::new(),
                passwords: Vec::new(),
                similar: Vec::new(),
                accounts: Vec::new(),
            },
            labels: accounts
                .iter()
                .map(|(id, platform)| (Subject::Account(id.as_str().into()), label(id, platform)))
                .collect(),
            platform_of: accounts
                .into_iter()
                .map(|(id, platform)| (Id::from(id), platform))
                .collect(),
        }
    }

    fn applicable(
        &self,
        catalog: &Catalog,
        pack: &Pack,
        only: &[String],
        answers: &Answers,
        sheet: &Sheet,
    ) -> Vec<QuestionId> {
        let mut out = Vec::new();
        let add = |out: &mut Vec<QuestionId>, control: &Control, subject: Subject| {
            let question = |id: &str| QuestionId {
                control: id.to_owned(),
                subject: subject.clone(),
            };
            let applies = control.only_if.as_ref().is_none_or(|condition| {
                matches!(
                    answers.get(&question(&condition.control)).map(|answer| &answer.given),
                    Some(Given::Chosen(ids)) if ids.iter().any(|id| condition.choices.contains(id))
                )
            });
            if applies {
                out.push(question(&control.id));
            }
        };
        for control in catalog
            .controls
            .iter()
            .filter(|control| control.scope == Scope::Setup)
        {
            add(&mut out, control, Subject::Setup);
        }
        let chosen = || {
            catalog
                .controls
                .iter()
                .filter(|control| pack.controls.contains(&control.id))
        };
        for (account, platform) in &sheet.platform_of {
            if !only.is_empty() && !only.contains(platform) {
                continue;
            }
            for control in chosen().filter(|control| control.scope == Scope::Account) {
                add(&mut out, control, Subject::Account(account.clone()));
            }
        }
        for control in chosen() {
            match control.scope {
                Scope::Password if !sheet.platform_of.is_empty() => {
                    add(&mut out, control, Subject::Password("main".into()));
                }
                Scope::Person => add(&mut out, control, Subject::Person),
                _ => {}
            }
        }
        out
    }

    fn attribute_keys(&self, catalog: &Catalog, _sheet: &Sheet, question: &QuestionId) -> Vec<AttributeKey> {
        let attribute = catalog
            .control(&question.control)
            .and_then(|control| control.sets);
        attribute
            .map(|attribute| AttributeKey {
                section: Section::Accounts,
                id: question.subject.id().to_owned(),
                attribute: attribute.as_str().to_owned(),
            })
            .into_iter()
            .collect()
    }

    fn values(&self, _profile: &Profile) -> BTreeMap<String, f64> {
        self.values.clone()
    }
}

fn text(vi: &str, en: &str) -> Text {
    Text {
        vi: vi.to_owned(),
        en: en.to_owned(),
    }
}

fn provenance(mark: Mark) -> Provenance {
    Provenance {
        source: "made up for the tests".into(),
        dated: None,
        checked: Date::constant(2026, 8, 4),
        mark,
        pack: None,
    }
}

fn control(id: &str, scope: Scope, seconds: u32, choices: &[(&str, &str, &str)]) -> Control {
    Control {
        id: id.to_owned(),
        scope,
        title: text(id, id),
        question: text(
            &format!("{{subject}}: {id} thế nào rồi?"),
            &format!("{{subject}}: {id}?"),
        ),
        together: None,
        why: text("có bước thứ hai thì người biết mật khẩu vẫn khó vào được.", "why"),
        look: text("xem trong phần cài đặt.", "look"),
        fix: Text::default(),
        seconds,
        multiple: false,
        measurable: false,
        sets: None,
        only_if: None,
        choices: choices
            .iter()
            .map(|(id, vi, en)| Choice {
                id: (*id).to_owned(),
                text: text(vi, en),
                state: ChoiceState::Neutral,
                set: None,
                needs: None,
                only_on: Vec::new(),
                measured_only: false,
            })
            .collect(),
        remedies: Vec::new(),
        provisions: Vec::new(),
        provenance: provenance(Mark::Verified),
    }
}

fn platform(id: &str, name: &str, methods: &[Method], mark: Mark) -> Platform {
    Platform {
        id: id.to_owned(),
        name: text(name, name),
        kind: Some(AccountKind::Social),
        value: Value::High,
        second_factors: methods.to_vec(),
        extra_password: false,
        identity: Identity::Login,
        run_from: None,
        sites: vec![format!("{id}.com")],
        controls: vec![PlatformControl {
            control: "second-factor".into(),
            paths: vec![MenuPath {
                surface: Surface::App,
                vi: ["Trung tâm tài khoản", "Mật khẩu và bảo mật", "Xác thực 2 yếu tố"]
                    .map(str::to_owned)
                    .to_vec(),
                en: Vec::new(),
                url: None,
                provenance: provenance(mark),
            }],
            note: Text::default(),
        }],
        recover: Text::default(),
        recover_url: None,
        provenance: provenance(Mark::Verified),
    }
}

fn pack(id: &str, limit: Option<u32>, controls: &[&str], together: &[&str]) -> Pack {
    Pack {
        id: id.to_owned(),
        title: text(id, id),
        about: Text::default(),
        limit,
        budget_minutes: 15,
        controls: controls.iter().map(|id| (*id).to_owned()).collect(),
        together: together.iter().map(|id| (*id).to_owned()).collect(),
        rows: Vec::new(),
        stations: Vec::new(),
    }
}

fn catalog() -> Catalog {
    let mut accounts = control("accounts-used", Scope::Setup, 20, &[]);
    // Its choices are the platforms.
    accounts.sets = Some(Attribute::UsedAccounts);
    accounts.multiple = true;
    accounts.question = text("Đang dùng những tài khoản nào?", "Which accounts are in use?");
    let mut devices = control(
        "devices-used",
        Scope::Setup,
        20,
        &[
            ("phone", "Điện thoại", "A phone"),
            ("computer", "Máy tính", "A computer"),
            ("none", "Không có", "None"),
        ],
    );
    devices.multiple = true;
    let mut second = control(
        "second-factor",
        Scope::Account,
        40,
        &[
            ("app", "Đã bật, dùng ứng dụng xác thực", "On, with an app"),
            ("sms", "Đã bật, mã qua SMS", "On, with SMS"),
            ("off", "Chưa bật", "Off"),
        ],
    );
    second.sets = Some(Attribute::Second);
    second.question = text(
        "{subject} đã bật xác minh 2 bước chưa?",
        "Is two-step verification on for {subject}?",
    );
    second.together = Some(text(
        "Mọi tài khoản đã bật xác minh 2 bước chưa?",
        "Is two-step verification on for all of them?",
    ));
    second.choices[0].needs = Some(Need::Method(Method::Totp));
    let mut codes = control(
        "backup-codes",
        Scope::Account,
        20,
        &[
            ("paper", "Trên giấy", "On paper"),
            ("nowhere", "Chưa có", "None yet"),
        ],
    );
    codes.only_if = Some(Condition {
        control: "second-factor".into(),
        choices: vec!["app".into(), "sms".into()],
    });
    let mut sessions = control(
        "sessions",
        Scope::Account,
        20,
        &[
            ("own", "Chỉ máy của mình", "Own ones"),
            ("old", "Có máy lạ", "Others"),
        ],
    );
    sessions.sets = Some(Attribute::Devices);
    let mut strength = control(
        "password-strength",
        Scope::Password,
        20,
        &[("s1", "Ngắn", "Short"), ("s3", "Dài", "Long")],
    );
    strength.measurable = true;
    strength.sets = Some(Attribute::Strength);
    strength.choices[0].set = Some(Setting::Number(1));
    strength.choices[1].set = Some(Setting::Number(3));
    let role = control(
        "public-role",
        Scope::Person,
        20,
        &[
            ("no", "Không đại diện cơ quan", "No"),
            ("yes", "Có đại diện cơ quan", "Yes"),
        ],
    );
    let all = ["second-factor", "backup-codes", "sessions", "public-role"];
    Catalog {
        help: Help::default(),
        controls: vec![accounts, devices, second, codes, sessions, strength, role],
        platforms: vec![
            platform(
                "facebook",
                "Facebook",
                &[Method::Sms, Method::Totp],
                Mark::Verified,
            ),
            platform("google", "Google", &[Method::Sms, Method::Totp], Mark::Unverified),
            platform("zalo", "Zalo", &[Method::Sms], Mark::Secondary),
        ],
        packs: vec![
            pack("full", None, &all, &[]),
            pack("limited", Some(2), &all, &[]),
            pack("quick", None, &all, &["second-factor"]),
            pack("passwords", None, &["password-strength", "public-role"], &[]),
        ],
    }
}
