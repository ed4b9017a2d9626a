//! The two pictures of each outcome: shares of the spread, and what single parameters do (a tornado).

use super::{group, margin, names, parameter, say, sentences, share, what};
use crate::analysis::sensitivity::{Outcome, Sensitivity};
use crate::ids::Lang;
use crate::report::chart::spans::{Item, Span, Spans};
use crate::report::chart::{Cell, Data, Picture};
use crate::report::numbers::{self, Kind};
use crate::report::view::{capital, one_line};
use crate::texts::SensitivityText as T;

/// Rows of a picture.
const ROWS: usize = 12;

/// Shares of the spread of an outcome (index). `id` is the start of its identifiers, unique on a page.
pub fn shares(found: &Sensitivity, outcome: usize, id: &str, lang: Lang) -> Picture {
    let of = &found.outcomes[outcome];
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    let (rest, groups): (Vec<_>, Vec<_>) = of.shares.iter().partition(|s| s.is_rest());
    for s in groups.into_iter().take(ROWS).chain(rest) {
        let label = capital(&group(&s.group, lang));
        let span = |line: usize, x: f64, half: f64, colour: &'static str| Span {
            line,
            ends: (0.0, 100.0 * x),
            colour,
            whisker: Some((100.0 * (x - half), 100.0 * (x + half))),
        };
        let figure = share(s.total, lang);
        let said = format!(
            "{label}: {} {} ± {}, {} {figure} ± {}",
            T::Alone.get(lang),
            share(s.first, lang),
            margin(s.first_half_width, lang),
            T::WithOthers.get(lang),
            margin(s.total_half_width, lang)
        );
        let spans = vec![span(0, s.first, s.first_half_width, "one"), span(1, s.total, s.total_half_width, "two")];
        items.push(Item { label: label.clone(), figure, said, spans });
        let cell = |x: f64| Cell::of(Some(100.0 * x), Kind::Count, 0.1, lang);
        rows.push((label, [s.first, s.first_half_width, s.total, s.total_half_width].map(cell).to_vec()));
    }
    let text = |t: T| t.get(lang).to_string();
    let heads = vec![text(T::SharesHead), text(T::Alone), text(T::Margin), text(T::WithOthers), text(T::Margin)];
    let spans = Spans {
        legend: vec![("one", text(T::Alone)), ("two", text(T::WithOthers))],
        items,
        holds: Vec::new(),
        kind: Kind::Count,
        lang,
        data: Data { heads, rows },
    };
    finish(
        found,
        outcome,
        spans.picture(id.to_string(), title(found, outcome, [T::ChartSharesLevel, T::ChartSharesEffect], lang)),
        T::CaptionShares,
        lang,
    )
}

/// What the parameters that matter most do to an outcome (index). `id` as for [`shares`].
pub fn swings(found: &Sensitivity, outcome: usize, id: &str, lang: Lang) -> Picture {
    let of = &found.outcomes[outcome];
    let names = names(found);
    let (mut items, mut rows) = (Vec::new(), Vec::new());
    for s in of.swings.iter().take(ROWS).filter(|s| s.low != 0.0 || s.high != 0.0) {
        let label = capital(&parameter(&s.parameter, &names, lang));
        let step = numbers::step(Kind::Change, s.low.abs().max(s.high.abs()), Some(s.half_width));
        let change = |x: f64| numbers::number(x, Kind::Change, step, lang);
        let said = format!("{label}: {} {}, {} {}", T::Low.get(lang), change(s.low), T::High.get(lang), change(s.high));
        let span = |x: f64, colour: &'static str, line: usize| Span { line, ends: (0.0, x), colour, whisker: None };
        let spans = vec![span(s.low, "one", 0), span(s.high, "two", 1)];
        let size = numbers::number((s.high - s.low).abs(), Kind::Count, step, lang);
        items.push(Item { label: label.clone(), figure: size, said, spans });
        let cell = |x: f64| Cell::of(Some(x), Kind::Change, step, lang);
        rows.push((label, vec![cell(s.low), cell(s.high), Cell::of(Some(s.half_width), Kind::Count, 1.0, lang)]));
    }
    let text = |t: T| t.get(lang).to_string();
    let spans = Spans {
        legend: vec![("one", text(T::Low)), ("two", text(T::High))],
        items,
        holds: Vec::new(),
        kind: Kind::Change,
        lang,
        data: Data { heads: vec![text(T::Value), text(T::Low), text(T::High), text(T::Margin)], rows },
    };
    finish(
        found,
        outcome,
        spans.picture(id.to_string(), title(found, outcome, [T::ChartSwingsLevel, T::ChartSwingsEffect], lang)),
        T::CaptionSwings,
        lang,
    )
}

/// A short title: what is looked at in a branch stands in the caption.
fn title(found: &Sensitivity, outcome: usize, [level, effect]: [T; 2], lang: Lang) -> String {
    let text = if found.outcomes[outcome].outcome == Outcome::Level { level } else { effect };
    say(text, lang, &[("year", &found.year.to_string())])
}

fn finish(found: &Sensitivity, outcome: usize, picture: Picture, caption: T, lang: Lang) -> Picture {
    let said = sentences(found, &found.outcomes[outcome], lang);
    Picture {
        description: format!("{said} {}", picture.description),
        caption: format!("{}. {}", capital(&what(found, found.outcomes[outcome].outcome, lang)), caption.get(lang)),
        source: one_line(found.attribution.get(lang)),
        ..picture
    }
}
