//! The effect tree of a scenario of a run, when it is asked for: one at a time, since it takes hundreds of worlds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hyper::StatusCode;
use serde_json::json;

use super::app::App;
use super::reply::{self, Reply, refuse};
use super::routes::blocking;
use super::run::Run;
use super::shown::Look;
use crate::analysis::effect_tree::{Game, effect_tree};
use crate::analysis::finding::Finding;
use crate::report::view::View;
use crate::report::{findings, live};
use crate::run::{Observer, Options};
use crate::sample::ROUND;

/// Nobody is shown how far it is.
struct Quiet;

impl Observer for Quiet {
    fn advanced(&self, _: u64) {}
}

/// Ends the work when the one who asked has gone.
struct Gone(Arc<AtomicBool>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The section of the page on the scenario that `look` names, of one round of draws.
pub async fn answer(app: Arc<App>, run: Arc<Run>, look: Look) -> Result<Reply, Box<Reply>> {
    let Ok(_turn) = app.trees.acquire().await else {
        return Err(Box::new(refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", "the server stops")));
    };
    let stop = Arc::new(AtomicBool::new(false));
    let _gone = Gone(stop.clone());
    let busy = app.clone();
    blocking(move || {
        let Some(scenario) = run.job.scenarios.get(look.scenario + 1) else {
            return refuse(StatusCode::NOT_FOUND, "not_found", "there is no such scenario");
        };
        let options = Options { draws: ROUND, seed: run.options.seed, ..Options::default() };
        let (dataset, reference) = (&run.job.dataset, &run.job.scenarios[0]);
        let game = Game::new(dataset, reference, scenario, options.seed, options.design);
        let found = game.and_then(|game| {
            let patient = busy.live.patient(&Quiet);
            effect_tree(&game, &options, &patient, &stop)
        });
        match found {
            Ok(Some(tree)) => {
                let found = [Finding::EffectTree(tree)];
                let shown = run.shown();
                let view = View { results: &shown.results, findings: &found, lang: look.lang };
                let html = findings::sections(view, &scenario.name, live::LEVEL);
                // The report of this run has it too.
                let [finding] = found;
                run.keep(finding);
                reply::json(StatusCode::OK, &json!({ "html": html }))
            }
            Ok(None) => refuse(StatusCode::CONFLICT, "cancelled", "it was stopped"),
            Err(e) => refuse(StatusCode::CONFLICT, "no_tree", &e.to_string()),
        }
    })
    .await
}
