//! `schakel calibrate`: the tie to an official forecast, and how hard each branch was bent.

use std::fmt::Write;

use super::arguments::CalibrateArguments;
use crate::analysis::calibrate::{Target, Tied, calibrate as solve};
use crate::error::Result;
use crate::export::{calibration, file};
use crate::ids::Lang;
use crate::report::numbers::{self, whole};
use crate::scenario::Job;
use crate::texts::{CommandText, fill};

/// Prints the factors, and writes them when asked to.
pub fn calibrate(arguments: &CalibrateArguments, lang: Lang) -> Result<()> {
    let job = Job::load(std::slice::from_ref(&arguments.scenario))?;
    let target = Target { vintage: arguments.vintage.clone(), scenario: arguments.official_scenario.clone() };
    let tied = solve(&job.dataset, &job.scenarios[0], &target)?;
    if let Some(path) = &arguments.out {
        file::write(path, &calibration::csv(&job.dataset, &tied, &target)?, arguments.overwrite)?;
    }
    super::print(&table(&job, &tied, lang))
}

fn table(job: &Job, tied: &[Tied], lang: Lang) -> String {
    let say = |text: CommandText| text.get(lang);
    let decimal = |x: f64| {
        let text = format!("{x:.4}");
        if lang == Lang::Nl { text.replace('.', ",") } else { text }
    };
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:22} {:>13} {:>12} {:>15} {:>12} {:>12} {:>9}  {}",
        say(CommandText::Branch),
        say(CommandText::LateralRate),
        say(CommandText::Observed),
        say(CommandText::Trend),
        say(CommandText::BaseShortage),
        say(CommandText::Observed),
        say(CommandText::Distance),
        say(CommandText::Fit)
    );
    for t in tied {
        let fit: Vec<_> = t
            .fit
            .iter()
            .map(|(year, official, model)| {
                format!(
                    "{year}: {} → {}",
                    whole(official.round() as u64, lang),
                    numbers::number(*model, numbers::Kind::Count, 1.0, lang)
                )
            })
            .collect();
        let fit = if fit.is_empty() { say(CommandText::NotTied).to_string() } else { fit.join(", ") };
        let persons = |x: f64| numbers::number(x, numbers::Kind::Count, 1.0, lang);
        let _ = writeln!(
            out,
            "{:22} {:>13} {:>12} {:>15} {:>12} {:>12} {:>9}  {fit}",
            job.dataset.branches[t.factors.branch].id,
            decimal(t.factors.lambda),
            decimal(t.lambda_observed),
            decimal(t.factors.tau),
            persons(t.factors.base_shortage),
            persons(t.shortage_observed),
            decimal(t.distance())
        );
    }
    let _ = writeln!(out, "{}", say(CommandText::DistanceMeans));
    let named = |is: &dyn Fn(&Tied) -> bool| -> String {
        let ids = tied.iter().filter(|t| is(t)).map(|t| job.dataset.branches[t.factors.branch].id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    };
    for (text, branches) in
        [(CommandText::BentHard, named(&|t| t.distance() > 2.0)), (CommandText::BelowFloor, named(&Tied::below_floor))]
    {
        if !branches.is_empty() {
            let _ = writeln!(out, "{}", fill(say(text), &[("branches", &branches)]));
        }
    }
    out
}
