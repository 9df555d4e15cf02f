//! Threads whose work can wait: a backup, and the look through the database, take what orders leave of a core.

/// How far behind: Linux gives a thread of this niceness about a tenth of what one of the usual niceness gets.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// Puts the calling thread behind the other threads of its control group, which are this program's where it runs as a
/// service. Elsewhere than on Linux it would be the whole program, so nothing is done there.
pub fn go() {
    #[cfg(target_os = "linux")]
    if let Err(e) = rustix::process::setpriority_process(None, NICE) {
        tracing::debug!(error = %e, "a thread goes on beside the others");
    }
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn only_the_thread_itself_goes_behind() {
        use super::{NICE, go};
        use rustix::process::getpriority_process;

        let before = getpriority_process(None).unwrap();
        let behind = std::thread::spawn(|| {
            go();
            getpriority_process(None).unwrap()
        });
        assert_eq!(behind.join().unwrap(), NICE.max(before));
        assert_eq!(getpriority_process(None).unwrap(), before);
    }
}
