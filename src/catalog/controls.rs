//! `controls.toml`: what is asked.

use super::codes;
use super::facts::{Arg, Kind, PLAIN, STEP, SUBJECT, Target};
use super::fields::{Fields, is_kebab};
use super::reader::{Node, Reading};
use super::wording;
use super::words::{DEVICES, METHODS, NEEDS, SCOPES, STATES, meaning, spellings};
use crate::domain::checklist::{Attribute, Choice, Condition, Control, Remedy, Scope, Setting};
use crate::domain::fix::FixKind;
use crate::domain::profile::Method;
use toml::de::{DeTable, DeValue};

/// Every control of a document.
pub(crate) fn read(cx: &mut Reading, table: &DeTable<'_>) -> Vec<Control> {
    let mut root = Fields::new(table, 0..0);
    let controls = root.list(cx, "control");
    root.finish(cx);
    controls
        .into_iter()
        .filter_map(|node| control(cx, node))
        .collect()
}

fn control(cx: &mut Reading, node: &Node<'_>) -> Option<Control> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        cx.name(Kind::Control, id.clone(), fields.place("id"));
    }
    let scope = fields.word(cx, "scope", SCOPES, codes::BAD_SCOPE);
    let title = fields.text(cx, "title", PLAIN);
    let question = fields.text(cx, "question", SUBJECT);
    let together = fields.text_if(cx, "together", PLAIN);
    let why = fields.text(cx, "why", SUBJECT);
    let look = fields.text(cx, "look", STEP);
    let fix = fields.text(cx, "fix", STEP);
    let seconds = fields
        .need(cx, "seconds")
        .and_then(|node| cx.whole(node, 3600))
        .unwrap_or(0);
    let sets = fields.get("sets").and_then(|node| attribute(cx, node));
    if let (Some(attribute), Some(scope)) = (sets, scope)
        && attribute.scope() != scope
    {
        let belongs = SCOPES.iter().find(|(_, known)| *known == attribute.scope());
        let args = vec![
            ("name", attribute.as_str().into()),
            ("expected", belongs.map_or("", |(word, _)| word).into()),
        ];
        cx.report(codes::ATTRIBUTE_SCOPE, fields.place("sets"), args);
    }
    let multiple = fields.flag(cx, "multiple");
    // Only a list of what there is counts every choice; a finding has one state, and a choice of two would say two.
    if multiple && scope.is_some_and(|scope| scope != Scope::Setup) {
        cx.report(codes::SEVERAL_ANSWERS, fields.place("multiple"), Vec::new());
    }
    let measurable = fields.flag(cx, "measurable");
    // A list to choose several from is open; every other question has two ends.
    if !multiple {
        for (key, text) in [("question", Some(&question)), ("together", together.as_ref())] {
            if text.is_some_and(|text| !wording::has_two_ends(&text.vi)) {
                let span = fields.place_in(key, "vi");
                cx.report(codes::OPEN_QUESTION, span, Vec::new());
            }
        }
    }
    let only_if = fields.get("only_if").and_then(|node| condition(cx, node));
    let owner = id.clone().unwrap_or_default();
    let choice_nodes = fields.list(cx, "choice");
    let given = Given {
        owner: &owner,
        // An attribute that could not be read is one mistake, not one per choice.
        attribute: sets,
        sets_something: fields.get("sets").is_some(),
    };
    let choices: Vec<Choice> = choice_nodes
        .iter()
        .filter_map(|node| choice(cx, node, &given))
        .collect();
    let made_elsewhere = matches!(sets, Some(Attribute::UsedAccounts | Attribute::RunPages)) || measurable;
    if choice_nodes.len() < 2 && !made_elsewhere {
        cx.report(
            codes::NO_CHOICES,
            fields.span.clone(),
            vec![("name", owner.as_str().into())],
        );
    }
    let remedies = fields
        .list(cx, "remedy")
        .into_iter()
        .filter_map(|node| remedy(cx, node, &owner))
        .collect();
    let provisions = fields.strings(cx, "provisions");
    let provenance = fields.provenance(cx);
    fields.finish(cx);
    Some(Control {
        id: id?,
        scope: scope?,
        title,
        question,
        together,
        why,
        look,
        fix,
        seconds,
        multiple,
        measurable,
        sets,
        only_if,
        choices,
        remedies,
        provisions: provisions
            .into_iter()
            .map(|(reference, span)| {
                cx.refers(Target::Provision, reference.clone(), span);
                reference
            })
            .collect(),
        provenance,
    })
}

