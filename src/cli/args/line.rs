//! What may be typed, and its help: every command with its options, in one language.

use super::{parse_date, parse_limit, parse_minutes, parse_number, parse_range, parse_share, room};
use crate::i18n::Locale;
use clap::{Arg, ArgAction, ArgGroup, Command as Clap};
use std::ffi::OsString;
use std::path::PathBuf;

/// What commands are put together from, in one language.
pub(super) struct Parts {
    locale: Locale,
}

impl Parts {
    /// A command with its help.
    pub(super) fn section(&self, command: Clap, id: &str) -> Clap {
        let t = |key: &str| self.locale.text(key);
        command
            .about(t(&format!("help-{id}")))
            .before_help(t(&format!("help-{id}-examples")))
            .help_template(template(self.locale))
            .subcommand_help_heading(t("help-heading-commands"))
            .subcommand_value_name(t("help-value-command"))
    }

    /// `--id VALUE`.
    pub(super) fn option(&self, id: &'static str, value: &str) -> Arg {
        let t = |key: &str| self.locale.text(key);
        Arg::new(id)
            .long(id)
            .value_name(t(value))
            .help(t(&format!("help-option-{id}")))
            .help_heading(t("help-heading-options"))
            .hide_possible_values(true)
            .hide_default_value(true)
    }

    /// `--id`.
    pub(super) fn flag(&self, id: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(self.locale.text(&format!("help-option-{id}")))
            .help_heading(self.locale.text("help-heading-options"))
    }

    /// Files, at least one.
    pub(super) fn several(&self, id: &'static str) -> Arg {
        self.place(id, "help-value-file").num_args(1..)
    }

    /// A folder that must be named.
    pub(super) fn folder(&self, id: &'static str) -> Arg {
        self.place(id, "help-value-folder")
    }

    fn place(&self, id: &'static str, value: &str) -> Arg {
        Arg::new(id)
            .value_name(self.locale.text(value))
            .value_parser(clap::value_parser!(PathBuf))
            .required(true)
            .help(self.locale.text(&format!("help-argument-{id}")))
            .help_heading(self.locale.text("help-heading-arguments"))
    }
}

