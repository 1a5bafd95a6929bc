//! Positioned reads and writes, on every system.

use std::fs::File;
use std::io;

/// Fills a buffer from a place in a file, as far as the file goes; says how far.
pub(super) fn read_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<usize> {
    let mut done = 0;
    while !buffer.is_empty() {
        match once(file, buffer, at) {
            Ok(0) => break,
            Ok(count) => {
                done += count;
                at += count as u64;
                buffer = &mut buffer[count..];
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

/// Writes all of a buffer to a place in a file.
pub(super) fn write_at(file: &File, buffer: &[u8], at: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::write_all_at(file, buffer, at)
    }
    #[cfg(windows)]
    {
        let (mut buffer, mut at) = (buffer, at);
        while !buffer.is_empty() {
            let count = std::os::windows::fs::FileExt::seek_write(file, buffer, at)?;
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            buffer = &buffer[count..];
            at += count as u64;
        }
        Ok(())
    }
}

fn once(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_at(file, buffer, at)
    }
    #[cfg(windows)]
    {
        std::os::windows::fs::FileExt::seek_read(file, buffer, at)
    }
}

/// Tells the system that reads will jump about: reading ahead would fetch pages nobody wants.
pub(super) fn expect_jumps(file: &File) {
    #[cfg(target_os = "linux")]
    {
        let _only_advice = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::Random);
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _no_such_advice = file;
    }
}
