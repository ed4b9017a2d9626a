//! Stopping on request: the first signal ends the run after what is under way, the second at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Result};

/// A flag that is set by an interrupt or a request to terminate.
///
/// # Errors
/// If the handler cannot be installed.
pub fn stop_flag() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .map_err(|e| Error::Run(format!("cannot catch stop signals: {e}")))?;
    Ok(stop)
}