/// The whole command line, in one language.
pub(in crate::cli) fn command(locale: Locale) -> Clap {
    let t = |key: &str| locale.text(key);
    let parts = Parts { locale };
    let section = |command: Clap, id: &str| parts.section(command, id);
    let option = |id: &'static str, value: &str| parts.option(id, value);
    let flag = |id: &'static str| parts.flag(id);
    let everywhere = |arg: Arg| arg.global(true).help_heading(t("help-heading-global"));
    let file = |id: &'static str| {
        Arg::new(id)
            .value_name(t("help-value-file"))
            .value_parser(clap::value_parser!(PathBuf))
            .help(t(&format!("help-argument-{id}")))
            .help_heading(t("help-heading-arguments"))
    };
    let word = |id: &'static str, value: &str| {
        Arg::new(id)
            .value_name(t(value))
            .help(t(&format!("help-argument-{id}")))
            .help_heading(t("help-heading-arguments"))
    };
    let minutes = || {
        option("minutes", "help-value-number")
            .value_parser(parse_minutes)
            .allow_negative_numbers(true)
    };
    let date = || option("date", "help-value-date").value_parser(parse_date);
    let corpus = || option("corpus", "help-value-path").value_parser(clap::value_parser!(PathBuf));
    let document = || [flag("full"), flag("yes").requires("full")];
    let key_file = || option("key-file", "help-value-file").value_parser(clap::value_parser!(PathBuf));

    let audit = section(Clap::new("audit").alias("kiem-tra"), "audit")
        .arg(flag("quick").conflicts_with("pack"))
        .arg(option("pack", "help-value-name"))
        .arg(minutes())
        .arg(
            option("only", "help-value-platform")
                .num_args(1..)
                .value_delimiter(','),
        )
        .arg(
            option("answers", "help-value-file")
                .value_parser(clap::value_parser!(PathBuf))
                .conflicts_with("demo"),
        )
        .arg(flag("demo"))
        .arg(
            option("vault", "help-value-file")
                .value_parser(clap::value_parser!(PathBuf))
                .num_args(1..)
                .conflicts_with("demo"),
        )
        .arg(flag("stdin").requires("vault"))
        .arg(key_file().requires("vault"))
        .arg(corpus().requires("vault"))
        .arg(flag("no-save"))
        .arg(flag("browser").conflicts_with_all(["answers", "demo"]))
        .arg(flag("explain"))
        .arg(flag("all"))
        .args(document());
    let score = section(Clap::new("score").alias("cham-diem"), "score")
        .arg(file("file").required(true))
        .arg(flag("explain"))
        .arg(flag("all"))
        .args(document());
    let at = || option("at", "help-value-which");
    let yes = || flag("yes");
    let plan = section(Clap::new("plan").alias("ke-hoach"), "plan")
        .arg(minutes())
        .arg(at())
        .arg(option("ics", "help-value-file").value_parser(clap::value_parser!(PathBuf)))
        .arg(flag("detailed").requires("ics"))
        .arg(flag("full"))
        .group(ArgGroup::new("asking").args(["detailed", "full"]).multiple(true))
        .arg(yes().requires("asking"));
    let show = section(Clap::new("show").alias("ket-qua"), "show")
        .arg(flag("explain"))
        .arg(flag("all"))
        .arg(minutes())
        .arg(at())
        .args(document());
    let step = || word("step", "help-value-step");
    let fix = section(Clap::new("fix").alias("sua"), "fix").arg(step());
    let done = section(Clap::new("done").alias("xong"), "done").arg(step().required(true));
    let waive = section(Clap::new("waive").alias("mien"), "waive")
        .arg(step().required(true))
        .arg(option("reason", "help-value-reason").required(true))
        .arg(
            option("until", "help-value-date")
                .value_parser(parse_date)
                .required(true),
        );
    let reopen = section(Clap::new("reopen").alias("mo-lai"), "reopen").arg(step().required(true));
    let history = section(Clap::new("history").alias("lich-su"), "history");
    let compare = section(Clap::new("compare").alias("so-sanh"), "compare")
        .arg(word("before", "help-value-which"))
        .arg(word("after", "help-value-which"))
        .arg(flag("all"))
        .args(document());
    let kept = |id| file(id).required(true);
    let backup = section(Clap::new("backup").alias("sao-luu"), "backup")
        .arg(kept("backup-file"))
        .arg(yes());
    let restore = section(Clap::new("restore").alias("khoi-phuc"), "restore")
        .arg(kept("restore-file"))
        .arg(yes());
    let forget = section(Clap::new("forget").alias("xoa"), "forget").arg(yes());
    let vault = section(Clap::new("vault").alias("kho"), "vault")
        .arg(parts.several("files"))
        .arg(flag("stdin"))
        .arg(key_file())
        .arg(option("exceptions", "help-value-file").value_parser(clap::value_parser!(PathBuf)))
        .arg(corpus())
        .arg(flag("all"));
    let evidence = section(Clap::new("evidence").alias("bang-chung"), "evidence")
        .arg(parts.several("files").help(t("help-argument-exports")));
    let checklist = section(Clap::new("checklist").alias("danh-muc"), "checklist")
        .subcommand_required(true)
        .subcommand(section(Clap::new("list"), "checklist-list"))
        .subcommand(
            section(Clap::new("show"), "checklist-show").arg(word("id", "help-value-id").required(true)),
        )
        .subcommand(
            section(Clap::new("lint"), "checklist-lint")
                .arg(file("folder").value_name(t("help-value-folder")))
                .arg(flag("strict").requires("date"))
                .arg(date())
                .arg(flag("lock")),
        )
        .subcommand(
            section(Clap::new("new"), "checklist-new")
                .arg(word("name", "help-value-name").required(true))
                .arg(
                    file("folder")
                        .value_name(t("help-value-folder"))
                        .help(t("help-argument-new-folder")),
                ),
        )
        .subcommand(section(Clap::new("drift"), "checklist-drift"));
    let directive = section(Clap::new("directive").alias("van-ban"), "directive")
        .subcommand_required(true)
        .subcommand(section(Clap::new("list"), "directive-list"))
        .subcommand(
            section(Clap::new("show"), "directive-show").arg(
                word("id", "help-value-id")
                    .required(true)
                    .help(t("help-argument-directive")),
            ),
        )
        .subcommand(section(Clap::new("check"), "directive-check").arg(date()));
    let incident = section(Clap::new("incident").alias("su-co"), "incident")
        .arg(word("incident", "help-value-incident"))
        .arg(option("platform", "help-value-platform"));
    let password = section(Clap::new("password").alias("mat-khau"), "password")
        .arg(flag("stdin").conflicts_with("suggest"))
        .arg(flag("suggest"))
        .arg(
            option("about", "help-value-file")
                .value_parser(clap::value_parser!(PathBuf))
                .conflicts_with("suggest"),
        )
        .arg(corpus().conflicts_with("suggest"));
    let range = |id| option(id, "help-value-range").value_parser(parse_range);
    let list = || {
        Arg::new("list")
            .required(true)
            .value_name(t("help-value-path"))
            .value_parser(clap::value_parser!(PathBuf))
            .help(t("help-argument-list"))
            .help_heading(t("help-heading-arguments"))
    };
    let breach = section(Clap::new("breach").alias("ro-ri"), "breach")
        .subcommand_required(true)
        .subcommand(
            section(Clap::new("check"), "leaks-check")
                .arg(flag("stdin"))
                .arg(corpus()),
        )
        .subcommand(
            section(Clap::new("build"), "leaks-build")
                .arg(list())
                .arg(option("top", "help-value-number").value_parser(parse_number))
                .arg(option("source", "help-value-name"))
                .arg(date()),
        )
        .subcommand(
            section(Clap::new("info"), "leaks-info")
                .arg(list())
                .arg(flag("verify")),
        )
        .subcommand(
            section(Clap::new("fetch"), "leaks-fetch")
                .arg(
                    Arg::new("ranges")
                        .required(true)
                        .value_name(t("help-value-folder"))
                        .value_parser(clap::value_parser!(PathBuf))
                        .help(t("help-argument-ranges"))
                        .help_heading(t("help-heading-arguments")),
                )
                .arg(range("from"))
                .arg(range("to")),
        );
    let completions = section(Clap::new("completions"), "completions").arg(
        word("shell", "help-value-shell")
            .required(true)
            .hide_possible_values(true)
            .value_parser(clap::value_parser!(clap_complete::Shell)),
    );
    let man = section(Clap::new("man"), "man");
    let help = section(Clap::new("help"), "help").arg(
        word("of", "help-value-command")
            .num_args(0..)
            .value_parser(clap::value_parser!(OsString)),
    );

    let whole = section(Clap::new("rasoat"), "rasoat")
        .after_help(t("help-rasoat-notes"))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(everywhere(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(t("help-option-help")),
        ))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t("help-option-version"))
                .help_heading(t("help-heading-global")),
        )
        .arg(
            everywhere(option("format", "help-value-format"))
                .value_parser(["table", "plain", "json", "html", "csv", "docx"]),
        )
        .arg(everywhere(flag("json")).conflicts_with("format"))
        .arg(
            everywhere(option("output", "help-value-file"))
                .short('o')
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(everywhere(flag("plain")))
        .arg(everywhere(flag("screen")))
        .arg(everywhere(flag("no-color")))
        .arg(everywhere(flag("no-input")))
        .arg(everywhere(flag("online")).conflicts_with("offline"))
        .arg(everywhere(flag("offline")))
        .arg(everywhere(option("range-url", "help-value-url")))
        .arg(everywhere(option("fail-on", "help-value-grade")).value_parser(parse_limit))
        .arg(
            everywhere(option("min-coverage", "help-value-percent"))
                .value_parser(parse_share)
                .allow_negative_numbers(true),
        )
        .arg(
            everywhere(option("passphrase-file", "help-value-file"))
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(everywhere(option("checklists", "help-value-folder")).value_parser(clap::value_parser!(PathBuf)))
        .arg(everywhere(option("lang", "help-value-lang")).value_parser(["vi", "en"]))
        .subcommands(vec![
            audit,
            score,
            plan,
            fix,
            done,
            waive,
            reopen,
            show,
            history,
            compare,
            backup,
            restore,
            forget,
            checklist,
            directive,
            incident,
            password,
            vault,
            evidence,
            breach,
            room::command(&parts),
            completions,
            man,
            help,
        ]);
    with_usage(whole, "", &t("help-value-options"))
}

/// The line of usage in our words: clap would say `[OPTIONS]` in English.
fn with_usage(command: Clap, parents: &str, options: &str) -> Clap {
    let place = |name: &str, required: bool| {
        if required {
            format!("<{name}>")
        } else {
            format!("[{name}]")
        }
    };
    let path = format!("{parents}{}", command.get_name());
    let mut usage = vec![path.clone(), place(options, false)];
    if command.has_subcommands() {
        let name = command.get_subcommand_value_name().unwrap_or_default();
        usage.push(place(name, command.is_subcommand_required_set()));
    }
    for argument in command.get_positionals() {
        let name = argument.get_value_names().and_then(<[_]>::first);
        usage.push(place(
            name.map_or("", |name| name.as_str()),
            argument.is_required_set(),
        ));
    }
    let parents = format!("{path} ");
    command
        .override_usage(usage.join(" "))
        .mut_subcommands(|sub| with_usage(sub, &parents, options))
}

/// Help reads in the order people need it: what it is, examples to copy, how to call it, what there is.
fn template(locale: Locale) -> String {
    let usage = locale.text("help-heading-usage");
    format!("{{about-with-newline}}\n{{before-help}}{usage}: {{usage}}\n\n{{all-args}}{{after-help}}")
}
