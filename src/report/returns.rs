//! What a plan returns per euro, as people read it: sentences, tables, charts, the answer in a terminal, a section of a page.

use crate::analysis::payers::Basis;
use crate::analysis::profile::Profile;
use crate::analysis::returns::{Measure, Published, Returns};
use crate::ids::Lang;
use crate::report::cells::{bar, chance, middle, range};
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::markup;
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::stats::Summary;
use crate::texts::{ReturnsText as T, Text, fill};

/// The scenario as it stands, without another evidence profile.
const OWN: usize = 0;
/// All years up to the last, in present value.
const WHOLE: Basis = Basis::SoFarDiscounted;
/// Two digits of a ratio are enough.
const STEP: f64 = 0.01;
/// Parts of the value, in the order in which they are told.
const PARTS: [(Measure, T); 5] = [
    (Measure::Avoided, T::Avoided),
    (Measure::Found, T::Found),
    (Measure::Returned, T::Returned),
    (Measure::Outside, T::Outside),
    (Measure::Value, T::Sum),
];

fn say(text: T, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn ratio(x: f64, lang: Lang) -> String {
    numbers::number(x, Kind::Ratio, STEP, lang)
}

/// A published ratio, as printed: no more digits than it has.
fn printed(p: &Published, lang: Lang) -> String {
    let step = if (p.ratio * 10.0).fract().abs() < 1e-9 { 0.1 } else { STEP };
    numbers::number(p.ratio, Kind::Ratio, step, lang)
}

fn whole(found: &Returns, scenario: usize, measure: Measure) -> Option<&Summary> {
    found.find(scenario, measure, WHOLE, found.last_year)
}

/// The chance that a ratio is above a limit: the mean of a series of ones and noughts.
fn share(found: &Returns, scenario: usize, measure: Measure, lang: Lang) -> String {
    let s = whole(found, scenario, measure);
    chance(s.and_then(|s| s.mean), s.and_then(|s| s.mc_error), found.draws, lang)
}

/// What a euro returns, and how likely that is more than it costs and more than the published mean.
pub fn sentences(found: &Returns, lang: Lang) -> String {
    let value = whole(found, OWN, Measure::Value);
    let (last, base) = (found.last_year.to_string(), found.base_year.to_string());
    let mut out = vec![say(
        T::Returns,
        lang,
        &[
            ("middle", &middle(value, Kind::Ratio, lang)),
            ("range", &range(value, Kind::Ratio, lang)),
            ("last", &last),
            ("base", &base),
            ("chance", &share(found, OWN, Measure::AboveOne, lang)),
        ],
    )];
    if let Some(mean) = found.mean() {
        let chance = share(found, OWN, Measure::AboveMean, lang);
        let values = [("mean", printed(mean, lang)), ("n", mean.n.clone()), ("chance", chance)];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        out.push(say(T::BesideMean, lang, &values));
    }
    let cash = whole(found, OWN, Measure::Cash);
    let values = [("middle", middle(cash, Kind::Ratio, lang)), ("range", range(cash, Kind::Ratio, lang))];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    out.push(say(T::InCash, lang, &values));
    out.join(" ")
}

fn profile(profile: Profile) -> Text {
    match profile {
        Profile::Controlled => Text::ProfileControlled,
        Profile::Between => Text::ProfileBetween,
        Profile::Own => Text::ProfileBlend,
        Profile::BusinessCases => Text::ProfileBusinessCases,
    }
}

/// Scenarios from cautious to hopeful evidence, each evidence once.
fn by_evidence(found: &Returns) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.scenarios.len()).collect();
    order.sort_by_key(|&i| found.scenarios[i].1);
    order.dedup_by_key(|i| found.scenarios[*i].1);
    order
}

/// The return over all years under each evidence.
fn evidence(found: &Returns, lang: Lang) -> Table {
    let mean = found.mean().map(|p| say(T::Above, lang, &[("limit", &printed(p, lang))]));
    let heads = [T::Value.get(lang).to_string(), Text::Interval.get(lang).to_string()];
    let heads = heads.into_iter().chain([say(T::Above, lang, &[("limit", "1")])]).chain(mean);
    let heads = heads.chain([T::Cash, T::CashInterval].map(|t| t.get(lang).to_string()));
    let title = say(T::EvidenceTitle, lang, &[("last", &found.last_year.to_string())]);
    let mut table = Table::new(title, T::EvidenceHead.get(lang).to_string(), heads);
    for scenario in by_evidence(found) {
        let value = whole(found, scenario, Measure::Value);
        let mut cells = vec![middle(value, Kind::Ratio, lang), range(value, Kind::Ratio, lang)];
        cells.push(share(found, scenario, Measure::AboveOne, lang));
        cells.extend(found.mean().map(|_| share(found, scenario, Measure::AboveMean, lang)));
        let cash = whole(found, scenario, Measure::Cash);
        cells.extend([middle(cash, Kind::Ratio, lang), range(cash, Kind::Ratio, lang)]);
        table.row(profile(found.scenarios[scenario].1).get(lang), cells);
    }
    table.note = say(T::EvidenceNote, lang, &[("base", &found.base_year.to_string())]);
    table
}

