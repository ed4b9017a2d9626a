//! The live page: move a slider, see the future change. And a JSON interface behind it ([README.md](README.md)).
//!
//! Nothing is computed here. A request becomes scenario files ([`draft`]), these a job, its first draws an answer at once and
//! its rounds better answers (`run`, `runs`); what is shown is the report's (`shown`) or plain numbers (`api`).

pub mod api;
pub mod app;
mod compared;
mod document;
pub mod draft;
mod events;
pub mod fields;
mod files;
mod guard;
mod reply;
mod routes;
mod run;
mod runs;
mod server;
mod shown;
mod tree;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::texts::{Said, UsageText};
use guard::Guard;

/// How the server is run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The reference; scenarios beside it can be started from.
    pub reference: PathBuf,
    /// Address to listen on.
    pub address: IpAddr,
    /// Port; 0 for any that is free.
    pub port: u16,
    /// Address of the site at a reverse proxy, if there is one.
    pub public: Option<String>,
    /// Threads that simulate.
    pub threads: usize,
    /// Draws of a run that asks for no number.
    pub draws: u64,
    /// Language of those who ask for none.
    pub lang: Lang,
}

/// Serves until `stop` is set. `ready` is told the address to open, token included.
///
/// # Errors
/// If the reference cannot be loaded, or the address cannot be had.
pub fn serve(settings: &Settings, stop: &AtomicBool, ready: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    if settings.address.is_unspecified() && settings.public.is_none() {
        return Err(Error::Usage(UsageText::ListensOn.with(&[("address", &settings.address.to_string())])));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(settings.threads + 6)
        .build()
        .map_err(|e| Error::Run(Said::english_only(format!("cannot start: {e}"))))?;
    let outcome = runtime.block_on(async {
        let listener = server::bind(SocketAddr::new(settings.address, settings.port)).await?;
        let address = listener.local_addr().map_err(|e| Error::Run(Said::english_only(e.to_string())))?;
        let guard = Guard::new(address, settings.public.as_deref())?;
        let app = Arc::new(app::ready(&settings.reference, guard, settings.threads, settings.draws)?);
        let rounds = app.clone();
        let worker = std::thread::spawn(move || rounds.runs.work(&rounds.live));
        let site = settings.public.clone().unwrap_or_else(|| format!("http://{address}"));
        let served = match ready(&format!("{}/?token={}", site.trim_end_matches('/'), app.guard.token())) {
            Ok(()) => server::serve(app.clone(), listener, settings.lang, stop).await,
            Err(e) => Err(e),
        };
        app.runs.close();
        let worked = worker.join();
        served.and(worked.map_err(|_| Error::Run(Said::english_only("the thread that simulates failed"))))
    });
    // What still runs beside it is not waited for.
    runtime.shutdown_background();
    outcome
}
