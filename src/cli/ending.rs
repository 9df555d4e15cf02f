//! Whether the program was told to end. It listens all its life: a server that closes to open again, for a rehearsal,
//! would not hear what comes in between.

use std::task::Poll;

use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Becomes true with SIGTERM or SIGINT, and stays so.
///
/// # Errors
/// If the system has no thread or no signals for us.
pub(super) fn listen() -> std::io::Result<watch::Receiver<bool>> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let entered = runtime.enter();
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    drop(entered);
    let (tell, told) = watch::channel(false);
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        runtime.block_on(std::future::poll_fn(|cx| {
            let (a, b) = (term.poll_recv(cx), int.poll_recv(cx));
            if a.is_ready() || b.is_ready() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }));
        tracing::info!("ending");
        tell.send_replace(true);
    })?;
    Ok(told)
}
