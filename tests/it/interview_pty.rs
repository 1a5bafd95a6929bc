//! The interview on a real pseudo-terminal, through the program itself.
#![cfg(unix)]

use expectrl::{ControlCode, Eof, Expect, Session};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// `rasoat audit --quick` with everything in one folder, on a terminal of 80 columns.
fn audit(home: &Path) -> expectrl::session::OsSession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command
        .args(["audit", "--quick", "--offline"])
        .env_clear()
        .env("RASOAT_HOME", home)
        .env("TERM", "dumb");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session
}

fn see(session: &mut expectrl::session::OsSession, words: &str) {
    if let Err(error) = session.expect(words) {
        panic!("{words:?} was not shown: {error}");
    }
}

/// Waits for the end and gives the exit code.
fn code(mut session: expectrl::session::OsSession) -> String {
    let _rest = session.expect(Eof);
    let status = session.get_process().wait().unwrap();
    format!("{status:?}")
}

#[test]
fn back_shows_the_answer_and_ctrl_c_keeps_everything() {
    let home = tempfile::tempdir().unwrap();
    let mut session = audit(home.path());
    see(&mut session, "Enter bắt đầu");
    session.send_line("").unwrap();
    see(&mut session, "Chuẩn bị, câu 1 trên");
    session.send_line("1").unwrap();
    see(&mut session, "câu 2 trên");
    session.send_line("lùi").unwrap();
    see(&mut session, "Đang chọn: 1");
    // What an input method sends that takes a letter back to put its mark on.
    session.send_line("lu\u{7f}ùi").unwrap();
    see(&mut session, "Đây là câu đầu tiên");
    session.send(ControlCode::EndOfText).unwrap();
    see(&mut session, "Đã dừng");
    see(&mut session, "Đã lưu 1 câu trả lời");
    let status = code(session);
    assert!(status.contains("130"), "{status}");

    // The same command goes on where it stopped.
    let mut session = audit(home.path());
    see(&mut session, "Đã có 1 câu trả lời");
    session.send_line("").unwrap();
    see(&mut session, "câu 2 trên");
    session.send_line("bo qua").unwrap();
    see(&mut session, "câu 3 trên");
    session.send_line("q").unwrap();
    see(&mut session, "Đã lưu 2 câu trả lời");
    let status = code(session);
    assert!(status.contains("Exited") && status.contains(", 0)"), "{status}");
}

#[test]
fn the_end_of_the_input_saves_like_q() {
    let home = tempfile::tempdir().unwrap();
    let mut session = audit(home.path());
    see(&mut session, "Enter bắt đầu");
    session.send_line("").unwrap();
    see(&mut session, "câu 1 trên");
    session.send_line("1").unwrap();
    see(&mut session, "câu 2 trên");
    session.send(ControlCode::EndOfTransmission).unwrap();
    see(&mut session, "Đã lưu 1 câu trả lời");
    let status = code(session);
    assert!(status.contains(", 0)"), "{status}");
}

#[test]
fn killed_in_the_middle_nothing_answered_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let mut session = audit(home.path());
    see(&mut session, "Enter bắt đầu");
    session.send_line("").unwrap();
    see(&mut session, "câu 1 trên");
    session.send_line("1").unwrap();
    see(&mut session, "câu 2 trên");
    // Dropping the session closes the terminal and kills the program.
    session.get_process_mut().exit(true).unwrap();
    drop(session);
    let mut session = audit(home.path());
    see(&mut session, "Đã có 1 câu trả lời");
}

#[test]
fn two_windows_at_once_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let mut first = audit(home.path());
    see(&mut first, "Enter bắt đầu");
    let mut second = audit(home.path());
    see(&mut second, "cửa sổ khác");
}
