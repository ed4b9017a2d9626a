//! The pictures of a comparison: what each contender does, and how likely each is to be best.

use super::Seen;
use crate::analysis::compare::Ranking;
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::chart::shares::{self, Shares};
use crate::report::numbers::{self, Kind};
use crate::texts::CompareText;

/// The effects of a year where any is known, otherwise the shortages; `None` if there is nothing to draw.
pub(super) fn effects(seen: Seen, place: usize) -> Option<Picture> {
    let year = seen.found.years[place].to_string();
    let contenders = &seen.found.contenders;
    let are_effects = contenders.iter().any(|c| c.effect[place].is_some());
    let (title, kind) =
        if are_effects { (CompareText::Chart, Kind::Change) } else { (CompareText::ChartLevels, Kind::Count) };
    let item = |i: usize| {
        let of = &contenders[i];
        let summary = if are_effects { of.effect[place] } else { Some(of.shortage[place]) };
        let bar = summary.and_then(|s| {
            let errors = [s.mc_error, s.mc_error_p(10), s.mc_error_p(90)];
            Some(Bar { middle: s.mean?, interval: s.p(10).zip(s.p(90)), half_width: numbers::half_width(errors) })
        });
        Item { label: seen.lettered(i), bars: vec![bar] }
    };
    let items: Vec<Item> = (0..contenders.len()).map(item).collect();
    items.iter().any(|item| item.bars[0].is_some()).then(|| {
        let series = vec![seen.text(CompareText::Effect)];
        let bars = Bars { series, items, about: seen.text(CompareText::Scenario), kind, lang: seen.lang };
        let picture = bars.picture(seen.id(&format!("compare-{year}")), seen.fill(title, &[("year", &year)]));
        under(seen, picture, CompareText::ChartNote)
    })
}

/// How likely each contender of a ranking has each rank.
pub(super) fn ranks(seen: Seen, ranking: &Ranking, number: usize) -> Picture {
    let parts = (1..=ranking.ranks.len()).map(|n| seen.fill(CompareText::RankOf, &[("n", &n.to_string())])).collect();
    let item = |r: &crate::analysis::compare::Rank| shares::Item {
        label: seen.lettered(r.contender),
        shares: r.chances.iter().zip(&r.errors).map(|(c, e)| (*c, seen.chance(Some(*c), *e))).collect(),
    };
    let items = ranking.ranks.iter().map(item).collect();
    let chart = Shares { parts, items, about: seen.text(CompareText::Scenario), lang: seen.lang };
    let title = seen.fill(CompareText::ChartRanks, &[("year", &ranking.year.to_string())]);
    under(seen, chart.picture(seen.id(&format!("ranks-{number}")), title), CompareText::ChartRanksNote)
}

fn under(seen: Seen, picture: Picture, note: CompareText) -> Picture {
    let source: Vec<&str> = seen.found.attributions.iter().map(|a| a.get(seen.lang)).collect();
    Picture { caption: seen.text(note), source: source.join(" "), ..picture }
}