fn attribute(cx: &mut Reading, node: &Node<'_>) -> Option<Attribute> {
    let written = cx.string(node)?;
    let found = Attribute::from_name(written);
    if found.is_none() {
        let known: Vec<&'static str> = Attribute::ALL.iter().map(|(_, name)| *name).collect();
        cx.not_a_word(codes::BAD_ATTRIBUTE, node.span(), written, &known);
    }
    found
}

fn condition(cx: &mut Reading, node: &Node<'_>) -> Option<Condition> {
    let mut fields = cx.fields(node)?;
    let control = fields
        .need(cx, "control")
        .and_then(|node| cx.string(node))
        .map(str::to_owned);
    let choices = fields.strings(cx, "choices");
    if choices.is_empty() {
        fields.missing(cx, "choices");
    }
    fields.finish(cx);
    let control = control?;
    cx.refers(Target::Control, control.clone(), fields.place("control"));
    let choices = choices
        .into_iter()
        .map(|(choice, span)| {
            cx.refers(Target::Choice, format!("{control}/{choice}"), span);
            choice
        })
        .collect();
    Some(Condition { control, choices })
}

/// What a choice must fit to.
struct Given<'a> {
    owner: &'a str,
    attribute: Option<Attribute>,
    sets_something: bool,
}

fn choice(cx: &mut Reading, node: &Node<'_>, given: &Given<'_>) -> Option<Choice> {
    let mut fields = cx.fields(node)?;
    let id = fields.id(cx, "id", is_kebab);
    if let Some(id) = &id {
        cx.name(Kind::Choice, format!("{}/{id}", given.owner), fields.place("id"));
    }
    let text = fields.text(cx, "text", PLAIN);
    let state = fields.word(cx, "state", STATES, codes::BAD_VALUE);
    let measured_only = fields.flag(cx, "measured_only");
    let set = match (fields.get("set"), given.attribute) {
        (Some(node), Some(attribute)) => setting(cx, attribute, node),
        (Some(node), None) if !given.sets_something => {
            not_allowed(cx, node, "catalog-set-nothing", "");
            None
        }
        // What is measured may leave the model's question open.
        (None, Some(attribute)) if expects(attribute) != Expects::Nothing && !measured_only => {
            let args = vec![("name", attribute.as_str().into())];
            cx.report(codes::MISSING_SET, fields.span.clone(), args);
            None
        }
        _ => None,
    };
    let needs = fields
        .get("needs")
        .and_then(|node| cx.word(node, NEEDS, codes::BAD_METHOD));
    let only_on = fields
        .strings(cx, "only_on")
        .into_iter()
        .map(|(platform, span)| {
            cx.refers(Target::Platform, platform.clone(), span);
            platform
        })
        .collect();
    fields.finish(cx);
    Some(Choice {
        id: id?,
        text,
        state: state?,
        set,
        needs,
        only_on,
        measured_only,
    })
}

/// What kind of value an attribute takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expects {
    /// The choices are made from the platforms.
    Nothing,
    /// A number up to this.
    Number(u32),
    Flag,
    Word,
    Methods,
    Device,
}

fn expects(attribute: Attribute) -> Expects {
    match attribute {
        Attribute::UsedAccounts | Attribute::RunPages => Expects::Nothing,
        Attribute::UsedDevices => Expects::Device,
        Attribute::UsedNumbers => Expects::Number(9),
        Attribute::Strength => Expects::Number(4),
        Attribute::Elsewhere => Expects::Number(5),
        Attribute::SharedWith => Expects::Number(2),
        Attribute::UsedVault
        | Attribute::SimPin
        | Attribute::Exposed
        | Attribute::Personal
        | Attribute::Questions
        | Attribute::Needed => Expects::Flag,
        Attribute::Second => Expects::Methods,
        Attribute::Target
        | Attribute::Oversharing
        | Attribute::Hygiene
        | Attribute::Lock
        | Attribute::Password
        | Attribute::RecoveryMail
        | Attribute::RecoverySms
        | Attribute::Devices
        | Attribute::SavedIn
        | Attribute::Apps
        | Attribute::Codes => Expects::Word,
    }
}

