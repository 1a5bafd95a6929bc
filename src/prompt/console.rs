//! The real terminal: stderr for words, a reader thread for lines, Ctrl-C, the hidden prompt.

use super::{Heard, Secret, Terminal};
use crate::domain::secret::Password;
use crate::domain::visible::for_terminal;
use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

/// On Windows Ctrl-C may end the waiting read a moment before the interrupt is told.
const GRACE: Duration = Duration::from_millis(150);

/// What the reader is to read next. It reads only when asked, so that it never takes a hidden line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Line,
    Hidden,
}

enum Message {
    Line(String),
    Hidden(Password),
    CannotHide,
    End,
    Interrupted,
}

impl Message {
    /// Whether somebody who wants this takes it for an answer.
    fn answers(&self, wanted: Wanted) -> bool {
        match self {
            Message::Line(_) => wanted == Wanted::Line,
            Message::Hidden(_) | Message::CannotHide => wanted == Wanted::Hidden,
            Message::End | Message::Interrupted => true,
        }
    }
}

/// Who reads standard input, one for the whole process: a read that waits cannot be called back, also where its front
/// was left by Ctrl-C, and two readers would share out between them what is typed.
struct Reader {
    orders: Sender<Wanted>,
    /// What was asked for and is not told yet. The first of it is waited for now.
    asked: VecDeque<Wanted>,
    /// Who asked last: they are told.
    front: Option<Sender<Message>>,
}

static READER: OnceLock<Mutex<Reader>> = OnceLock::new();

/// Where Ctrl-C is told; there is one handler for the whole process.
static LISTENER: OnceLock<Mutex<Option<Sender<Message>>>> = OnceLock::new();

/// The person's terminal.
pub struct Console {
    front: Sender<Message>,
    heard: Receiver<Message>,
}

impl Console {
    /// Takes the terminal. From now on Ctrl-C, and being asked to end, are told instead of ending the program;
    /// once the console is dropped, `leave` is called.
    pub fn open(leave: fn()) -> Self {
        let (front, heard) = channel();
        listen(front.clone(), leave);
        Self { front, heard }
    }

