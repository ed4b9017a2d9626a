//! What the evidence says as CSV: a row for each study, pooled figure and parameter.

use crate::analysis::evidence::Review;
use crate::error::{Error, Result};
use crate::meta::Pooled;
use crate::texts::Said;

/// Columns, explained in `src/analysis/evidence/evidence.md`.
const COLUMNS: [&str; 12] =
    ["pool", "row", "item", "study_type", "discount", "weight", "estimate", "se", "low", "high", "p", "distribution"];

/// One row a fact, all in relative change of the use of care but for the parameters.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(reviews: &[Review]) -> Result<String> {
    let failed = |e: &dyn std::fmt::Display| Error::Run(Said::english_only(format!("cannot write the evidence: {e}")));
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(|e| failed(&e))?;
    for line in reviews.iter().flat_map(rows) {
        out.write_record(line.cells).map_err(|e| failed(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}

/// A row in the making.
struct Line {
    cells: [String; 12],
}

impl Line {
    fn new(pool: &str, row: &str, item: &str) -> Self {
        let mut cells = [const { String::new() }; 12];
        for (cell, text) in cells.iter_mut().zip([pool, row, item]) {
            text.clone_into(cell);
        }
        Self { cells }
    }

    fn text(mut self, column: &str, value: &str) -> Self {
        if let Some(i) = COLUMNS.iter().position(|c| *c == column) {
            value.clone_into(&mut self.cells[i]);
        }
        self
    }

    fn number(self, column: &str, value: impl Into<Option<f64>>) -> Self {
        let text = value.into().filter(|x| x.is_finite()).map_or(String::new(), |x| x.to_string());
        self.text(column, &text)
    }

    fn range(self, (low, high): (f64, f64)) -> Self {
        self.number("low", low).number("high", high)
    }

    /// The mean with its interval.
    fn mean(self, pooled: &Pooled) -> Self {
        self.number("estimate", pooled.effect).number("se", pooled.error()).range(pooled.interval(0.95))
    }
}

fn rows(review: &Review) -> Vec<Line> {
    let (pool, p) = (review.pool.as_str(), &review.pooled);
    let line = |row: &str, item: &str| Line::new(pool, row, item);
    let mut out = Vec::new();
    for item in &review.items {
        let (f, half) = (&item.finding, 1.959_963_984_540_054 * item.error);
        let name = format!("{} {}", f.id, f.intervention);
        let study = line("study", &name).text("study_type", &f.study_type);
        let study = study.number("discount", item.discount).number("weight", item.share).number("se", item.error);
        out.push(study.number("estimate", f.change).range((f.change - half, f.change + half)));
    }
    out.push(line("pooled", "").mean(p));
    if p.studies > 1 {
        let knapp = p.knapp_error();
        out.push(line("standard_error", "tau2 known").number("estimate", p.standard_error));
        out.push(line("standard_error", "Hartung-Knapp").number("estimate", knapp));
        out.push(
            line("tau2", "")
                .number("estimate", p.tau2)
                .number("low", p.tau2_interval.map(|i| i.0))
                .number("high", p.tau2_interval.map(|i| i.1)),
        );
        out.push(line("i2", "").number("estimate", p.i2));
        out.push(line("q", "").number("estimate", p.q).number("p", p.q_chance));
    }
    for (item, level) in [("80 %", 0.8), ("95 %", 0.95)] {
        let next = line("next_study", item).number("estimate", p.effect).number("se", p.predictive_scale());
        out.push(next.range(p.prediction(level)));
    }
    for item in &review.items {
        if let Some(without) = &item.without {
            out.push(line("without", &item.finding.id).mean(without));
        }
    }
    if let Some(without) = &review.without_contrary {
        out.push(line("without", "contrary").mean(without));
    }
    for (discount, pooled) in &review.discounts {
        if let Some(pooled) = pooled {
            out.push(line("discount", discount.id()).mean(pooled));
        }
    }
    if let Ok(r) = &review.small_study {
        out.push(line("egger", "slope").number("estimate", r.slope).number("se", r.slope_error).number("p", r.chance));
        out.push(line("egger", "at zero").number("estimate", r.at_zero));
    }
    for informed in &review.informs {
        let row = line("parameter", &informed.parameter).number("discount", None).number("weight", None);
        out.push(match &informed.predicted {
            Some(d) => row.number("estimate", d.median).range((d.p10, d.p90)).text("distribution", &d.written),
            None => row.number("estimate", p.effect * informed.factor).text("distribution", "comparison only"),
        });
        let now = line("parameter_now", &informed.parameter);
        out.push(
            now.number("estimate", informed.now.median)
                .range((informed.now.p10, informed.now.p90))
                .text("distribution", &informed.now.written),
        );
    }
    out
}
