//! Stopping on request: the first signal ends the run after what is under way, a later one at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::texts::Said;

/// Signals that come this soon after the first are the same request, sent to a process and to its group.
const ECHO: Duration = Duration::from_secs(1);

/// A flag that is set by an interrupt or a request to terminate.
///
/// # Errors
/// If the handler cannot be installed.
pub fn stop_flag() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    let first: Mutex<Option<Instant>> = Mutex::new(None);
    ctrlc::set_handler(move || {
        flag.store(true, Ordering::Relaxed);
        let since = first.lock().map_or(ECHO, |mut first| first.get_or_insert_with(Instant::now).elapsed());
        if since >= ECHO {
            std::process::exit(130);
        }
    })
    .map_err(|e| Error::Run(Said::english_only(format!("cannot catch stop signals: {e}"))))?;
    Ok(stop)
}