/// What the return is made of: means, which add up.
fn parts(found: &Returns, lang: Lang) -> Table {
    let heads = [T::Mean.get(lang).to_string(), Text::Interval.get(lang).to_string()];
    let mut table = Table::new(T::PartsTitle.get(lang).to_string(), T::PartsHead.get(lang).to_string(), heads);
    for (measure, name) in PARTS {
        let s = whole(found, OWN, measure);
        let mean = s.and_then(|s| s.mean).map_or(NONE.to_string(), |x| ratio(x, lang));
        table.row(name.get(lang), [mean, range(s, Kind::Ratio, lang)]);
    }
    table.note = T::PartsNote.get(lang).to_string();
    table
}

/// Published ratios.
fn others(found: &Returns, lang: Lang) -> Table {
    let heads = [T::Ratio, T::Study, T::Size, T::Published].map(|t| t.get(lang).to_string());
    let mut table = Table::new(T::OthersTitle.get(lang).to_string(), T::OthersHead.get(lang).to_string(), heads);
    for p in &found.published {
        let or_none = |text: &str| if text.is_empty() { NONE.to_string() } else { one_line(text) };
        let cells = [printed(p, lang), or_none(&p.study_type), or_none(&p.n), or_none(&p.year)];
        table.row(format!("{} {}", p.id, one_line(&p.intervention)), cells);
    }
    table.note = T::OthersNote.get(lang).to_string();
    table
}

/// Where published ratios come from, and what there is to know about them, in a line each.
fn origins(found: &Returns, lang: Lang) -> Vec<String> {
    let line = |p: &Published| {
        let text = if p.note.is_empty() { T::Origin } else { T::OriginRemark };
        let (sources, note) = (one_line(&p.sources.join("; ")), one_line(&p.note));
        say(text, lang, &[("study", &p.id), ("sources", &sources), ("remark", &note)])
    };
    found.published.iter().map(line).collect()
}

/// The return of single years.
fn by_year(found: &Returns, lang: Lang) -> Table {
    let all: Vec<i32> = (found.base_year + 1..=found.last_year).collect();
    let mut shown: Vec<i32> = all.iter().rev().step_by(all.len().div_ceil(6).max(1)).copied().collect();
    shown.reverse();
    let heads = shown.iter().map(ToString::to_string);
    let mut table = Table::new(T::YearsTitle.get(lang).to_string(), T::YearsHead.get(lang).to_string(), heads);
    for (measure, basis, name) in [
        (Measure::Value, Basis::Year, T::ValueYear),
        (Measure::Value, Basis::SoFar, T::ValueSoFar),
        (Measure::Cash, Basis::Year, T::CashYear),
    ] {
        let cell = |&year: &i32| middle(found.find(OWN, measure, basis, year), Kind::Ratio, lang);
        table.row(name.get(lang), shown.iter().map(cell));
    }
    table
}

