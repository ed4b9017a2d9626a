//! What the evidence says, for people: in a terminal, and as forest and funnel plots ([`forest`], [`funnel`]).

mod forest;
mod funnel;
mod plot;
mod section;
mod tables;

pub use forest::forest;
pub use funnel::funnel;
pub use plot::Plot;
pub use section::section;
pub use tables::{overview, pool};

use crate::analysis::evidence::Review;
use crate::ids::{Lang, Quality};
use crate::report::numbers::{self, Kind};
use crate::texts::{EvidenceText, fill};

/// Cut off more often than this, it is told: one draw in a thousand.
const WORTH_A_WORD: f64 = 0.001;

/// A relative change in per cent with its sign and one decimal.
fn percent(x: f64, lang: Lang) -> String {
    let mark = if lang == Lang::Nl { " %" } else { "%" };
    format!("{}{mark}", numbers::number(100.0 * x, Kind::Change, 0.1, lang))
}

/// A range of relative changes in per cent, the mark once.
fn range((low, high): (f64, f64), lang: Lang) -> String {
    let low = numbers::number(100.0 * low, Kind::Change, 0.1, lang);
    fill(EvidenceText::To.get(lang), &[("low", &low), ("high", &percent(high, lang))])
}

/// A chance, with no more digits than it deserves.
fn chance(p: f64, lang: Lang) -> String {
    let text = if p < 0.001 { "< 0.001".to_string() } else { format!("= {p:.3}") };
    if lang == Lang::Nl { text.replace('.', ",") } else { text }
}

/// A number of three significant digits.
fn plain(x: f64, lang: Lang) -> String {
    numbers::given(x, lang)
}

/// Whether a warning holds for a pool.
type Holds<'a> = &'a dyn Fn(&Review) -> bool;

/// What a reader must know about pools, with stable codes: those of a run that uses them.
fn warnings(reviews: &[Review], lang: Lang) -> Vec<String> {
    let cut = |r: &Review| r.informs.iter().filter_map(|i| Some(i.predicted.as_ref()?.cut_off)).fold(0.0, f64::max);
    let most = reviews.iter().map(cut).fold(0.0, f64::max);
    let mark = if lang == Lang::Nl { " %" } else { "%" };
    let percent = format!("{}{mark}", numbers::number(100.0 * most, Kind::Count, 0.1, lang));
    let is: [(EvidenceText, Holds); 3] = [
        (EvidenceText::OneStudy, &|r| r.pooled.studies == 1),
        (EvidenceText::TwoStudies, &|r| r.pooled.studies == 2),
        (EvidenceText::CutOff, &|r| cut(r) >= WORTH_A_WORD),
    ];
    let mut out = Vec::new();
    for (text, holds) in is {
        let pools: Vec<&str> = reviews.iter().filter(|r| holds(r)).map(|r| r.pool.as_str()).collect();
        if !pools.is_empty() {
            out.push(fill(text.get(lang), &[("pool", &pools.join(", ")), ("percent", &percent)]));
        }
    }
    out
}

/// How many of the figures of a pool are assumptions; nothing if none are.
fn assumed(reviews: &[Review], lang: Lang) -> Option<String> {
    let items = || reviews.iter().flat_map(|r| &r.items);
    let n = items().filter(|i| i.finding.quality == Quality::Assumption).count();
    let values = [("n", n.to_string()), ("all", items().count().to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    (n > 0).then(|| fill(EvidenceText::Assumed.get(lang), &values))
}

/// Whether small studies find other effects, in a sentence.
fn small_study(review: &Review, lang: Lang) -> String {
    use crate::meta::{ENOUGH, Unknown};
    let n = review.pooled.studies.to_string();
    match &review.small_study {
        Err(Unknown::TooFew) => fill(EvidenceText::SmallNone.get(lang), &[("n", &n)]),
        Err(Unknown::NothingToSee) => fill(EvidenceText::SmallSame.get(lang), &[("n", &n)]),
        Ok(r) => {
            let few = review.pooled.studies < ENOUGH;
            let text = if few { EvidenceText::SmallFew } else { EvidenceText::SmallKnown };
            let (t, p) = (numbers::number(r.t, Kind::Count, 0.01, lang), chance(r.chance, lang));
            fill(text.get(lang), &[("n", &n), ("t", &t), ("df", &r.df.to_string()), ("p", &p)])
        }
    }
}
