//! What the page shows of a run, in one language: the parts of the report, and how far the run is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::api::{self, State, Valid};
use super::app::{App, Checked};
use super::compared::compared;
use super::run::{Run, Shown, Stage};
use crate::ids::Lang;
use crate::report::numbers::{self, Kind};
use crate::report::view::View;
use crate::report::{compare, live, markup, tables};
use crate::stats::Summary;
use crate::texts::{ServeText as T, fill};

/// What the page asks for.
#[derive(Clone, Debug)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The scenario, by its place among those asked for, from 0.
    pub scenario: usize,
    /// A region, by its code.
    pub region: Option<String>,
}

/// An answer for the page.
#[derive(Serialize)]
pub struct Answer<'a> {
    #[serde(flatten)]
    state: State<'a>,
    /// How far it is, in words.
    status: String,
    /// HTML by the name of its place.
    parts: BTreeMap<&'static str, String>,
    /// The scenarios as the fields show them; only when a run begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenarios: Option<Vec<Valid>>,
}

/// What `shown` of `run` looks like; `fields` with what the fields show.
pub fn answer<'a>(app: &App, run: &'a Run, shown: &'a Shown, look: &Look, fields: bool) -> Answer<'a> {
    let view = View { results: &shown.results, findings: &[], lang: look.lang };
    let main: Vec<usize> = view.scenarios();
    let scenario = main.get(look.scenario).or(main.first()).copied().unwrap_or(0);
    let mut parts: BTreeMap<&'static str, String> =
        live::parts(view, scenario, look.region.as_deref()).into_iter().collect();
    if main.len() > 1 {
        let overview = markup::table(&tables::overview(view, &main), false);
        let rest = match (shown.kept.is_some(), compared(run, shown, T::ThisPage.get(look.lang))) {
            (true, Ok(Some(found))) => compare::section(&found, 3, look.lang),
            (false, _) => markup::paragraph("note", T::CompareWait.get(look.lang)),
            (_, Err(e)) => markup::paragraph("note", &e.to_string()),
            (_, Ok(None)) => String::new(),
        };
        parts.insert("compare", overview + &rest);
    }
    let scenarios = fields.then(|| api::valid(app, &Checked { texts: run.texts.clone(), job: run.job.clone() }));
    Answer { status: status(view, scenario, run, shown), state: State::of(run, shown), parts, scenarios }
}

/// How far the run is, and how large the error of simulating still is.
fn status(view: View, scenario: usize, run: &Run, shown: &Shown) -> String {
    let draws = numbers::whole(shown.results.draws, view.lang);
    let asked = numbers::whole(run.options.rounds() * crate::sample::ROUND, view.lang);
    let failure = shown.failure.as_deref().unwrap_or_default();
    let text = match shown.stage {
        Stage::First => T::StatusFirst,
        Stage::Rounds => T::StatusRounds,
        Stage::Done => T::StatusDone,
        Stage::Cancelled => T::StatusCancelled,
        Stage::Failed => T::StatusFailed,
    };
    let mut said = fill(text.get(view.lang), &[("draws", &draws), ("asked", &asked), ("failure", failure)]);
    let effect = view.effect(scenario, None, view.last_year(scenario));
    // With too few rounds for an error between rounds, that of independent draws stands in.
    let error = |e: &Summary| e.mc_error.or(e.sd.map(|sd| sd / (shown.results.draws.max(1) as f64).sqrt()));
    if let Some(error) = effect.and_then(error) {
        let error =
            numbers::number(error, Kind::Count, numbers::step_not_above(error / 10.0).unwrap_or(1.0), view.lang);
        said.push(' ');
        said.push_str(&fill(T::StatusError.get(view.lang), &[("error", &error)]));
    }
    said
}
