//! The tables of a comparison.

use super::Seen;
use crate::analysis::compare::{Difference, Entry, Ranking};
use crate::report::choices;
use crate::report::numbers::Kind;
use crate::report::tables::Table;
use crate::report::view::{capital, one_line};
use crate::texts::CompareText;

/// Who is compared, by letter.
pub(super) fn contenders(seen: Seen) -> Table {
    let heads = [CompareText::Scenario, CompareText::From].map(|t| seen.text(t));
    let mut t = Table::new(seen.text(CompareText::Contenders), seen.text(CompareText::Letter), heads);
    for (i, c) in seen.found.contenders.iter().enumerate() {
        t.row(Seen::letter(i), [format!("{} – {}", one_line(&c.name), seen.title(i)), one_line(&c.source)]);
    }
    t
}

/// What differs in the inputs, a column a contender.
pub(super) fn inputs(seen: Seen) -> Table {
    let letters = (0..seen.found.contenders.len()).map(Seen::letter);
    let mut t = Table::new(seen.text(CompareText::Inputs), seen.text(CompareText::Input), letters);
    for d in &seen.found.differences {
        t.row(name(seen, d), d.entries.iter().map(|e| entry(seen, d, e)).collect::<Vec<_>>());
    }
    t
}

/// What an input is called.
pub(super) fn name(seen: Seen, d: &Difference) -> String {
    let said = match d.key.as_str() {
        "data_set" => CompareText::DataSet,
        "program_version" => CompareText::Version,
        "seed" => CompareText::Seed,
        "draws" => CompareText::DrawsKey,
        "design" => CompareText::DesignKey,
        "central" => CompareText::CentralKey,
        key => {
            let file = key.strip_prefix("files:").or_else(|| key.strip_prefix("calibration:"));
            return file.map_or_else(
                || capital(&choices::name(key, seen.lang)),
                |file| seen.fill(CompareText::File, &[("name", file)]),
            );
        }
    };
    seen.text(said)
}

/// What one contender has.
pub(super) fn entry(seen: Seen, d: &Difference, entry: &Entry) -> String {
    match entry {
        Entry::Value(value) => one_line(&choices::written(&d.key, value, seen.lang)),
        Entry::Text(text) => one_line(text),
        Entry::Usual => seen.text(CompareText::AsReference),
    }
}

/// Shortage and effect of each in a year.
pub(super) fn levels(seen: Seen, place: usize) -> Table {
    let year = seen.found.years[place].to_string();
    let heads = [CompareText::Shortage, CompareText::Interval, CompareText::Effect, CompareText::Interval];
    let title = seen.fill(CompareText::Levels, &[("year", &year)]);
    let mut t = Table::new(title, seen.fill(CompareText::InYear, &[("year", &year)]), heads.map(|h| seen.text(h)));
    for (i, c) in seen.found.contenders.iter().enumerate() {
        let shortage = seen.cells(&c.shortage[place], Kind::Count);
        let effect = seen.cells(&c.effect[place].unwrap_or_default(), Kind::Change);
        t.row(Seen::letter(i), shortage.into_iter().chain(effect));
    }
    t
}

/// The differences of a year: in shortage, or in effect.
pub(super) fn pairs(seen: Seen, year: i32, effect: bool) -> Table {
    let (title, note) = if effect {
        (CompareText::EffectPairs, CompareText::EffectNote)
    } else {
        (CompareText::Pairs, CompareText::BeatsNote)
    };
    let heads = [CompareText::MeanOf, CompareText::Interval, CompareText::ErrorOf, CompareText::Beats];
    let title = seen.fill(title, &[("year", &year.to_string())]);
    let mut t = Table::new(title, seen.text(CompareText::Pair), heads.map(|h| seen.text(h)));
    for p in seen.found.pairs.iter().filter(|p| p.year == year) {
        let Some(s) = (if effect { p.effect } else { Some(p.shortage) }) else { continue };
        let [mean, interval] = seen.cells(&s, Kind::Change);
        let chance = seen.chance(s.share_below_zero, s.mc_error_share_below_zero);
        let error = s.mc_error.map_or("–".to_string(), |e| crate::report::numbers::given(e, seen.lang));
        t.row(format!("{}, {}", Seen::letter(p.a), Seen::letter(p.b)), [mean, interval, error, chance]);
    }
    t.note = seen.text(note);
    t
}

/// Whether differences in effect say anything else than those in shortage: where references may differ.
pub(super) fn effects_differ(seen: Seen) -> bool {
    let pairs = seen.found.pairs.iter().filter(|p| p.year == seen.found.last_year());
    pairs.filter_map(|p| Some((p.effect?.mean, p.shortage.mean))).any(|(effect, shortage)| effect != shortage)
}

/// Chances of ranks. More than six are shown as the first six.
pub(super) fn ranking(seen: Seen, ranking: &Ranking, most: usize) -> Table {
    let shown = ranking.ranks.len().min(most);
    let heads = (1..=shown).map(|n| seen.fill(CompareText::RankOf, &[("n", &n.to_string())]));
    let title = seen.fill(CompareText::Ranking, &[("year", &ranking.year.to_string())]);
    let mut t = Table::new(title, seen.text(CompareText::RankShort), heads);
    for r in &ranking.ranks {
        let cells = r.chances.iter().zip(&r.errors).take(shown);
        t.row(Seen::letter(r.contender), cells.map(|(c, e)| seen.chance(Some(*c), *e)).collect::<Vec<_>>());
    }
    t.note = seen.ranked(ranking);
    t
}
