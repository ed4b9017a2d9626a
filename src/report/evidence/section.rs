//! The evidence as a section of a page: what the pools say, a forest and a funnel plot of each, and the register of findings.

use super::{Plot, forest, funnel, percent, range, tables, warnings};
use crate::analysis::evidence::{Evidence, Item, Review};
use crate::ids::{Lang, Quality};
use crate::report::chart::{Cell, Data, Picture};
use crate::report::markup;
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::view::one_line;
use crate::texts::{EvidenceText as T, fill};

/// Half-width of a 95 % interval in standard errors.
const NORMAL: f64 = 1.959_963_984_540_054;

/// Findings from which on a funnel plot is drawn.
const FUNNEL: usize = 3;

/// A section of a page. `level` is that of its heading; `id` starts the identifiers of its pictures.
pub fn section(found: &Evidence, level: u8, id: &str, lang: Lang) -> String {
    let mut html = markup::heading(level, T::Section.get(lang));
    html.push_str(&markup::paragraph("", &contrary(found, lang)));
    html.push_str(&markup::table(&tables::all(&found.reviews, lang), false));
    html.push_str(&markup::list(&warnings(&found.reviews, lang)));
    for review in &found.reviews {
        html.push_str(&markup::heading(level + 1, &called(&review.pool, lang)));
        let plot = forest(review, &found.table, lang);
        html.push_str(&markup::figure(&picture(plot, of_forest(review, lang), id), lang));
        // Of fewer, a funnel shows nothing.
        if review.pooled.studies >= FUNNEL {
            let plot = funnel(review, &found.table, lang);
            html.push_str(&markup::figure(&picture(plot, of_funnel(review, lang), id), lang));
        }
        html.push_str(&markup::table(&register(review, lang), true));
        html.push_str(&markup::list(&origins(found, review, lang)));
    }
    html
}

/// What a pool of the shipped data is about, with its name; the name alone of any other.
fn called(pool: &str, lang: Lang) -> String {
    let known = match pool {
        "gp_direct" => T::PoolGpDirect,
        "hospital_direct" => T::PoolHospitalDirect,
        "elderly_direct" => T::PoolElderlyDirect,
        "elderly_prevent" => T::PoolElderlyPrevent,
        "youth_prevent" => T::PoolYouthPrevent,
        "mental_prevent" => T::PoolMentalPrevent,
        "refer" => T::PoolRefer,
        "youth_refer" => T::PoolYouthRefer,
        "mental_model" => T::PoolMentalModel,
        other => return one_line(other),
    };
    format!("{} ({pool})", known.get(lang))
}

/// In how many pools the findings of no fall or of a rise move the mean, in words.
fn contrary(found: &Evidence, lang: Lang) -> String {
    let n = found.reviews.len();
    let zero = found.reviews.iter().filter(|r| {
        let (low, high) = r.pooled.interval(0.95);
        low <= 0.0 && high >= 0.0
    });
    let moved = found.reviews.iter().filter(|r| r.without_contrary.is_some()).count();
    let values = [("n", n.to_string()), ("open", zero.count().to_string()), ("moved", moved.to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fill(T::SectionSays.get(lang), &values)
}

/// A plot as a picture of the page, with the numbers behind it. Note and source stand in the plot itself.
fn picture(plot: Plot, data: Data, id: &str) -> Picture {
    Picture {
        id: format!("{id}-{}", plot.id),
        title: plot.title,
        caption: plot.description.clone(),
        description: plot.description,
        source: String::new(),
        width: super::plot::WIDTH,
        height: plot.height,
        body: plot.body,
        data,
    }
}

fn in_percent(x: f64, lang: Lang) -> Cell {
    Cell::of(Some(100.0 * x), Kind::Change, 0.1, lang)
}

fn name(item: &Item) -> String {
    one_line(&format!("{} {}", item.finding.id, item.finding.intervention))
}

/// The numbers of a forest plot, in per cent.
fn of_forest(review: &Review, lang: Lang) -> Data {
    let text = |t: T| t.get(lang).to_string();
    let row = |x: f64, (low, high): (f64, f64), share: Option<f64>| {
        let share = Cell::of(share.map(|s| 100.0 * s), Kind::Count, 1.0, lang);
        vec![in_percent(x, lang), in_percent(low, lang), in_percent(high, lang), share]
    };
    let mut rows: Vec<(String, Vec<Cell>)> = Vec::new();
    for item in &review.items {
        let (x, half) = (item.finding.change, NORMAL * item.error);
        rows.push((name(item), row(x, (x - half, x + half), Some(item.share))));
    }
    let p = &review.pooled;
    rows.push((text(T::All), row(p.effect, p.interval(0.95), Some(1.0))));
    rows.push((text(T::NextStudy), row(p.effect, p.prediction(0.8), None)));
    Data { heads: [T::Study, T::Found, T::From, T::UpTo, T::Share].map(text).into(), rows }
}

/// The numbers of a funnel plot, in per cent and percentage points.
fn of_funnel(review: &Review, lang: Lang) -> Data {
    let row = |item: &Item| {
        let error = Cell::of(Some(100.0 * item.error), Kind::Count, 0.1, lang);
        (name(item), vec![in_percent(item.finding.change, lang), error])
    };
    let heads = [T::Study, T::Found, T::StandardError].map(|t| t.get(lang).to_string()).into();
    Data { heads, rows: review.items.iter().map(row).collect() }
}

/// Every finding of a pool: year, population, design, strength, and who set the figure.
fn register(review: &Review, lang: Lang) -> Table {
    let heads = [T::Year, T::Population, T::Design, T::Found, T::Share, T::SetBy];
    let title = fill(T::RegisterTitle.get(lang), &[("pool", &review.pool)]);
    let mut table = Table::new(title, T::Study.get(lang).into(), heads.map(|t| t.get(lang).to_string()));
    let or_none = |text: &str| if text.is_empty() { NONE.to_string() } else { one_line(text) };
    for item in &review.items {
        let f = &item.finding;
        let half = NORMAL * item.error;
        let set_by = match f.quality {
            Quality::Published => T::SetPublished,
            Quality::Derived => T::SetDerived,
            Quality::Assumption => T::SetAssumed,
        };
        let cells = [
            or_none(&f.year),
            or_none(&f.target_group),
            or_none(&f.study_type),
            format!("{} ({})", percent(f.change, lang), range((f.change - half, f.change + half), lang)),
            numbers::whole_percent(item.share, lang),
            set_by.get(lang).to_string(),
        ];
        table.row(name(item), cells);
    }
    table.note = T::RegisterNote.get(lang).to_string();
    table
}

/// Where every finding comes from, and what there is to know about it, in a line each.
fn origins(found: &Evidence, review: &Review, lang: Lang) -> Vec<String> {
    let line = |item: &Item| {
        let f = &item.finding;
        let title = |key: &String| found.sources.get(key).cloned().unwrap_or_else(|| key.clone());
        let sources = one_line(&f.sources.iter().map(title).collect::<Vec<_>>().join("; "));
        let text = if f.note.is_empty() { T::Origin } else { T::OriginRemark };
        let note = one_line(&f.note);
        fill(text.get(lang), &[("study", &f.id), ("sources", &sources), ("remark", &note)])
    };
    review.items.iter().map(line).collect()
}
