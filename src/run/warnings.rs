//! What a reader must know about the numbers, with stable codes.

use super::Options;
use super::results::{Results, Warning};
use crate::ids::{Lang, Words};
use crate::texts::{WarningText, fill};

/// The warnings of a job. Codes are never reused.
pub fn of(results: &Results, options: &Options) -> Vec<Warning> {
    let mut out = Vec::new();
    let mut warn = |code, text: WarningText, values: &[(&str, Words)]| {
        let seen = |lang: Lang| {
            let values: Vec<_> = values.iter().map(|(name, words)| (*name, words.get(lang))).collect();
            fill(text.get(lang), &values)
        };
        out.push(Warning { code, seen: Words { nl: seen(Lang::Nl), en: seen(Lang::En) } });
    };
    let dataset = &results.dataset;
    let last_intake = dataset.programmes.iter().filter_map(|p| p.intake.last()).map(|i| i.0).min();
    if results.central {
        warn("W101", WarningText::Central, &[]);
    } else {
        if options.draws != results.draws && results.stop_reason == "draws" {
            let values = [("asked", same(&options.draws)), ("draws", same(&results.draws))];
            warn("W102", WarningText::RoundedUp, &values);
        }
        if results.rounds < 4 {
            warn("W103", WarningText::FewRounds, &[]);
        }
    }
    let last = results.scenarios.first().map_or(0, |s| s.scenario.horizon);
    for (i, scenario) in results.scenarios.iter().enumerate().skip(1) {
        let name = || same(&scenario.name);
        let at_cap = results.level(i, "care_at_cap", "total", "breed", last, "share").and_then(|s| s.mean);
        if let Some(share) = at_cap.filter(|s| *s > 0.0) {
            warn(
                "W104",
                WarningText::AtCap,
                &[("scenario", name()), ("percent", percent(share)), ("year", same(&last))],
            );
        }
        let effect = results.effect(i, "shortage", "total", "smal", last, "persons");
        if let Some((mean, error)) = effect.and_then(|e| Some((e.mean?, e.mc_error?)))
            && mean.abs() < 2.0 * error
        {
            warn("W105", WarningText::WithinError, &[("scenario", name()), ("year", same(&last))]);
        }
        let staff = |measure| results.level(i, measure, "total", "breed", last, "fte_contract").and_then(|s| s.mean);
        if let (Some(planned), Some(unfilled)) = (staff("planned_staff"), staff("unfilled_plan"))
            && unfilled > 0.005 * planned
        {
            let values = [("scenario", name()), ("year", same(&last)), ("percent", percent(unfilled / planned))];
            warn("W108", WarningText::Unfilled, &values);
        }
    }
    for c in &dataset.calibration {
        let branch = &dataset.branches[c.branch];
        let frictional = branch.frictional.get();
        if c.base_shortage < frictional / (1.0 - frictional) * branch.employees.get() {
            warn("W106", WarningText::BelowFloor, &[("branch", branch.name.clone())]);
        }
    }
    if dataset.calibration.is_empty() {
        warn("W107", WarningText::NotTied, &[]);
    }
    if let Some(year) = last_intake.filter(|year| *year < last) {
        warn("W109", WarningText::Extrapolated, &[("year", same(&year))]);
    }
    out
}

/// Parts of the job are missing, so there are fewer draws than were asked for.
pub fn incomplete(missing: &[String]) -> Warning {
    let seen = |lang: Lang| fill(WarningText::Incomplete.get(lang), &[("parts", &missing.join("; "))]);
    Warning { code: "W110", seen: Words { nl: seen(Lang::Nl), en: seen(Lang::En) } }
}

fn same<T: ToString + ?Sized>(value: &T) -> Words {
    Words { nl: value.to_string(), en: value.to_string() }
}

/// A share in per cent, to one decimal.
fn percent(share: f64) -> Words {
    let en = format!("{:.1}", share * 100.0);
    Words { nl: en.replace('.', ","), en }
}
