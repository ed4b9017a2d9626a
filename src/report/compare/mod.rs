//! A comparison as people read it: in a terminal and on a page, from the same tables.

mod chart;
mod page;
pub mod split;
mod tables;
mod terminal;

pub use page::{page, section};
pub use terminal::answer;

use crate::analysis::compare::{Basis, Comparison, Pair, Ranking, exceeds_error};
use crate::ids::Lang;
use crate::report::numbers::{self, Kind};
use crate::report::view::one_line;
use crate::stats::Summary;
use crate::texts::{CompareText, fill};

/// A comparison together with the reader's language.
#[derive(Clone, Copy)]
struct Seen<'a> {
    found: &'a Comparison,
    lang: Lang,
}

impl Seen<'_> {
    fn text(self, text: CompareText) -> String {
        text.get(self.lang).to_string()
    }

    fn fill(self, text: CompareText, values: &[(&str, &str)]) -> String {
        fill(text.get(self.lang), values)
    }

    /// The letter of a contender, by which tables name it.
    fn letter(contender: usize) -> String {
        char::from(b'A' + contender as u8).to_string()
    }

    /// Title of a contender; its name if it has none.
    fn title(self, contender: usize) -> String {
        let c = &self.found.contenders[contender];
        let title = one_line(c.facts.title.get(self.lang));
        if title.is_empty() { one_line(&c.name) } else { title }
    }

    /// A contender by its letter and title.
    fn lettered(self, contender: usize) -> String {
        format!("{}. {}", Self::letter(contender), self.title(contender))
    }

    /// An identifier that is unique on a page with both languages.
    fn id(self, name: &str) -> String {
        format!("{}-{name}", self.lang.code())
    }

    /// A figure and its interval.
    fn cells(self, s: &Summary, kind: Kind) -> [String; 2] {
        let largest = [s.mean, s.p(10), s.p(90)].into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
        let step = |errors: &[Option<f64>]| numbers::step(kind, largest, numbers::half_width(errors.iter().copied()));
        let none = || numbers::NONE.to_string();
        let mean = s.mean.map_or_else(none, |m| numbers::number(m, kind, step(&[s.mc_error]), self.lang));
        let interval = s.p(10).zip(s.p(90)).map_or_else(none, |(low, high)| {
            numbers::range(low, high, kind, step(&[s.mc_error_p(10), s.mc_error_p(90)]), self.lang)
        });
        [mean, interval]
    }

    /// A chance of what happened in a share of the draws.
    fn chance(self, share: Option<f64>, error: Option<f64>) -> String {
        share.map_or_else(
            || numbers::NONE.to_string(),
            |share| numbers::percent(share, error, self.found.draws, self.lang),
        )
    }

    /// What a pair amounts to in the last year, in a sentence.
    fn sentence(self, pair: &Pair) -> String {
        let s = &pair.shortage;
        let year = pair.year.to_string();
        let [mut a, mut b] = [Self::letter(pair.a), Self::letter(pair.b)];
        if pair.basis == Basis::Means {
            let difference = self.cells(s, Kind::Change)[0].clone();
            return self
                .fill(CompareText::OnlyMeans, &[("year", &year), ("a", &a), ("b", &b), ("difference", &difference)]);
        }
        let sure = exceeds_error(s, self.found.draws);
        let at_least = |share: Option<f64>| sure && share.is_some_and(|x| x >= crate::report::verdict::CHANCE);
        let mut chance = (s.share_below_zero, s.mc_error_share_below_zero);
        let (Some(mut low), Some(mut high)) = (s.p(10), s.p(90)) else { return String::new() };
        let (clear_a, clear_b) = (at_least(s.share_below_zero), at_least(s.share_above_zero));
        if clear_b {
            std::mem::swap(&mut a, &mut b);
            chance = (s.share_above_zero, s.mc_error_share_above_zero);
        } else if clear_a {
            (low, high) = (-high, -low);
        }
        let clear = clear_a || clear_b;
        let kind = if clear { Kind::Count } else { Kind::Change };
        let errors = [s.mc_error_p(10), s.mc_error_p(90)];
        let step = numbers::step(kind, low.abs().max(high.abs()), numbers::half_width(errors));
        let range = numbers::range(low, high, kind, step, self.lang);
        let chance = self.chance(chance.0, chance.1);
        let text = if clear { CompareText::Less } else { CompareText::Unclear };
        self.fill(text, &[("year", &year), ("a", &a), ("b", &b), ("range", &range), ("chance", &chance)])
    }

    /// Who is best, and who cannot be told apart from it.
    fn ranked(self, ranking: &Ranking) -> String {
        let best = self.fill(CompareText::Best, &[("best", &Self::letter(ranking.ranks[0].contender))]);
        let close = ranking.ranks.iter().skip(1).filter(|r| !r.apart_from_best);
        let close: Vec<String> = close.map(|r| Self::letter(r.contender)).collect();
        let rest = match close.as_slice() {
            [] => self.text(CompareText::AllApart),
            names => self.fill(CompareText::NotApart, &[("names", &names.join(", "))]),
        };
        format!("{best} {rest}")
    }

    /// What stands under the figures: how many futures, where all share them.
    fn legend(self) -> Option<String> {
        let first = self.found.contenders.first()?.group;
        let all = self.found.contenders.iter().all(|c| c.group == first);
        all.then(|| self.fill(CompareText::Legend, &[("draws", &numbers::whole(self.found.draws, self.lang))]))
    }
}