fn not_allowed(cx: &mut Reading, node: &Node<'_>, expected: &'static str, attribute: &str) {
    let args = vec![("name", attribute.into()), ("expected", Arg::Said(expected))];
    cx.report(codes::SET_NOT_ALLOWED, node.span(), args);
}

fn setting(cx: &mut Reading, attribute: Attribute, node: &Node<'_>) -> Option<Setting> {
    let name = attribute.as_str();
    match (expects(attribute), node.get_ref()) {
        (Expects::Number(most), DeValue::Integer(_)) => cx
            .whole(node, most)
            .and_then(|value| u8::try_from(value).ok())
            .map(Setting::Number),
        (Expects::Flag, DeValue::Boolean(value)) => Some(Setting::Flag(*value)),
        (Expects::Word, DeValue::String(word)) => {
            let known = attribute.words();
            if known.contains(&&**word) {
                return Some(Setting::Word(word.to_string()));
            }
            cx.not_a_word(codes::BAD_WORD, node.span(), word, known);
            None
        }
        (Expects::Device, DeValue::String(word)) => {
            let found = meaning(DEVICES, word);
            if found.is_none() {
                cx.not_a_word(codes::BAD_WORD, node.span(), word, &spellings(DEVICES));
            }
            found.map(Setting::Device)
        }
        (Expects::Methods, DeValue::Array(_)) => Some(Setting::Methods(methods(cx, node))),
        (expected, _) => {
            let said = match expected {
                Expects::Nothing => "catalog-set-platforms",
                Expects::Number(_) => "catalog-type-number",
                Expects::Flag => "catalog-type-flag",
                Expects::Word | Expects::Device => "catalog-set-word",
                Expects::Methods => "catalog-set-methods",
            };
            not_allowed(cx, node, said, name);
            None
        }
    }
}

/// A list of second factors.
pub(crate) fn methods(cx: &mut Reading, node: &Node<'_>) -> Vec<Method> {
    let nodes = cx.list(node);
    nodes
        .into_iter()
        .filter_map(|node| cx.word(node, METHODS, codes::BAD_METHOD))
        .collect()
}

fn remedy(cx: &mut Reading, node: &Node<'_>, owner: &str) -> Option<Remedy> {
    let mut fields = cx.fields(node)?;
    let kind = fields.get("kind").and_then(|node| {
        let written = cx.string(node)?;
        let found = FixKind::from_name(written);
        match found {
            Some(kind) => {
                let site = cx.site(node.span());
                cx.facts.remedies.push((kind, owner.to_owned(), site));
            }
            None => cx.not_a_word(
                codes::BAD_FIX_KIND,
                node.span(),
                written,
                &FixKind::ALL.map(FixKind::as_str),
            ),
        }
        found
    });
    // The model says how long its own fixes take, and where they lead.
    let (minutes, leads_to) = match (kind, fields.has("kind")) {
        (Some(kind), _) => (kind.minutes(), None),
        (None, true) => (0, None),
        (None, false) => own_way(cx, &mut fields, owner),
    };
    let title = fields.text(cx, "title", SUBJECT);
    let closes = fields.text(cx, "closes", SUBJECT);
    let needs = fields.text_if(cx, "needs", SUBJECT).unwrap_or_default();
    let steps = fields
        .list(cx, "steps")
        .into_iter()
        .map(|node| cx.text(node, STEP))
        .collect::<Vec<_>>();
    if steps.is_empty() {
        fields.missing(cx, "steps");
    }
    fields.finish(cx);
    Some(Remedy {
        kind,
        minutes,
        leads_to,
        title,
        closes,
        needs,
        steps,
    })
}

/// Minutes and goal of a remedy that carries out no fix of the model.
fn own_way(cx: &mut Reading, fields: &mut Fields<'_, '_>, owner: &str) -> (u32, Option<String>) {
    let minutes = fields
        .need(cx, "minutes")
        .and_then(|node| cx.whole(node, 600))
        .unwrap_or(0);
    let leads_to = fields.get("leads_to").and_then(|node| {
        let choice = cx.string(node)?.to_owned();
        cx.refers(Target::Choice, format!("{owner}/{choice}"), node.span());
        Some(choice)
    });
    (minutes, leads_to)
}
