//! Made-up lists of leaked passwords for the benchmarks, the same at every run.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Numbers that are the same at every run.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn hash(&mut self, head: u64) -> [u8; 20] {
        let mut out = [0; 20];
        out[..8].copy_from_slice(&head.to_be_bytes());
        out[8..16].copy_from_slice(&self.next().to_be_bytes());
        out[16..].copy_from_slice(&(self.next() as u32).to_be_bytes());
        out
    }

    /// Most are seen a few times, a few very often: the tail of real lists.
    fn count(&mut self) -> u64 {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        libm::pow(1.0 / (share + 1e-7), 0.9) as u64 + 1
    }
}

/// Writes a sorted list of random hashes and of `more` (sorted); one in `every` is remembered. In sixteen parts, so
/// that little is held.
pub(crate) fn make(path: &Path, count: u64, every: u64, more: &[[u8; 20]]) -> Vec<[u8; 20]> {
    let mut rest = Random(1);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    let mut known = Vec::new();
    let mut more = more.iter().peekable();
    let mut number = 0;
    for part in 0..16 {
        let mut random = Random(count);
        let mut heads: Vec<u64> = (0..count)
            .map(|_| random.next())
            .filter(|head| head >> 60 == part)
            .collect();
        heads.sort_unstable();
        heads.dedup();
        for head in heads {
            let hash = rest.hash(head);
            number += 1;
            if number % every == 0 {
                known.push(hash);
            }
            while let Some(hash) = more.next_if(|more| **more < hash) {
                line(&mut out, hash, rest.count());
            }
            line(&mut out, &hash, rest.count());
        }
    }
    for hash in more {
        line(&mut out, hash, rest.count());
    }
    out.into_inner().unwrap().sync_all().unwrap();
    known
}

fn line(out: &mut impl Write, hash: &[u8; 20], count: u64) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut line = [b':'; 41];
    for (pair, byte) in line.chunks_exact_mut(2).zip(hash) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    out.write_all(&line).unwrap();
    write!(out, "{count}\r\n").unwrap();
}

/// Kilobytes of a line of `/proc/…/status`; none elsewhere.
pub(crate) fn status(process: &str, line: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find(|found| found.starts_with(line))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Lets a program end; the most memory it had, kilobytes.
pub(crate) fn peak(mut child: std::process::Child) -> Option<u64> {
    let id = child.id().to_string();
    let mut most = None;
    loop {
        most = most.max(status(&id, "VmHWM"));
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success());
            return most;
        }
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
}
