//! Under which conditions a scenario fails, as people read it: sentences, tables, the answer in a terminal, pictures, and the
//! section of a page.

use crate::analysis::discover::{Boxed, Condition, Discovery, Share};
use crate::ids::Lang;
use crate::report::chart::spans::{Item, Span, Spans};
use crate::report::chart::{Cell, Data, Picture};
use crate::report::markup::{figure, heading, list, paragraph, table};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::parameters::parameter;
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::verdict::in_words;
use crate::report::view::{capital, one_line};
use crate::texts::{DiscoverText as T, fill};

/// Most steps of the way that are shown.
const STEPS: usize = 10;

fn say(text: T, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

/// A share of what was counted, in whole per cent and never a false certainty.
fn percent(share: f64, of: usize, lang: Lang) -> String {
    numbers::percent(share, Some((share * (1.0 - share) / of.max(1) as f64).sqrt()), of as u64, lang)
}

/// A share of what was counted, for a sentence.
fn said(share: f64, of: usize, lang: Lang) -> String {
    in_words(&percent(share, of, lang), lang)
}

/// What happens in the futures that are looked for.
fn what(found: &Discovery, lang: Lang) -> String {
    let failure = found.failure;
    let n = numbers::number(failure.above.abs(), Kind::Count, 1.0, lang);
    let text = match (failure.level, failure.reverse) {
        (true, false) => T::Above,
        (true, true) => T::NotAbove,
        (false, false) if failure.above == 0.0 => T::Larger,
        (false, false) if failure.above > 0.0 => T::LargerBy,
        (false, false) => T::NotSmallerBy,
        (false, true) if failure.above == 0.0 => T::NotLarger,
        (false, true) if failure.above > 0.0 => T::NotLargerBy,
        (false, true) => T::SmallerBy,
    };
    let name = found.branch.as_ref().and_then(|id| found.branches.iter().find(|b| b.0 == *id));
    let branch = name
        .map_or_else(String::new, |b| say(T::OfBranch, lang, &[("branch", &one_line(b.1.get(lang)).to_lowercase())]));
    say(text, lang, &[("year", &found.year.to_string()), ("branch", &branch), ("n", &n)])
}

/// How often it happens, and how much more under the conditions: before and after them.
pub fn sentences(found: &Discovery, lang: Lang) -> (String, String) {
    let all = found.cases as f64 / found.searched as f64;
    let mut before = say(T::Base, lang, &[("share", &said(all, found.searched, lang)), ("what", &what(found, lang))]);
    let mut after = Vec::new();
    let tried = found.tried.as_ref();
    let density = tried.and_then(|t| t.density.share.map(|d| (t, d)));
    match (density, found.conditions.as_slice()) {
        (Some((tried, density)), [_, ..]) => {
            let text = if found.conditions.len() == 1 { T::WithinOne } else { T::Within };
            before = format!("{before} {}", say(text, lang, &[("density", &said(density, tried.draws, lang))]));
            let outside = tried.outside.share.map_or(NONE.to_string(), |x| said(x, tried.draws, lang));
            let coverage = tried.coverage.share.map_or(NONE.to_string(), |x| said(x, tried.draws, lang));
            after.push(say(T::Outside, lang, &[("share", &outside), ("coverage", &coverage)]));
            if tried.density.low <= tried.outside.high {
                after.push(T::NotBetter.get(lang).to_string());
            } else if density < 0.5 {
                after.push(T::HardlyBetter.get(lang).to_string());
            }
        }
        _ if found.cases == 0 => before = T::Never.get(lang).to_string(),
        _ if found.cases == found.searched => before = format!("{before} {}", T::Always.get(lang)),
        _ => after.push(T::NoneFound.get(lang).to_string()),
    }
    if all > 0.9 && !found.failure.reverse {
        after.push(T::TryReverse.get(lang).to_string());
    }
    (before, after.join(" "))
}

/// A condition as a clause: `growth of productivity is below 0.001: the lowest 40% of what is possible`.
pub fn clause(found: &Discovery, condition: &Condition, lang: Lang) -> String {
    let name = parameter(&condition.parameter, &found.branches, lang);
    let number = |x: f64| numbers::given(x, lang);
    let limit = match (condition.above, condition.below) {
        (Some(above), Some(below)) => {
            say(T::Between, lang, &[("name", &name), ("x", &number(above)), ("y", &number(below))])
        }
        (Some(above), None) => say(T::AboveLimit, lang, &[("name", &name), ("x", &number(above))]),
        (None, Some(below)) => say(T::Below, lang, &[("name", &name), ("x", &number(below))]),
        (None, None) => name,
    };
    format!("{limit}: {}", possible(condition, lang))
}

/// Which part of what is possible a condition leaves.
fn possible(condition: &Condition, lang: Lang) -> String {
    let left = numbers::whole_percent(1.0 - condition.share_below - condition.share_above, lang);
    let text = match (condition.above, condition.below) {
        (None, Some(_)) => T::ShareLow,
        (Some(_), None) => T::ShareHigh,
        _ => T::ShareMiddle,
    };
    say(text, lang, &[("share", &left)])
}

/// The conditions with their limits and how sure they are.
pub fn conditions(found: &Discovery, lang: Lang) -> Table {
    let heads = [T::Range, T::Unit, T::Possible, T::Chance].map(|t| t.get(lang).to_string());
    let title = T::ConditionsTitle.get(lang).to_string();
    let mut table = Table::new(title.clone(), title, heads);
    for c in &found.conditions {
        let number = |x: f64| numbers::given(x, lang);
        let range = match (c.above, c.below) {
            (Some(above), Some(below)) => format!("{} – {}", number(above), number(below)),
            (Some(above), None) => format!("> {}", number(above)),
            (None, Some(below)) => format!("< {}", number(below)),
            (None, None) => NONE.to_string(),
        };
        let unit = found.units.iter().find(|(n, _)| *n == c.parameter).map_or(String::new(), |u| u.1.clone());
        let cells = [range, unit, possible(c, lang), chance(c.quasi_p, lang)];
        table.row(capital(&parameter(&c.parameter, &found.branches, lang)), cells);
    }
    table.note = T::ConditionsNote.get(lang).to_string();
    table
}

/// A chance of luck in per cent, never 0.
fn chance(p: f64, lang: Lang) -> String {
    let mark = if lang == Lang::Nl { " %" } else { "%" };
    if p < 0.001 {
        format!("< {}{mark}", numbers::number(0.1, Kind::Count, 0.1, lang))
    } else {
        format!("{}{mark}", numbers::number(100.0 * p, Kind::Count, 0.1, lang))
    }
}

/// Places on the way that are shown: evenly spread, the first, the chosen and the last among them.
fn shown(found: &Discovery) -> Vec<usize> {
    let last = found.trajectory.len().saturating_sub(1);
    let every = last.div_ceil(STEPS - 2).max(1);
    let mut out: Vec<usize> = (0..=last).step_by(every).chain(found.chosen).chain([last]).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The way to the box: mass, density and coverage.
pub fn path(found: &Discovery, lang: Lang) -> Table {
    let heads = [T::Mass, T::Density, T::Coverage, T::Limits].map(|t| t.get(lang).to_string());
    let mut table = Table::new(T::PathTitle.get(lang).to_string(), T::PathHead.get(lang).to_string(), heads);
    for place in shown(found) {
        let b: &Boxed = &found.trajectory[place];
        let mark = if found.chosen == Some(place) { "→ " } else { "" };
        let cells = [
            numbers::whole_percent(b.mass, lang),
            percent(b.density, b.draws, lang),
            percent(b.coverage, found.cases, lang),
            b.limits.len().to_string(),
        ];
        table.row(format!("{mark}{place}"), cells);
    }
    table.note = T::PathNote.get(lang).to_string();
    table
}

/// A share with its interval.
fn with_interval(share: &Share, of: usize, lang: Lang) -> String {
    let Some(x) = share.share else { return NONE.to_string() };
    let [low, high] = [share.low, share.high].map(|x| numbers::whole_percent(x, lang));
    let to = if lang == Lang::Nl { "tot" } else { "to" };
    format!("{} ({low} {to} {high})", percent(x, of, lang))
}

/// What other draws say of the box; nothing if there is none.
fn tried(found: &Discovery, lang: Lang) -> String {
    let Some(tried) = &found.tried else { return String::new() };
    let values = [
        ("draws", numbers::whole(tried.draws as u64, lang)),
        ("density", with_interval(&tried.density, tried.draws, lang)),
        ("coverage", with_interval(&tried.coverage, tried.draws, lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    say(T::Tried, lang, &values)
}

fn legend(found: &Discovery, lang: Lang) -> String {
    let values = [
        ("searched", numbers::whole(found.searched as u64, lang)),
        ("parameters", numbers::whole(found.parameters.len() as u64, lang)),
        ("seed", found.seed.to_string()),
        ("draws", numbers::whole(found.tried.map_or(found.searched, |t| t.draws) as u64, lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    say(T::Legend, lang, &values)
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Discovery, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let title = if title.is_empty() { one_line(&found.scenario) } else { title };
    let (before, after) = sentences(found, lang);
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    lines.extend(terminal::wrap(&before));
    for c in &found.conditions {
        let wrapped = terminal::wrap(&format!("* {}", clause(found, c, lang)));
        lines.extend(wrapped);
    }
    if !after.is_empty() {
        lines.extend(terminal::wrap(&after));
    }
    if !found.conditions.is_empty() {
        lines.push(String::new());
        let mut certain = conditions(found, lang);
        // The clauses above say the rest.
        for row in std::iter::once(&mut certain.head).chain(&mut certain.rows) {
            row.remove(3);
            row.remove(2);
        }
        terminal::group(&mut lines, &[certain], true);
        lines.extend(terminal::wrap(&tried(found, lang)));
    }
    if found.trajectory.len() > 1 {
        lines.push(String::new());
        terminal::group(&mut lines, &[path(found, lang)], true);
    }
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(found, lang)));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// Density and coverage on the way. `id` is the start of its identifiers, unique on a page.
pub fn path_chart(found: &Discovery, id: &str, lang: Lang) -> Picture {
    let text = |t: T| t.get(lang).to_string();
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    for place in shown(found) {
        let b = &found.trajectory[place];
        let mark = if found.chosen == Some(place) { "→ " } else { "" };
        let label =
            format!("{mark}{} {place} ({} {})", text(T::PathHead), text(T::Mass), numbers::whole_percent(b.mass, lang));
        let [density, coverage] = [(b.density, b.draws), (b.coverage, found.cases)].map(|(x, n)| percent(x, n, lang));
        let said = format!("{label}: {} {density}, {} {coverage}", text(T::Density), text(T::Coverage));
        let span =
            |line: usize, x: f64, colour: &'static str| Span { line, ends: (0.0, 100.0 * x), colour, whisker: None };
        let spans = vec![span(0, b.density, "one"), span(1, b.coverage, "two")];
        items.push(Item { label: label.clone(), figure: density, said, spans });
        let cell = |x: f64| Cell::of(Some(100.0 * x), Kind::Count, 1.0, lang);
        rows.push((place.to_string(), [b.mass, b.density, b.coverage].map(cell).to_vec()));
    }
    let data = Data { heads: [T::PathHead, T::Mass, T::Density, T::Coverage].map(text).to_vec(), rows };
    let legend = vec![("one", text(T::Density)), ("two", text(T::Coverage))];
    let spans = Spans { legend, items, holds: vec![100.0], kind: Kind::Count, lang, data };
    finish(found, spans.picture(id.to_string(), text(T::ChartPath)), T::CaptionPath, lang)
}

/// The conditions as parts of what is possible; none without conditions. `id` as for [`path_chart`].
pub fn box_chart(found: &Discovery, id: &str, lang: Lang) -> Option<Picture> {
    let text = |t: T| t.get(lang).to_string();
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    for c in &found.conditions {
        let label = capital(&parameter(&c.parameter, &found.branches, lang));
        let (from, to) = (100.0 * c.share_below, 100.0 * (1.0 - c.share_above));
        let figure = numbers::whole_percent((to - from) / 100.0, lang);
        let spans = vec![Span { line: 0, ends: (from, to), colour: "two", whisker: None }];
        items.push(Item { label: label.clone(), figure, said: clause(found, c, lang), spans });
        let cell = |x: f64| Cell::of(Some(x), Kind::Count, 1.0, lang);
        rows.push((label, vec![cell(from), cell(to)]));
    }
    if items.is_empty() {
        return None;
    }
    let heads = vec![text(T::ConditionsTitle), ">".into(), "<".into()];
    let data = Data { heads, rows };
    let spans = Spans { legend: Vec::new(), items, holds: vec![100.0], kind: Kind::Count, lang, data };
    Some(finish(found, spans.picture(id.to_string(), text(T::ChartBox)), T::CaptionBox, lang))
}

fn finish(found: &Discovery, picture: Picture, caption: T, lang: Lang) -> Picture {
    let (before, after) = sentences(found, lang);
    let clauses: Vec<String> = found.conditions.iter().map(|c| clause(found, c, lang)).collect();
    Picture {
        description: format!("{before} {}. {after}", clauses.join("; ")),
        caption: caption.get(lang).to_string(),
        source: one_line(found.attribution.get(lang)),
        ..picture
    }
}

/// The section of a page: finding, conditions, pictures with the numbers behind them, tables; headings of `level`. `id` makes
/// names of pictures unique on the page.
pub fn section(found: &Discovery, level: u8, id: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let text = match (found.failure.level, found.failure.reverse) {
        (false, false) => T::HeadingFails,
        (false, true) => T::HeadingWorks,
        (true, false) => T::HeadingLevel,
        (true, true) => T::HeadingNotLevel,
    };
    let (before, after) = sentences(found, lang);
    let mut html = heading(level, text.get(lang)) + &paragraph("", &before);
    html.push_str(&list(&found.conditions.iter().map(|c| clause(found, c, lang)).collect::<Vec<_>>()));
    html.push_str(&paragraph("", &after));
    if let Some(picture) = box_chart(found, &id("discover-box"), lang) {
        html.push_str(&figure(&picture, lang));
        html.push_str(&table(&conditions(found, lang), true));
        html.push_str(&paragraph("note", &tried(found, lang)));
    }
    if found.trajectory.len() > 1 {
        html.push_str(&figure(&path_chart(found, &id("discover-path"), lang), lang));
        html.push_str(&table(&path(found, lang), false));
    }
    html + &paragraph("note", &legend(found, lang))
}
