//! How much is enough, as people read it: sentences, a table, the answer in a terminal, a chart, a section of a page.

use crate::analysis::aim::Side;
use crate::analysis::seek::crossing::Crossing;
use crate::analysis::seek::{Seek, Size};
use crate::ids::Lang;
use crate::report::chart::plane::{Curve, Mark, Plane, Weight};
use crate::report::chart::{Cell, Data, Picture};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::report::{aim, markup};
use crate::texts::{SeekText, Text, fill};

/// Letters that fit below a chart.
const AXIS: usize = 56;
/// Rows of the table.
const ROWS: usize = 9;

fn say(text: SeekText, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn wanted(found: &Seek, lang: Lang) -> String {
    let percent = 100.0 * found.chance;
    if percent.fract() == 0.0 {
        numbers::whole_percent(found.chance, lang)
    } else {
        format!("{}{}", numbers::given(percent, lang), if lang == Lang::Nl { " %" } else { "%" })
    }
}

fn chance(size: &Size, found: &Seek, lang: Lang) -> String {
    numbers::percent(size.chance, size.error, found.draws, lang)
}

/// The answer in sentences: from which value on, up to which, with intervals; or that nothing is enough, and what it would take.
pub fn sentences(found: &Seek, lang: Lang) -> String {
    let (wanted, target) = (wanted(found, lang), aim::targets(&found.targets, lang));
    let given = |x: f64| numbers::given(x, lang);
    let values = |at: f64, interval: String| {
        [
            ("key", found.key.clone()),
            ("at", given(at)),
            ("wanted", wanted.clone()),
            ("target", target.clone()),
            ("interval", interval),
        ]
    };
    let with = |text: SeekText, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(text, lang, &values)
    };
    let mut out = Vec::new();
    let first = &found.sizes[0];
    let mut has_held = first.chance >= found.chance;
    if has_held {
        let mut said = values(first.value, String::new()).to_vec();
        said.push(("chance", chance(first, found, lang)));
        out.push(with(SeekText::AtOnce, &said));
    }
    for crossing in &found.crossings {
        let text = match (crossing.rising, has_held) {
            (true, false) => SeekText::From,
            (true, true) => SeekText::Again,
            (false, _) => SeekText::UpTo,
        };
        has_held = true;
        out.push(with(text, &values(crossing.at, interval(crossing, lang))));
    }
    if !has_held {
        out.extend(nothing(found, lang));
    }
    let shown = found.sizes.iter().find(|s| Some(s.value) == found.smallest()).unwrap_or(&found.sizes[found.best]);
    if let Some([low, _, high]) = shown.unfilled.filter(|u| u[2] >= 0.5) {
        let range = numbers::range(low, high, Kind::Count, numbers::step(Kind::Count, high, None), lang);
        out.push(say(SeekText::Unfilled, lang, &[("at", &given(shown.value)), ("range", &range)]));
    }
    out.join(" ")
}

fn interval(crossing: &Crossing, lang: Lang) -> String {
    let Some((low, high)) = crossing.interval else { return SeekText::IntervalUnknown.get(lang).to_string() };
    let text = if crossing.open == (false, false) { SeekText::Interval } else { SeekText::IntervalOpen };
    say(text, lang, &[("low", &numbers::given(low, lang)), ("high", &numbers::given(high, lang))])
}