/// Why a return differs from published ratios, each reason with a figure of this answer where there is one.
pub fn reasons(found: &Returns, lang: Lang) -> Vec<String> {
    let mean = |measure: Measure| whole(found, OWN, measure).and_then(|s| s.mean).unwrap_or(0.0);
    let mut out = Vec::new();
    let published = found.mean();
    if let Some(p) = published {
        out.push(say(T::ReasonSelection, lang, &[("n", &p.n)]));
    }
    let ours = whole(found, OWN, Measure::Value).and_then(|s| s.p(50));
    match (published, ours) {
        (Some(p), Some(ours)) if (0.0..p.ratio).contains(&ours) => {
            let share = numbers::whole_percent(1.0 - ours / p.ratio, lang);
            let values = [("mean", printed(p, lang)), ("ours", ratio(ours, lang)), ("share", share)];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            out.push(say(T::ReasonDeadweight, lang, &values));
        }
        _ => out.push(T::ReasonControls.get(lang).to_string()),
    }
    let case = mean(Measure::Avoided) + mean(Measure::Outside);
    let values = [
        ("found", ratio(-mean(Measure::Found), lang)),
        ("returned", ratio(-mean(Measure::Returned), lang)),
        ("case", ratio(case, lang)),
        ("ours", ratio(mean(Measure::Value), lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    out.push(say(T::ReasonCounted, lang, &values));
    let last = found.find(OWN, Measure::Value, Basis::Year, found.last_year);
    let values = [("year", found.last_year.to_string()), ("ratio", middle(last, Kind::Ratio, lang))];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    out.push(say(T::ReasonStart, lang, &values));
    out.push(T::ReasonScale.get(lang).to_string());
    out
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Returns, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let title = if title.is_empty() { one_line(&found.scenarios[OWN].0) } else { title };
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    lines.extend(terminal::wrap(&sentences(found, lang)));
    for table in [evidence(found, lang), parts(found, lang), by_year(found, lang), others(found, lang)] {
        if !table.rows.is_empty() {
            lines.push(String::new());
            terminal::group(&mut lines, &[table], true);
        }
    }
    lines.push(String::new());
    lines.extend(terminal::wrap(T::Why.get(lang)));
    for reason in reasons(found, lang) {
        lines.extend(terminal::wrap(&format!("- {reason}")));
    }
    lines.push(String::new());
    let (draws, seed) = (numbers::whole(found.draws, lang), found.seed.to_string());
    lines.extend(terminal::wrap(&say(T::Legend, lang, &[("draws", &draws), ("seed", &seed)])));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The return under each evidence beside published ratios. `id` starts the identifiers, unique on a page.
pub fn beside(found: &Returns, id: &str, lang: Lang) -> Picture {
    let ours = by_evidence(found).into_iter().map(|scenario| {
        let name = profile(found.scenarios[scenario].1).get(lang);
        let label = say(T::ThisPlan, lang, &[("evidence", name)]);
        Item { label, bars: vec![bar(whole(found, scenario, Measure::Value))] }
    });
    let others = found.published.iter().map(|p| {
        let size = if p.n.is_empty() { p.study_type.clone() } else { format!("{}, n = {}", p.study_type, p.n) };
        let label = format!("{} {} ({size})", p.id, one_line(&p.intervention));
        Item { label, bars: vec![Some(Bar { middle: p.ratio, interval: None, half_width: None })] }
    });
    let items = ours.chain(others).collect();
    let series = vec![T::Ratio.get(lang).to_string()];
    let chart = Bars { series, items, about: T::OthersHead.get(lang).into(), kind: Kind::Ratio, lang };
    let picture = chart.picture(id.to_string(), T::ChartBeside.get(lang).to_string());
    let caption = say(T::CaptionBeside, lang, &[("last", &found.last_year.to_string())]);
    let source = one_line(found.attribution.get(lang));
    Picture { description: sentences(found, lang), caption, source, ..picture }
}

/// The return of single years, in both ledgers. `id` as for [`beside`].
pub fn years(found: &Returns, id: &str, lang: Lang) -> Picture {
    let line = |(measure, name): (Measure, T)| {
        let points = (found.base_year + 1..=found.last_year).filter_map(|year| {
            let s = found.find(OWN, measure, Basis::Year, year)?;
            let half_width = numbers::half_width([10, 50, 90].map(|p| s.mc_error_p(p)));
            Some(Point { year, middle: s.p(50)?, bands: s.p(10).zip(s.p(90)).into_iter().collect(), half_width })
        });
        Line { label: name.get(lang).to_string(), points: points.collect() }
    };
    let lines = [(Measure::Cash, T::LineCash), (Measure::Value, T::LineValue)].map(line).into();
    let chart = Lines { lines, fans: 2, dots: Vec::new(), dots_label: String::new(), kind: Kind::Ratio, lang };
    let picture = chart.picture(id.to_string(), T::ChartYears.get(lang).to_string());
    let caption = say(T::CaptionYears, lang, &[("draws", &numbers::whole(found.draws, lang))]);
    Picture { caption, source: one_line(found.attribution.get(lang)), ..picture }
}

/// A section of a page. `level` is that of its heading; `id` starts the identifiers of its pictures.
pub fn section(found: &Returns, level: u8, id: &str, lang: Lang) -> String {
    let mut html = markup::heading(level, T::SectionTitle.get(lang));
    html.push_str(&markup::paragraph("", &sentences(found, lang)));
    html.push_str(&markup::figure(&beside(found, &format!("{id}-beside"), lang), lang));
    html.push_str(&markup::table(&evidence(found, lang), false));
    html.push_str(&markup::heading(level + 1, T::Why.get(lang)));
    html.push_str(&markup::list(&reasons(found, lang)));
    html.push_str(&markup::table(&parts(found, lang), false));
    html.push_str(&markup::figure(&years(found, &format!("{id}-years"), lang), lang));
    html.push_str(&markup::table(&by_year(found, lang), false));
    let others = others(found, lang);
    if !others.rows.is_empty() {
        html.push_str(&markup::table(&others, true));
        html.push_str(&markup::list(&origins(found, lang)));
    }
    html
}
