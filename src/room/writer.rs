//! What a room writes down, in the order in which it happened: one thread owns the journal, and several phones that
//! answer at the same moment wait for one write.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use tokio::sync::oneshot;

/// Where a room is written down.
pub trait Journal: Send {
    /// Adds lines; they are on the disk once this is over.
    fn append(&mut self, lines: &str) -> io::Result<()>;
    /// Puts these lines in the place of all there were, whole or not at all.
    fn replace(&mut self, lines: &str) -> io::Result<()>;
    /// Takes it away.
    fn erase(&mut self) -> io::Result<()>;
}

/// One thing to write.
enum Work {
    Append(String),
    Replace(String),
    Erase,
}

/// Waits until something is on the disk.
pub type Written = oneshot::Receiver<io::Result<()>>;

/// The way to the journal.
pub struct Writer {
    queue: Sender<(Work, oneshot::Sender<io::Result<()>>)>,
}

impl Writer {
    /// Starts writing.
    pub fn start(journal: Box<dyn Journal>) -> Self {
        let (queue, work) = channel();
        thread::spawn(move || write(journal, &work));
        Self { queue }
    }

    /// Adds lines.
    pub fn append(&self, lines: String) -> Written {
        self.send(Work::Append(lines))
    }

    /// Writes everything anew.
    pub fn replace(&self, lines: String) -> Written {
        self.send(Work::Replace(lines))
    }

    /// Takes the journal away.
    pub fn erase(&self) -> Written {
        self.send(Work::Erase)
    }

    fn send(&self, work: Work) -> Written {
        let (done, written) = oneshot::channel();
        // Whoever waits learns that the thread is gone: the channel is closed.
        let _gone = self.queue.send((work, done));
        written
    }
}

fn write(mut journal: Box<dyn Journal>, queue: &Receiver<(Work, oneshot::Sender<io::Result<()>>)>) {
    let mut erased = false;
    // What could not be written is written anew with the next whole.
    while let Ok(first) = queue.recv() {
        let mut batch = vec![first];
        batch.extend(queue.try_iter());
        let mut lines = String::new();
        let mut waiting: Vec<oneshot::Sender<io::Result<()>>> = Vec::new();
        for (work, done) in batch {
            match work {
                // A room that is over is never written down again.
                Work::Append(_) | Work::Replace(_) if erased => {
                    tell([done].into_iter(), &Err(io::ErrorKind::NotConnected.into()));
                }
                Work::Append(more) => {
                    lines += &more;
                    waiting.push(done);
                }
                Work::Replace(all) => {
                    // Everything that came before stands in it too.
                    let result = journal.replace(&all);
                    lines.clear();
                    tell(waiting.drain(..).chain([done]), &result);
                }
                Work::Erase => {
                    let result = journal.erase();
                    erased = true;
                    lines.clear();
                    tell(waiting.drain(..).chain([done]), &result);
                }
            }
        }
        if !lines.is_empty() {
            let result = journal.append(&lines);
            tell(waiting.into_iter(), &result);
        }
    }
}

fn tell(waiting: impl Iterator<Item = oneshot::Sender<io::Result<()>>>, result: &io::Result<()>) {
    for done in waiting {
        let told = match result {
            Ok(()) => Ok(()),
            Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
        };
        let _nobody_waits = done.send(told);
    }
}