/// That nothing is enough, how near one gets, and what it would take.
fn nothing(found: &Seek, lang: Lang) -> Vec<String> {
    let (wanted, given) = (wanted(found, lang), |x: f64| numbers::given(x, lang));
    let best = &found.sizes[found.best];
    let (from, to, at) = (given(found.range.0), given(found.range.1), given(best.value));
    let target = aim::targets(&found.targets, lang);
    let chance = chance(best, found, lang);
    let values = [
        ("key", found.key.as_str()),
        ("from", &from),
        ("to", &to),
        ("wanted", &wanted),
        ("target", &target),
        ("at", &at),
        ("chance", &chance),
    ];
    let mut out = vec![say(SeekText::Nothing, lang, &values), say(SeekText::Best, lang, &values)];
    if best.half.is_some_and(|half| best.chance + half >= found.chance) {
        out.push(SeekText::Unclear.get(lang).to_string());
    }
    for (target, figure) in found.targets.iter().zip(&best.figures) {
        let Some(bound) = figure.bound else { continue };
        let gap = if target.side == Side::Below { bound - target.bound } else { target.bound - bound };
        if gap <= 0.0 {
            continue;
        }
        let kind = aim::kind(&target.aim);
        let step = numbers::step(kind, bound, numbers::half_width([figure.bound_error]));
        let reached = aim::at(target, numbers::round(bound, step), lang);
        let unsigned = if kind == Kind::Change { Kind::Count } else { kind };
        let gap = format!("{} {}", numbers::number(gap, unsigned, step, lang), aim::unit(&target.aim, lang));
        let values = [("wanted", wanted.as_str()), ("reached", &reached), ("gap", gap.trim())];
        out.push(say(SeekText::Needs, lang, &values));
    }
    out
}

/// Chance and figures at some of the values: evenly spread, and where the answer lies.
pub fn table(found: &Seek, lang: Lang) -> Table {
    let last = found.sizes.len() - 1;
    let (low, high) = found.range;
    let near = |x: f64| {
        (0..=last).min_by(|a, b| {
            let away = |i: &usize| (found.sizes[*i].value - x).abs();
            away(a).total_cmp(&away(b))
        })
    };
    let mut shown: Vec<usize> =
        (0..ROWS).filter_map(|i| near(low + (high - low) * i as f64 / (ROWS - 1) as f64)).collect();
    let answers = found.crossings.iter().map(|c| c.at).take(ROWS);
    shown.extend(answers.filter_map(near));
    shown.push(found.best);
    shown.sort_unstable();
    shown.dedup();
    let one = found.targets.len() == 1;
    let has_unfilled = found.sizes.iter().any(|s| s.unfilled.is_some());
    let text = |t: SeekText| t.get(lang).to_string();
    let mut heads = vec![text(SeekText::Chance), text(SeekText::ChanceInterval)];
    if one {
        heads.extend([text(SeekText::Figure), Text::Interval.get(lang).to_string()]);
    } else {
        heads.extend((1..=found.targets.len()).map(|n| say(SeekText::Alone, lang, &[("n", &n.to_string())])));
    }
    if has_unfilled {
        heads.push(text(SeekText::Open));
    }
    let title = say(SeekText::Title, lang, &[("key", &found.key)]);
    let mut table = Table::new(title, found.key.clone(), heads);
    for size in shown.into_iter().map(|i| &found.sizes[i]) {
        let ends = size.half.map(|h| ((size.chance - h).max(0.0), (size.chance + h).min(1.0)));
        let ends = ends.map(|(a, b)| {
            let mark = if lang == Lang::Nl { " %" } else { "%" };
            numbers::range(100.0 * a, 100.0 * b, Kind::Count, 1.0, lang) + mark
        });
        let mut cells = vec![chance(size, found, lang), ends.unwrap_or(NONE.into())];
        if one {
            let (figure, kind) = (&size.figures[0], aim::kind(&found.targets[0].aim));
            let largest = figure.spread.iter().flatten().map(|x| x.abs()).fold(0.0, f64::max);
            let step = numbers::step(kind, largest, None);
            let [low, middle, high] = figure.spread;
            cells.push(middle.map_or(NONE.into(), |x| numbers::number(x, kind, step, lang)));
            let range = |(low, high)| numbers::range(low, high, kind, step, lang);
            cells.push(low.zip(high).map_or(NONE.into(), range));
        } else {
            cells.extend(size.figures.iter().map(|f| numbers::percent(f.chance, None, found.draws, lang)));
        }
        if has_unfilled {
            let middle = size.unfilled.map(|u| u[1]);
            let write = |x| numbers::number(x, Kind::Count, numbers::step(Kind::Count, x, None), lang);
            cells.push(middle.map_or(NONE.into(), write));
        }
        table.row(numbers::given(size.value, lang), cells);
    }
    let unit = one_line(found.unit.get(lang));
    let target = aim::targets(&found.targets, lang);
    let mut notes = vec![say(SeekText::Note, lang, &[("target", &target), ("key", &found.key), ("unit", &unit)])];
    if one {
        notes.push(say(SeekText::NoteFigure, lang, &[("figure", &aim::name(&found.targets[0].aim, lang))]));
    }
    if has_unfilled {
        notes.push(text(SeekText::NoteUnfilled));
    }
    table.note = notes.join(" ");
    table
}

