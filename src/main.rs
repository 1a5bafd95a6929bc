//! The program `rasoat`: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    rasoat::run()
}
