//! The tie to official figures as people read it: how it was solved, and how far a run is from the figures.

use std::fmt::Write;

use crate::analysis::calibrate::{Aligned, Alignment, Aside, Fit, Fitted, Stock, Tied};
use crate::dataset::Dataset;
use crate::ids::Lang;
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::markup;
use crate::report::numbers::{self, Kind, NONE, whole};
use crate::report::tables::Table;
use crate::report::terminal::{group, wrap};
use crate::report::view::{capital, one_line};
use crate::texts::{CalibrateText as Say, fill};

/// A branch that is bent further than this is told of.
const HARD: f64 = 2.0;
/// More left of the standard deviation than this, of both rate and trend: the figures say little on either.
const OPEN: f64 = 0.7;

/// Factors, fit and what a reader must know of them.
pub fn answer(fitted: &Fitted, dataset: &Dataset, lang: Lang) -> String {
    let mut out = factors(fitted, dataset, lang);
    let say = |text: Say| text.get(lang);
    // Writing to a String cannot fail.
    let others: Vec<&Fit> = fitted.fits.iter().filter(|f| !is_of_branch(f)).collect();
    if !others.is_empty() {
        let _ = writeln!(out, "{}", say(Say::Others));
        for fit in others {
            let _ = writeln!(out, "  {}, {}", fit.target.key, figure(fit, dataset, lang));
        }
    }
    let _ = writeln!(out, "{}", say(Say::DistanceMeans));
    let named = |is: &dyn Fn(&Tied) -> bool| -> String {
        let ids = fitted.branches.iter().filter(|t| is(t)).map(|t| dataset.branches[t.factors.branch].id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    };
    let levels = |t: &Tied| {
        let of = |f: &&Fit| f.target.members == [t.factors.branch] && f.target.stock == Stock::Shortage;
        fitted.fits.iter().filter(|f| f.target.from.is_none()).filter(of).count()
    };
    for (text, branches) in [
        (Say::BentHard, named(&|t| t.is_tied && t.distance() > HARD)),
        (Say::BelowFloor, named(&|t| t.is_tied && t.below_floor())),
        (Say::OpenBoth, named(&|t| t.is_tied && t.open.iter().all(|open| *open > OPEN))),
        (Say::OpenBase, named(&|t| t.is_tied && levels(t) < 2)),
    ] {
        if !branches.is_empty() {
            let _ = writeln!(out, "{}", fill(say(text), &[("branches", &branches)]));
        }
    }
    let missed = fitted.fits.iter().filter(|f| f.is_missed());
    let missed: Vec<String> = missed.map(|f| format!("{}, {}", f.target.key, figure(f, dataset, lang))).collect();
    if !missed.is_empty() {
        let _ = writeln!(out, "{}", fill(say(Say::Missed), &[("figures", &missed.join("; "))]));
    }
    let why = |(row, aside): &(String, Aside)| {
        let text = match aside {
            Aside::Year => Say::AsideYear,
            Aside::Bound => Say::AsideBound,
            Aside::SumOfBranches => Say::AsideSum,
            Aside::BetweenYears => Say::AsideBetween,
        };
        fill(say(text), &[("row", row)])
    };
    let aside: Vec<String> = fitted.aside.iter().map(why).collect();
    if !aside.is_empty() {
        let _ = writeln!(out, "{}", fill(say(Say::Aside), &[("rows", &aside.join("; "))]));
    }
    out
}

/// One line a branch.
fn factors(fitted: &Fitted, dataset: &Dataset, lang: Lang) -> String {
    let say = |text: Say| text.get(lang);
    let decimal = |x: f64| {
        let text = format!("{x:.4}");
        if lang == Lang::Nl { text.replace('.', ",") } else { text }
    };
    let mut out = String::new();
    let mut line = |cells: [&str; 7], fit: &str| {
        let [id, lambda, lambda_seen, trend, base, base_seen, distance] = cells;
        let _ = writeln!(
            out,
            "{id:22} {lambda:>13} {lambda_seen:>12} {trend:>15} {base:>12} {base_seen:>12} {distance:>9}  {fit}"
        );
    };
    let heads =
        [Say::Branch, Say::LateralRate, Say::Observed, Say::Trend, Say::BaseShortage, Say::Observed, Say::Distance];
    line(heads.map(say), say(Say::Fit));
    for t in &fitted.branches {
        let b = t.factors.branch;
        let of_it = fitted.fits.iter().filter(|f| is_of_branch(f) && f.target.members == [b]);
        let fit: Vec<String> = of_it.map(|f| level(f, dataset, lang)).collect();
        let fit = if t.is_tied { fit.join(", ") } else { say(Say::NotTied).to_string() };
        let persons = |x: f64| numbers::number(x, Kind::Count, 1.0, lang);
        let cells = [
            dataset.branches[b].id.clone(),
            decimal(t.factors.lambda),
            decimal(t.lambda_observed),
            decimal(t.factors.tau),
            persons(t.factors.base_shortage),
            persons(t.shortage_observed),
            decimal(t.distance()),
        ];
        line(cells.each_ref().map(String::as_str), &fit);
    }
    out
}

/// A shortage of one branch, which stands in its line.
fn is_of_branch(fit: &Fit) -> bool {
    fit.target.members.len() == 1 && fit.target.stock == Stock::Shortage && fit.target.from.is_none()
}

fn level(fit: &Fit, dataset: &Dataset, lang: Lang) -> String {
    let official = whole(fit.target.persons.round().max(0.0) as u64, lang);
    let model = numbers::number(fit.model, Kind::Count, 1.0, lang);
    format!("{}: {official} → {model}", dataset.base_year + fit.target.to as i32)
}

/// A figure that is not a level of one branch's shortage.
fn figure(fit: &Fit, dataset: &Dataset, lang: Lang) -> String {
    let year = |t: usize| dataset.base_year + t as i32;
    let target = &fit.target;
    let years = target.from.map_or_else(|| year(target.to).to_string(), |f| format!("{}-{}", year(f), year(target.to)));
    let kind = if target.from.is_some() { Kind::Change } else { Kind::Count };
    let [official, model] = [target.persons, fit.model].map(|x| numbers::number(x, kind, 1.0, lang));
    format!("{} {years}: {official} → {model}", target.measure())
}

/// The rows people look at: shortages of the forecast that is tied to, or if there is none of all.
fn shown(found: &Alignment) -> Vec<&Aligned> {
    let of_tie = found.rows.iter().any(|r| r.is_tied_to && r.measure == "shortage");
    found.rows.iter().filter(|r| r.measure == "shortage" && (r.is_tied_to || !of_tie)).collect()
}

fn label(row: &Aligned, lang: Lang) -> String {
    let name = match &row.name {
        Some(name) => capital(&one_line(name.get(lang))),
        None => fill(Say::Total.get(lang), &[("key", &row.key)]),
    };
    format!("{name}, {}", row.year)
}

/// Official figures beside untied, tied and run.
pub fn alignment(found: &Alignment, lang: Lang) -> Table {
    let (vintage, scenario) = found.tied_to.clone().unwrap_or_else(|| (NONE.into(), NONE.into()));
    let title = fill(Say::AlignTitle.get(lang), &[("vintage", &vintage), ("scenario", &scenario)]);
    let heads = [Say::Official, Say::Before, Say::After, Say::RunMean, Say::Interval, Say::Off];
    let mut table = Table::new(title, Say::AlignHead.get(lang).into(), heads.map(|head| head.get(lang).to_string()));
    for row in shown(found) {
        let step = numbers::step(Kind::Count, row.official, None);
        let count = |x: f64| numbers::number(x, Kind::Count, step, lang);
        let mean = row.run.map_or(NONE.to_string(), |run| count(run[0]));
        let interval =
            row.run.map_or(NONE.to_string(), |[_, low, high]| numbers::range(low, high, Kind::Count, step, lang));
        let off = row.run.map_or(row.after, |run| run[0]) - row.official;
        let off = numbers::number(off, Kind::Change, step, lang);
        table.row(label(row, lang), [count(row.official), count(row.before), count(row.after), mean, interval, off]);
    }
    table.note = Say::AlignNote.get(lang).to_string();
    table
}

/// The same in plain text, at most 80 characters a line.
pub fn alignment_answer(found: &Alignment, lang: Lang) -> String {
    let mut lines = vec![String::new()];
    let table = alignment(found, lang);
    if table.rows.is_empty() {
        lines.extend(wrap(Say::AlignNothing.get(lang)));
    } else {
        lines.extend(wrap(&table.title));
        group(&mut lines, &[table], true);
    }
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The section of a page: finding, picture and table.
pub fn section(found: &Alignment, lang: Lang) -> String {
    let table = alignment(found, lang);
    if table.rows.is_empty() {
        return String::new();
    }
    let mut html = markup::heading(2, Say::AlignHeading.get(lang));
    html.push_str(&markup::paragraph("", &finding(found, lang)));
    html.push_str(&markup::figure(&picture(found, "alignment", lang), lang));
    html + &markup::table(&table, false)
}

/// The last year's total in words, or what there is of it.
fn finding(found: &Alignment, lang: Lang) -> String {
    let totals = shown(found).into_iter().filter(|r| r.name.is_none());
    let Some((row, run)) = totals.filter_map(|r| Some((r, r.run?[0]))).max_by_key(|(r, _)| r.year) else {
        return String::new();
    };
    let step = numbers::step(Kind::Count, row.official, None);
    let count = |x: f64| numbers::number(x, Kind::Count, step, lang);
    let values = [("year", row.year.to_string()), ("run", count(run)), ("official", count(row.official))];
    fill(Say::AlignFinding.get(lang), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Official figures and the run, a pair of bars each.
pub fn picture(found: &Alignment, id: &str, lang: Lang) -> Picture {
    let item = |row: &&Aligned| {
        let official = Bar { middle: row.official, interval: None, half_width: None };
        let before = Bar { middle: row.before, ..official };
        let run = row.run.map_or(Bar { middle: row.after, ..official }, |[mean, low, high]| Bar {
            middle: mean,
            interval: Some((low, high)),
            half_width: None,
        });
        Item { label: label(row, lang), bars: vec![Some(official), Some(run), Some(before)] }
    };
    let series = [Say::Official, Say::After, Say::Before].map(|s| s.get(lang).to_string());
    let bars = Bars {
        series: series.to_vec(),
        items: shown(found).iter().map(item).collect(),
        about: Say::AlignHead.get(lang).into(),
        kind: Kind::Count,
        lang,
    };
    let picture = bars.picture(id.to_string(), alignment(found, lang).title);
    let caption = Say::AlignNote.get(lang).to_string();
    Picture { description: finding(found, lang), caption, source: one_line(found.attribution.get(lang)), ..picture }
}
