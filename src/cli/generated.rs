//! Shell completions and the manual page, generated from the command line itself.

use super::Context;
use super::args;
use super::exit::Exit;
use super::failure::Failure;
use crate::i18n::Locale;
use clap::Command as Clap;
use std::io::Write;

pub(super) fn completions(context: &Context, shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    let mut command = by_both_names(args::command(context.locale));
    clap_complete::generate(shell, &mut command, "rasoat", &mut text);
    let mut text = String::from_utf8_lossy(&text).into_owned();
    // A file without this mark is read in the code page of the computer, where letters of Vietnamese end a quotation.
    if shell == clap_complete::Shell::PowerShell && context.global.output.is_some() {
        text.insert(0, '\u{feff}');
    }
    context.print(&text)?;
    Ok(Exit::Done)
}

/// Every command once more under its Vietnamese name: most shells would be told of the first name only.
fn by_both_names(command: Clap) -> Clap {
    let mut twins = Vec::new();
    for sub in command.get_subcommands() {
        for alias in sub.get_all_aliases() {
            twins.push(sub.clone().alias(None).name(alias.to_owned()));
        }
    }
    command.mut_subcommands(|sub| sub.alias(None)).subcommands(twins)
}

pub(super) fn man(context: &Context) -> Result<Exit, Failure> {
    let page = page(context.locale).map_err(|error| {
        context
            .failure(Exit::Internal, "cli-error-internal", "cli-advice-internal", &[])
            .because(error)
    })?;
    context.print(&page)?;
    Ok(Exit::Done)
}

/// One page: the program, then every command with its options.
fn page(locale: Locale) -> std::io::Result<String> {
    let whole = args::command(locale);
    let title = clap_mangen::Man::new(whole.clone())
        .source(format!("rasoat {}", env!("CARGO_PKG_VERSION")))
        .manual("rasoat");
    let mut out = Vec::new();
    title.render_title(&mut out)?;
    let about = whole.get_about().map(ToString::to_string).unwrap_or_default();
    // "rasoat: …": what a manual calls the name stands in front already.
    let about = about.split_once(": ").map_or(about.as_str(), |(_, what)| what);
    writeln!(
        out,
        ".SH {}\nrasoat \\- {}",
        locale.text("help-man-name"),
        escaped(about)
    )?;
    command(&mut out, &whole, "rasoat")?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// A command as a section, then the commands under it.
fn command(out: &mut Vec<u8>, of: &Clap, path: &str) -> std::io::Result<()> {
    let names: Vec<&str> = std::iter::once(path).chain(of.get_all_aliases()).collect();
    writeln!(out, ".SH \"{}\"", names.join(", "))?;
    if path != "rasoat" {
        let about = of.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(out, "{}", escaped(&about))?;
    }
    // The usage has been written in the person's language; the whole command line of a page stands on one line.
    let usage = of.clone().render_usage().to_string();
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
    writeln!(out, ".PP\n\\fB{}\\fR", escaped(usage.trim()))?;
    // By itself a command does not list the options that go with every command.
    let mut options = Vec::new();
    let by_itself = of.clone().disable_help_flag(true).disable_version_flag(true);
    clap_mangen::Man::new(by_itself).render_options_section(&mut options)?;
    for line in String::from_utf8_lossy(&options).lines() {
        // The headings of one command stand below its name; what goes before any heading belongs to roff.
        if let Some(heading) = line.strip_prefix(".SH ") {
            writeln!(out, ".SS {heading}")?;
        } else if !line.starts_with(".ie ") && !line.starts_with(".el ") {
            writeln!(out, "{line}")?;
        }
    }
    for text in [of.get_before_help(), of.get_after_help()].into_iter().flatten() {
        writeln!(out, ".PP\n.nf\n{}\n.fi", escaped(&text.to_string()))?;
    }
    for sub in of.get_subcommands() {
        command(out, sub, &format!("{path} {}", sub.get_name()))?;
    }
    Ok(())
}

/// Text that roff takes for text: its own signs, and lines that begin like a request.
fn escaped(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.replace('\\', "\\(rs").replace('-', "\\-");
        if line.starts_with(['.', '\'']) {
            format!("\\&{line}")
        } else {
            line
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
