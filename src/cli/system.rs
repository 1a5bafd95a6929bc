//! What the program asks of the system it runs on, before anything else and once more at its end.

/// Puts the surroundings in order. Nothing here may fail the program.
pub(super) fn prepare() {
    without_core_dumps();
    #[cfg(windows)]
    console::speak_utf8();
}

/// Leaves the window as it was found.
pub(super) fn restore() {
    #[cfg(windows)]
    console::as_before();
}

/// Whether the window was opened for this program and closes with it: a double click.
pub(super) fn own_window() -> bool {
    #[cfg(windows)]
    return console::is_ours_alone();
    #[cfg(not(windows))]
    false
}

/// A crash writes no memory to the disk, where the system lets a program say so. On Linux this also keeps other
/// programs of the same person from reading the memory, and those away that collect crashes: they ask for no limit.
fn without_core_dumps() {
    #[cfg(unix)]
    {
        let nothing = rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _kept_as_it_was = rustix::process::setrlimit(rustix::process::Resource::Core, nothing);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _stays_readable = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// The console of Windows. The standard library talks to a console in UTF-16, whatever its code page; the code page
/// counts where lines are passed through it: what another program reads from ours, and the input of a pipe. `PowerShell`
/// reads with the page it found at its own start, which nothing here can change: `-o` writes files.
#[cfg(windows)]
mod console {
    #![expect(
        unsafe_code,
        reason = "the standard library has none of these calls; they take and give numbers only"
    )]

    use std::sync::atomic::{AtomicU32, Ordering};
    use windows_sys::Win32::System::Console::{
        GetConsoleCP, GetConsoleOutputCP, GetConsoleProcessList, SetConsoleCP, SetConsoleOutputCP,
    };

    const UTF_8: u32 = 65001;

    /// What was set before; 0 where there is no console, or nothing was changed.
    static INPUT: AtomicU32 = AtomicU32::new(0);
    static OUTPUT: AtomicU32 = AtomicU32::new(0);

    pub(super) fn speak_utf8() {
        // SAFETY: these calls take and give numbers; without a console they give 0.
        unsafe {
            INPUT.store(GetConsoleCP(), Ordering::Relaxed);
            OUTPUT.store(GetConsoleOutputCP(), Ordering::Relaxed);
            SetConsoleCP(UTF_8);
            SetConsoleOutputCP(UTF_8);
        }
    }

    pub(super) fn as_before() {
        let [input, output] = [&INPUT, &OUTPUT].map(|before| before.swap(0, Ordering::Relaxed));
        // SAFETY: as above.
        unsafe {
            if input != 0 {
                SetConsoleCP(input);
            }
            if output != 0 {
                SetConsoleOutputCP(output);
            }
        }
    }

    pub(super) fn is_ours_alone() -> bool {
        let mut processes = [0_u32; 2];
        // SAFETY: the list is as long as it is said to be; the call gives how many processes share the console.
        unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) == 1 }
    }
}
