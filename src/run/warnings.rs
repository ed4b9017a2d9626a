//! What a reader must know about the numbers, with stable codes.

use super::Options;
use super::results::{Results, Warning};
use crate::ids::Words;
use crate::sample::ROUND;

/// The warnings of a job. Codes are never reused.
pub fn of(results: &Results, options: &Options) -> Vec<Warning> {
    let mut out = Vec::new();
    let mut warn = |code, nl: String, en: String| out.push(Warning { code, seen: Words { nl, en } });
    if results.central {
        warn(
            "W101",
            "Eén doorrekening met elke parameter op de mediaan en zonder ruis: er zijn geen marges.".into(),
            "One run with every parameter at its median and no noise: there are no intervals.".into(),
        );
        return out;
    }
    if options.draws != results.draws && results.stop_reason == "draws" {
        warn(
            "W102",
            format!("{} trekkingen gevraagd; afgerond op hele ronden van {ROUND}: {}.", options.draws, results.draws),
            format!("{} draws asked for; rounded up to whole rounds of {ROUND}: {}.", options.draws, results.draws),
        );
    }
    if results.rounds < 4 {
        warn(
            "W103",
            "Minder dan vier ronden trekkingen: de rekenfout is niet te schatten.".into(),
            "Fewer than four rounds of draws: the Monte Carlo error cannot be estimated.".into(),
        );
    }
    let last = results.scenarios.first().map_or(0, |s| s.scenario.horizon);
    for (i, scenario) in results.scenarios.iter().enumerate().skip(1) {
        let name = &scenario.name;
        if let Some(share) = results.level(i, "care_at_cap", "total", "breed", last, "share").and_then(|s| s.mean) {
            if share > 0.0 {
                let percent = (share * 1000.0).round() / 10.0;
                let nl = percent.to_string().replace('.', ",");
                warn(
                    "W104",
                    format!("{name}: in {nl} % van de trekkingen raakt het effect op de zorg in {last} zijn grens."),
                    format!("{name}: in {percent} % of draws the effect on care stands at its cap in {last}."),
                );
            }
        }
        let effect = results.effect(i, "shortage", "total", "smal", last, "persons");
        if let Some((mean, error)) = effect.and_then(|e| Some((e.mean?, e.mc_error?))) {
            if mean.abs() < 2.0 * error {
                warn(
                    "W105",
                    format!("{name}: het gemiddelde effect in {last} is kleiner dan de rekenfout; reken meer trekkingen door."),
                    format!("{name}: the mean effect in {last} is smaller than its Monte Carlo error; run more draws."),
                );
            }
        }
    }
    for c in &results.dataset.calibration {
        let branch = &results.dataset.branches[c.branch];
        let frictional = branch.frictional.get();
        let floor = frictional / (1.0 - frictional) * branch.employees.get();
        if c.base_shortage < floor {
            warn(
                "W106",
                format!("{}: het berekende begintekort ligt onder de frictievacatures.", branch.name.nl),
                format!("{}: the solved base shortage lies below the frictional vacancies.", branch.name.en),
            );
        }
    }
    if results.dataset.calibration.is_empty() {
        warn(
            "W107",
            "De gegevensset is niet aan een officiële prognose gekoppeld; draai `schakel calibrate`.".into(),
            "The data set is not tied to an official forecast; run `schakel calibrate`.".into(),
        );
    }
    out
}
