//! Break-even and J-curve as people read them: sentences, tables, the answer in a terminal, charts.

use crate::analysis::break_even::{BreakEven, Curve, Measure};
use crate::analysis::profile::Profile;
use crate::ids::Lang;
use crate::report::cells::{chance, middle, range};
use crate::report::chart::Picture;
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::stats::Summary;
use crate::texts::{EvenText, Text, fill};

/// The scenario as it stands, without another evidence profile.
const OWN: usize = 0;

fn last(found: &BreakEven) -> i32 {
    found.years().last().copied().unwrap_or(found.base_year)
}

fn say(text: EvenText, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn even_by(found: &BreakEven, scenario: usize, curve: Curve, year: i32, lang: Lang) -> String {
    let s = found.find(scenario, curve, Measure::Even, year);
    chance(s.and_then(|s| s.mean), s.and_then(|s| s.mc_error), found.draws, lang)
}

fn kind(curve: Curve) -> Kind {
    if curve == Curve::Shortage { Kind::Change } else { Kind::Euro }
}

/// What the shortage does meanwhile, and whether shortage and cash break even, in words.
pub fn sentences(found: &BreakEven, lang: Lang) -> String {
    let year = last(found).to_string();
    let mut out = Vec::new();
    if let Some(worst) = found.find(OWN, Curve::Shortage, Measure::Worst, last(found)) {
        let share = chance(worst.share_above_zero, worst.mc_error_share_above_zero, found.draws, lang);
        let text = if worst.p(90).is_some_and(|x| x > 0.0) { EvenText::WorseFirst } else { EvenText::NeverWorse };
        out.push(say(text, lang, &[("chance", &share), ("range", &range(Some(worst), Kind::Count, lang))]));
    }
    for (curve, text) in [(Curve::Shortage, EvenText::Even), (Curve::Cash, EvenText::EvenCash)] {
        let share = even_by(found, OWN, curve, last(found), lang);
        out.push(say(text, lang, &[("year", &year), ("chance", &share)]));
    }
    out.join(" ")
}

/// How deep, how long and until when a curve is worse than without the measures, under each evidence.
pub fn shapes(found: &BreakEven, curve: Curve, lang: Lang) -> Table {
    let (year, name) = (last(found).to_string(), name(curve).get(lang).to_string());
    let with_year = |text: EvenText| say(text, lang, &[("year", &year)]);
    let heads = [
        with_year(EvenText::By),
        EvenText::Year.get(lang).to_string(),
        EvenText::Worst.get(lang).to_string(),
        Text::Interval.get(lang).to_string(),
        EvenText::Worse.get(lang).to_string(),
    ];
    let mut table = Table::new(say(EvenText::ShapeTitle, lang, &[("curve", &name)]), name, heads);
    for scenario in found.by_evidence() {
        let at = |measure: Measure| found.find(scenario, curve, measure, last(found));
        let worst = at(Measure::Worst);
        let worse = at(Measure::YearsWorse).and_then(|s| s.mean);
        table.row(
            profile(found.scenarios[scenario].1).get(lang),
            [
                even_by(found, scenario, curve, last(found), lang),
                at(Measure::EvenYear).map_or(NONE.to_string(), |s| even_year(s, last(found), lang)),
                middle(worst, kind(curve), lang),
                range(worst, kind(curve), lang),
                worse.map_or(NONE.to_string(), |n| numbers::number(n, Kind::Count, 1.0, lang)),
            ],
        );
    }
    table.note = with_year(EvenText::ShapeNote);
    table
}

/// The 80 % interval of a year that may lie beyond the last.
fn even_year(s: &Summary, last: i32, lang: Lang) -> String {
    match (s.p(10), s.p(90)) {
        // A year reads without a separator of thousands.
        (Some(low), Some(high)) if low.round() == high.round() => format!("{low:.0}"),
        (Some(low), Some(high)) => match lang {
            Lang::Nl => format!("{low:.0} tot {high:.0}"),
            Lang::En => format!("{low:.0} to {high:.0}"),
        },
        (Some(low), None) => say(EvenText::ToLater, lang, &[("year", &format!("{low:.0}"))]),
        _ => say(EvenText::After, lang, &[("year", &last.to_string())]),
    }
}

/// Chance of having broken even by year, of the scenario as it stands.
pub fn chances(found: &BreakEven, lang: Lang) -> Table {
    let all = found.years();
    let mut shown: Vec<i32> = all.iter().rev().step_by(all.len().div_ceil(6).max(1)).copied().collect();
    shown.reverse();
    let (title, head) = (EvenText::ChanceTitle.get(lang).to_string(), EvenText::ChanceHead.get(lang).to_string());
    let mut table = Table::new(title, head, shown.iter().map(ToString::to_string));
    for curve in Curve::ALL {
        table.row(name(curve).get(lang), shown.iter().map(|&year| even_by(found, OWN, curve, year, lang)));
    }
    table
}

/// How it was found, and what the interval is.
pub fn legend(found: &BreakEven, lang: Lang) -> String {
    let (draws, seed) = (numbers::whole(found.draws, lang), found.seed.to_string());
    say(EvenText::Legend, lang, &[("draws", &draws), ("seed", &seed)])
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &BreakEven, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let title = if title.is_empty() { one_line(&found.scenarios[OWN].0) } else { title };
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    lines.extend(terminal::wrap(&sentences(found, lang)));
    let mut note = String::new();
    for curve in Curve::ALL {
        lines.push(String::new());
        let mut table = shapes(found, curve, lang);
        // Said once, below the last.
        note = std::mem::take(&mut table.note);
        terminal::group(&mut lines, &[table], true);
    }
    lines.extend(terminal::wrap(&note));
    lines.push(String::new());
    terminal::group(&mut lines, &[chances(found, lang)], true);
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(found, lang)));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The J-curve: height by year with its 80 % interval. `id` is the start of its identifiers, unique on a page.
pub fn curve(found: &BreakEven, curve: Curve, id: &str, lang: Lang) -> Picture {
    let base = found.base_year.to_string();
    let title = match curve {
        Curve::Shortage => EvenText::ChartShortage,
        Curve::Cash => EvenText::ChartCash,
        Curve::Value => EvenText::ChartValue,
    };
    let points = found.years().into_iter().filter_map(|year| {
        let s = found.find(OWN, curve, Measure::Height, year)?;
        let half_width = numbers::half_width([10, 50, 90].map(|p| s.mc_error_p(p)));
        Some(Point { year, middle: s.p(50)?, bands: s.p(10).zip(s.p(90)).into_iter().collect(), half_width })
    });
    let label = if curve == Curve::Shortage { EvenText::Difference } else { EvenText::Balance };
    let line = Line { label: label.get(lang).to_string(), points: points.collect() };
    picture(found, kind(curve), vec![line], id, say(title, lang, &[("base", &base)]), lang)
}

