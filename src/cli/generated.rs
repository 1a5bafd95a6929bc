//! Shell completions and the manual page, generated from the command line itself.

use super::Context;
use super::args;
use super::exit::Exit;
use super::failure::Failure;

pub(super) fn completions(context: &Context, shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut args::command(context.locale), "rasoat", &mut text);
    context.print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}

pub(super) fn man(context: &Context) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(args::command(context.locale))
        .render(&mut text)
        .map_err(|error| {
            context
                .failure(Exit::Internal, "cli-error-internal", "cli-advice-internal", &[])
                .because(error)
        })?;
    context.print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}