    /// Columns of the terminal that a line may fill, where the system tells.
    pub fn width() -> Option<usize> {
        let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stderr())?;
        (columns > 0).then(|| Self::usable(columns))
    }

    /// How many columns a line may fill: on Windows all but the last, for a console there goes to the next line by
    /// itself once that is full, and again where the line ends.
    pub fn usable(columns: u16) -> usize {
        usize::from(columns).saturating_sub(usize::from(cfg!(windows)))
    }

    /// After the last question somebody else hears Ctrl-C: a server that says how to go on. Nobody leaves by it here.
    pub fn gives_up_interrupts() {
        if let Some(listener) = LISTENER.get() {
            let (nobody, _) = channel();
            *listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(nobody);
        }
    }

    fn wait(&self, wanted: Wanted) -> Message {
        // A read that was left over may have come to its end by now.
        while let Ok(message) = self.heard.try_recv() {
            if message.answers(wanted) {
                return message;
            }
        }
        self.ask(wanted);
        loop {
            match self.heard.recv() {
                Ok(Message::End) => break,
                Ok(message) if message.answers(wanted) => return message,
                Ok(_) => {}
                Err(_) => return Message::End,
            }
        }
        match self.heard.recv_timeout(GRACE) {
            Ok(Message::Interrupted) => Message::Interrupted,
            Ok(_) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Message::End,
        }
    }

    /// Asks the reader, unless that is what it waits for already; what it hears is told here.
    fn ask(&self, wanted: Wanted) {
        let mut reader = reader();
        reader.front = Some(self.front.clone());
        if reader.asked.back() != Some(&wanted) && reader.orders.send(wanted).is_ok() {
            reader.asked.push_back(wanted);
        }
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        if let Some(listener) = LISTENER.get() {
            *listener.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}

impl Terminal for Console {
    fn write(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stderr().lock();
        out.write_all(for_terminal(text).as_bytes())?;
        out.flush()
    }

    fn line(&mut self) -> Heard {
        match self.wait(Wanted::Line) {
            Message::Line(line) => Heard::Line(line),
            Message::Interrupted => Heard::Interrupted,
            Message::Hidden(_) | Message::CannotHide | Message::End => Heard::End,
        }
    }

    fn hidden(&mut self, ask: &str) -> Secret {
        if !io::stdin().is_terminal() {
            return Secret::CannotHide;
        }
        let Some(_echo_comes_back) = Echo::off() else {
            return Secret::CannotHide;
        };
        if self.write(ask).is_err() {
            return Secret::Nothing;
        }
        match self.wait(Wanted::Hidden) {
            Message::Hidden(password) => Secret::Typed(password),
            Message::CannotHide => Secret::CannotHide,
            Message::Interrupted => Secret::Interrupted,
            Message::Line(_) | Message::End => Secret::Nothing,
        }
    }
}

/// Tells Ctrl-C to the console opened last.
fn listen(to_front: Sender<Message>, leave: fn()) {
    let mut fresh = false;
    let listener = LISTENER.get_or_init(|| {
        fresh = true;
        Mutex::new(None)
    });
    *listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(to_front);
    if fresh {
        // Where no handler can be set, Ctrl-C ends the program as usual; every answer is on disk anyway.
        let _ends_as_usual = ctrlc::try_set_handler(move || {
            let listener = LISTENER
                .get()
                .and_then(|listener| listener.lock().unwrap_or_else(PoisonError::into_inner).clone());
            // The front hears it as soon as it waits for a line, and puts the terminal in order. Once the
            // questions are over nobody listens any more: what is left is a result, which may be long.
            match listener {
                Some(front) => drop(front.send(Message::Interrupted)),
                None => leave(),
            }
        });
    }
}

/// The reader, which begins to work when it is first needed.
fn reader() -> MutexGuard<'static, Reader> {
    let reader = READER.get_or_init(|| {
        let (orders, taken) = channel();
        // Detached on purpose: the program may end while it waits.
        let _reader = thread::spawn(move || read(&taken));
        Mutex::new(Reader {
            orders,
            asked: VecDeque::new(),
            front: None,
        })
    });
    reader.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(orders: &Receiver<Wanted>) {
    while let Ok(wanted) = orders.recv() {
        let message = match wanted {
            Wanted::Line => read_line(),
            Wanted::Hidden => read_hidden(),
        };
        let mut reader = reader();
        reader.asked.pop_front();
        if let Some(front) = &reader.front {
            let _front_is_gone = front.send(message);
        }
    }
}

fn read_line() -> Message {
    let mut bytes = Vec::new();
    match io::stdin().lock().read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => Message::End,
        Ok(_) => {
            // A slip of another encoding is an unclear line, not the end.
            let text = String::from_utf8_lossy(&bytes);
            Message::Line(text.trim_end_matches(['\n', '\r']).to_owned())
        }
    }
}

fn read_hidden() -> Message {
    // On Unix the front has hidden the line and alone gives the echo back: two who set the terminal at once could leave
    // it silent. On Windows the hidden prompt hides by itself.
    #[cfg(unix)]
    let typed = rpassword::read_password_with_config(
        rpassword::ConfigBuilder::new()
            .input_reader(Keys)
            .output_discard()
            .build(),
    );
    #[cfg(not(unix))]
    let typed = rpassword::read_password();
    match typed {
        Ok(text) => Message::Hidden(Password::new(text)),
        Err(error) => match error.kind() {
            io::ErrorKind::UnexpectedEof => Message::End,
            io::ErrorKind::Interrupted => Message::Interrupted,
            _ => Message::CannotHide,
        },
    }
}

/// What is typed, byte by byte and past every buffer that nobody wipes.
#[cfg(unix)]
struct Keys;

#[cfg(unix)]
impl io::Read for Keys {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        Ok(rustix::io::retry_on_intr(|| {
            rustix::io::read(io::stdin(), &mut *bytes)
        })?)
    }
}

/// Puts the terminal back as it was, also when the reader is still inside the hidden prompt.
struct Echo {
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

impl Echo {
    /// Hides what is typed from now on; none where that cannot be done. On Windows the hidden prompt itself does so.
    fn off() -> Option<Self> {
        #[cfg(unix)]
        {
            use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
            let before = tcgetattr(io::stdin()).ok()?;
            let mut hidden = before.clone();
            hidden.local_modes.remove(LocalModes::ECHO);
            hidden.local_modes.insert(LocalModes::ECHONL);
            tcsetattr(io::stdin(), OptionalActions::Now, &hidden).ok()?;
            Some(Self { before })
        }
        #[cfg(not(unix))]
        Some(Self {})
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        #[cfg(unix)]
        let _terminal_is_gone =
            rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &self.before);
    }
}