/// The chance of having broken even by year, in per cent: shortage and cash. `id` as for [`curve`].
pub fn chance_chart(found: &BreakEven, id: &str, lang: Lang) -> Picture {
    let line = |curve: Curve| {
        let points = found.years().into_iter().filter_map(|year| {
            let s = found.find(OWN, curve, Measure::Even, year)?;
            let half_width = numbers::half_width([s.mc_error]).map(|h| 100.0 * h);
            Some(Point { year, middle: 100.0 * s.mean?, bands: Vec::new(), half_width })
        });
        let label = name(curve).get(lang).split(" (").next().unwrap_or_default().to_lowercase();
        Line { label, points: points.collect() }
    };
    let lines = vec![line(Curve::Shortage), line(Curve::Cash)];
    picture(found, Kind::Count, lines, id, EvenText::ChartChance.get(lang).to_string(), lang)
}

/// The picture of these lines, with what it shows, its unit and its source.
fn picture(found: &BreakEven, kind: Kind, lines: Vec<Line>, id: &str, title: String, lang: Lang) -> Picture {
    let chart = Lines { lines, fans: 2, dots: Vec::new(), dots_label: String::new(), kind, lang };
    let picture = chart.picture(id.to_string(), title);
    let source = one_line(found.attribution.get(lang));
    Picture { description: sentences(found, lang), caption: caption(found, lang), source, ..picture }
}

/// What stands under a J-curve on a page.
fn caption(found: &BreakEven, lang: Lang) -> String {
    say(EvenText::Unit, lang, &[("draws", &numbers::whole(found.draws, lang))])
}

fn name(curve: Curve) -> EvenText {
    match curve {
        Curve::Shortage => EvenText::Shortage,
        Curve::Cash => EvenText::Cash,
        Curve::Value => EvenText::Value,
    }
}

fn profile(profile: Profile) -> Text {
    match profile {
        Profile::Controlled => Text::ProfileControlled,
        Profile::Between => Text::ProfileBetween,
        Profile::Own => Text::ProfileBlend,
        Profile::BusinessCases => Text::ProfileBusinessCases,
    }
}
