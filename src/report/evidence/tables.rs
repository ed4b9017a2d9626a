//! The evidence in a terminal: all pools in a table, or one pool with its studies.

use super::{assumed, chance, percent, plain, range, small_study, warnings};
use crate::analysis::evidence::{Discount, Review, Spread};
use crate::ids::Lang;
use crate::meta::Pooled;
use crate::report::numbers::NONE;
use crate::report::tables::Table;
use crate::report::terminal::{WIDTH, cut, group, wrap};
use crate::scenario::dists;
use crate::texts::{EvidenceText, fill};

/// Share that prediction intervals hold, as everywhere in answers.
const PREDICTED: f64 = 0.8;

/// All pools, a row each.
pub(super) fn all(reviews: &[Review], lang: Lang) -> Table {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let heads =
        [EvidenceText::Studies, EvidenceText::Together, EvidenceText::Interval, EvidenceText::Next, EvidenceText::I2];
    let mut table = Table::new(text(EvidenceText::Title), text(EvidenceText::Pool), heads.map(text));
    for review in reviews {
        let p = &review.pooled;
        let i2 = if p.studies > 1 { whole_percent(p.i2, lang) } else { NONE.to_string() };
        table.row(
            review.pool.clone(),
            [
                p.studies.to_string(),
                percent(p.effect, lang),
                range(p.interval(0.95), lang),
                range(p.prediction(PREDICTED), lang),
                i2,
            ],
        );
    }
    table.note = text(EvidenceText::Overview);
    table
}

/// All pools, a line each.
pub fn overview(reviews: &[Review], lang: Lang) -> String {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let table = all(reviews, lang);
    let mut lines = vec![table.title.clone(), text(EvidenceText::Change), String::new()];
    group(&mut lines, std::slice::from_ref(&table), false);
    lines.push(String::new());
    lines.extend(wrap(&text(EvidenceText::Overview)));
    for line in warnings(reviews, lang).into_iter().chain(assumed(reviews, lang)) {
        lines.extend(wrap(&line));
    }
    lines.extend(wrap(&text(EvidenceText::More)));
    finish(&lines)
}

/// One pool: its studies, what they say together and what hangs on which, and what parameters take from it. With
/// `own_table` the lines for a scenario hold the distribution itself, since no scenario knows that table.
pub fn pool(review: &Review, own_table: bool, lang: Lang) -> String {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let mut lines = vec![cut(&fill(&text(EvidenceText::ChangeOf), &[("pool", &review.pool)]), WIDTH), String::new()];
    group(&mut lines, &[studies(review, lang)], false);
    lines.push(String::new());
    lines.extend(wrap(&text(EvidenceText::Columns)));
    for line in sentences(review, lang).into_iter().chain(warnings(std::slice::from_ref(review), lang)) {
        lines.extend(wrap(&line));
    }
    lines.extend(assumed(std::slice::from_ref(review), lang).iter().flat_map(|line| wrap(line)));
    lines.push(String::new());
    if review.informs.is_empty() {
        lines.extend(wrap(&text(EvidenceText::NoParameter)));
        // A table of one's own has pools that the data set doesn't know.
        if own_table && let Ok(dist) = crate::scenario::pools::predictive(&review.pooled, 1.0, EVERYTHING) {
            lines.push(dists::write(&dist));
        }
        return finish(&lines);
    }
    group(&mut lines, &[parameters(review, lang)], false);
    if let Some(line) = review.informs.iter().find_map(|i| Some((&i.parameter, i.predicted.as_ref()?))) {
        let value = if own_table { line.1.written.clone() } else { format!("{{ evidence = \"{}\" }}", review.pool) };
        lines.extend([String::new(), text(EvidenceText::InScenario), format!("\"{}\" = {value}", line.0)]);
    }
    finish(&lines)
}

const EVERYTHING: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

fn finish(lines: &[String]) -> String {
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

fn whole_percent(share: f64, lang: Lang) -> String {
    crate::report::numbers::whole_percent(share, lang)
}

fn studies(review: &Review, lang: Lang) -> Table {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let heads = [EvidenceText::Found, EvidenceText::Interval, EvidenceText::Share, EvidenceText::Without].map(text);
    let mut table = Table::new(String::new(), text(EvidenceText::Study), heads);
    for item in &review.items {
        let f = &item.finding;
        let half = 1.959_963_984_540_054 * item.error;
        let without = item.without.as_ref().map_or(NONE.to_string(), |p| percent(p.effect, lang));
        table.row(
            format!("{} {}: {}", f.id, f.study_type, f.intervention),
            [
                percent(f.change, lang),
                range((f.change - half, f.change + half), lang),
                whole_percent(item.share, lang),
                without,
            ],
        );
    }
    let row = |p: &Pooled| [percent(p.effect, lang), range(p.interval(0.95), lang), String::new(), String::new()];
    table.row(text(EvidenceText::All), row(&review.pooled));
    let next = range(review.pooled.prediction(PREDICTED), lang);
    table.row(text(EvidenceText::NextStudy), [String::new(), next, String::new(), String::new()]);
    if let Some(without) = &review.without_contrary {
        table.row(text(EvidenceText::WithoutContrary), row(without));
    }
    table
}

fn sentences(review: &Review, lang: Lang) -> Vec<String> {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let p = &review.pooled;
    let mut out = Vec::new();
    if let (Some(p_value), Some(knapp)) = (p.q_chance, p.knapp) {
        let interval = p.tau2_interval.map_or_else(
            || text(EvidenceText::NoTau),
            |(low, high)| fill(&text(EvidenceText::To), &[("low", &plain(low, lang)), ("high", &plain(high, lang))]),
        );
        let values = [
            ("tau2", plain(p.tau2, lang)),
            ("interval", interval),
            ("i2", whole_percent(p.i2, lang)),
            ("q", plain(p.q, lang)),
            ("df", p.df().to_string()),
            ("p", chance(p_value, lang)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        out.push(fill(&text(EvidenceText::Differ), &values));
        out.push(fill(&text(EvidenceText::Knapp), &[("knapp", &plain(knapp, lang))]));
    }
    let other = |wanted: Discount| {
        let found = review.discounts.iter().find(|(d, _)| *d == wanted).and_then(|(_, p)| p.as_ref());
        found.map_or(NONE.to_string(), |p| percent(p.effect, lang))
    };
    let (none, light, strong) = (other(Discount::None), other(Discount::Light), other(Discount::Strong));
    out.push(fill(&text(EvidenceText::Discounts), &[("none", &none), ("light", &light), ("strong", &strong)]));
    out.push(small_study(review, lang));
    out
}

fn parameters(review: &Review, lang: Lang) -> Table {
    let text = |t: EvidenceText| t.get(lang).to_string();
    let heads = [EvidenceText::Now, EvidenceText::Predicted].map(text);
    let mut table = Table::new(String::new(), text(EvidenceText::Parameter), heads);
    let spread = |dist: &Spread| {
        let [low, high] = [dist.p10, dist.p90].map(|x| plain(x, lang));
        fill(&text(EvidenceText::To), &[("low", &low), ("high", &high)])
    };
    for informed in &review.informs {
        let predicted = informed.predicted.as_ref().map_or_else(|| text(EvidenceText::CheckOnly), spread);
        table.row(informed.parameter.clone(), [spread(&informed.now), predicted]);
    }
    table
}