fn legend(found: &Seek, lang: Lang) -> String {
    let (draws, n) = (numbers::whole(found.draws, lang), found.sizes.len().to_string());
    say(SeekText::Legend, lang, &[("draws", &draws), ("seed", &found.seed.to_string()), ("n", &n)])
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Seek, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let mut lines = vec![terminal::cut(if title.is_empty() { &found.scenario } else { &title }, WIDTH)];
    lines.extend(terminal::wrap(&sentences(found, lang)));
    lines.push(String::new());
    terminal::group(&mut lines, &[table(found, lang)], true);
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(found, lang)));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The chance by value, with its interval and what is wanted. `id` is the start of its identifiers, unique on a page.
pub fn picture(found: &Seek, id: &str, lang: Lang) -> Picture {
    let band = found.sizes.iter().filter_map(|s| {
        let half = 100.0 * s.half?;
        Some((s.value, (100.0 * s.chance - half).max(0.0), (100.0 * s.chance + half).min(100.0)))
    });
    let curve = Curve {
        label: String::new(),
        points: found.sizes.iter().map(|s| (s.value, 100.0 * s.chance)).collect(),
        band: band.collect(),
    };
    let marks = found.crossings.iter().map(|c| {
        let height = found.sizes.iter().find(|s| s.value == c.at).map_or(found.chance, |s| s.chance);
        let label = numbers::given(c.at, lang);
        Mark { at: (c.at, 100.0 * height), weight: Weight::Strong, tip: label.clone(), label }
    });
    let axis = format!("{} ({})", found.key, one_line(found.unit.get(lang)));
    // A unit that does not fit stands below the table.
    let axis = if axis.chars().count() <= AXIS { axis } else { found.key.clone() };
    let chart = Plane {
        curves: vec![curve],
        marks: marks.collect(),
        level: Some((100.0 * found.chance, say(SeekText::Wanted, lang, &[("wanted", &wanted(found, lang))]))),
        across: (Kind::Count, axis),
        up: (Kind::Count, SeekText::ChanceAxis.get(lang).to_string()),
        lang,
    };
    let row = |s: &Size| {
        let percent = |x: f64| Cell::of(Some(100.0 * x), Kind::Count, 0.1, lang);
        let half = s.half.map_or_else(Cell::default, percent);
        (numbers::given(s.value, lang), vec![percent(s.chance), half])
    };
    let heads = [found.key.as_str(), SeekText::ChanceAxis.get(lang), "±"].map(str::to_string).to_vec();
    let data = Data { heads, rows: found.sizes.iter().map(row).collect() };
    let title = say(SeekText::Title, lang, &[("key", &found.key)]);
    let caption = say(SeekText::Caption, lang, &[("draws", &numbers::whole(found.draws, lang))]);
    let source = one_line(found.attribution.get(lang));
    Picture { description: sentences(found, lang), caption, source, ..chart.picture(id.to_string(), title, data) }
}

/// The section of a page: the finding, the chart and the table. `level` is that of its heading, `id` as for [`picture`].
pub fn section(found: &Seek, level: u8, id: &str, lang: Lang) -> String {
    [
        markup::heading(level, SeekText::Heading.get(lang)),
        markup::paragraph("answer", &sentences(found, lang)),
        markup::figure(&picture(found, id, lang), lang),
        markup::table(&table(found, lang), false),
        markup::paragraph("note", &legend(found, lang)),
    ]
    .concat()
}
