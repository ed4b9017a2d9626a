//! The sentence that says what an effect on the shortage amounts to: help, harm or no clear effect, hedged.

use crate::ids::Lang;
use crate::report::numbers::{self, Kind};
use crate::stats::Summary;
use crate::texts::{Text, fill};

/// What the draws say about an effect on the shortage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Less shortage in at least [`CHANCE`] of the draws, and more than chance in the simulation explains.
    Help,
    /// Neither help nor harm can be told.
    NoClearEffect,
    /// More shortage in at least [`CHANCE`] of the draws, and more than chance in the simulation explains.
    Harm,
    /// A central run: one value, no interval and no chance.
    Central,
    /// There is no value.
    Missing,
}

/// Share of draws that must point the same way before a sentence says "probably".
pub const CHANCE: f64 = 0.8;

/// How the simulation was run, as far as sentences and rounding depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Precision {
    /// Draws simulated.
    pub draws: u64,
    /// One draw at all medians, no noise.
    pub central: bool,
}

impl Verdict {
    /// Judges an effect (scenario minus reference; negative = less shortage).
    pub fn of(effect: Option<&Summary>, precision: Precision) -> Self {
        let Some((effect, mean)) = effect.and_then(|e| Some((e, e.mean?))) else {
            return Self::Missing;
        };
        if precision.central {
            return Self::Central;
        }
        let (Some(below), Some(above)) = (effect.share_below_zero, effect.share_above_zero) else {
            return Self::Missing;
        };
        if !exceeds_error(effect, precision.draws) {
            return Self::NoClearEffect;
        }
        if below >= CHANCE && mean < 0.0 {
            Self::Help
        } else if above >= CHANCE && mean > 0.0 {
            Self::Harm
        } else {
            Self::NoClearEffect
        }
    }
}

/// Whether the mean effect is more than two Monte Carlo errors from zero. With too few rounds for an error between
/// rounds, that of independent draws stands in.
fn exceeds_error(effect: &Summary, draws: u64) -> bool {
    let error = effect.mc_error.or_else(|| effect.sd.map(|sd| sd / (draws.max(1) as f64).sqrt()));
    matches!((effect.mean, error), (Some(mean), Some(error)) if mean.abs() > 2.0 * error)
}

/// The sentence on `effect`, the change in shortage in persons in `year`.
pub fn sentence(effect: Option<&Summary>, precision: Precision, year: i32, lang: Lang) -> String {
    let verdict = Verdict::of(effect, precision);
    let year = year.to_string();
    let Some(effect) = effect.filter(|_| verdict != Verdict::Missing) else {
        return fill(Text::SentenceMissing.get(lang), &[("year", &year)]);
    };
    if verdict == Verdict::Central {
        let mean = effect.mean.unwrap_or(0.0);
        let step = numbers::step(Kind::Count, mean, None);
        let difference = difference(mean, mean, step, lang);
        return fill(Text::SentenceCentral.get(lang), &[("year", &year), ("difference", &difference)]);
    }
    let (Some(low), Some(high)) = (effect.p(10), effect.p(90)) else {
        return fill(Text::SentenceMissing.get(lang), &[("year", &year)]);
    };
    let half_width = numbers::half_width([10, 90].map(|percent| effect.mc_error_p(percent)));
    let step = numbers::step(Kind::Count, low.abs().max(high.abs()), half_width);
    // An effect too small to write down is none, however sure.
    let nothing = numbers::round(low, step) == 0.0 && numbers::round(high, step) == 0.0;
    let text = match verdict {
        _ if nothing => Text::SentenceNoClearEffect,
        Verdict::Harm => Text::SentenceHarm,
        Verdict::Help => Text::SentenceHelp,
        _ => Text::SentenceNoClearEffect,
    };
    let (chance, error) = if text == Text::SentenceHarm {
        (effect.share_above_zero, effect.mc_error_share_above_zero)
    } else {
        (effect.share_below_zero, effect.mc_error_share_below_zero)
    };
    let chance = numbers::percent(chance.unwrap_or(f64::NAN), error, precision.draws, lang);
    let difference = difference(low, high, step, lang);
    let mut out =
        fill(text.get(lang), &[("year", &year), ("difference", &difference), ("chance", &in_words(&chance, lang))]);
    if effect.mc_error.is_none() {
        out.push(' ');
        out.push_str(Text::SentenceErrorUnknown.get(lang));
    } else if !exceeds_error(effect, precision.draws) {
        out.push(' ');
        out.push_str(Text::SentenceWithinError.get(lang));
    }
    out
}

/// `3.000 tot 9.000 personen kleiner`, `tussen 5.000 personen kleiner en 300 personen groter`.
fn difference(low: f64, high: f64, step: f64, lang: Lang) -> String {
    let (low, high) = (numbers::round(low, step), numbers::round(high, step));
    let size = |x: f64| numbers::number(x.abs(), Kind::Count, step, lang);
    if low == 0.0 && high == 0.0 {
        Text::DifferenceNone.get(lang).to_string()
    } else if low == high {
        let text = if low < 0.0 { Text::DifferenceSmallerOne } else { Text::DifferenceLargerOne };
        fill(text.get(lang), &[("a", &size(low))])
    } else if high <= 0.0 {
        fill(Text::DifferenceSmaller.get(lang), &[("a", &size(high)), ("b", &size(low))])
    } else if low >= 0.0 {
        fill(Text::DifferenceLarger.get(lang), &[("a", &size(low)), ("b", &size(high))])
    } else {
        fill(Text::DifferenceEither.get(lang), &[("a", &size(low)), ("b", &size(high))])
    }
}

/// `> 99 %` reads as `meer dan 99 %` in a sentence.
pub(super) fn in_words(percent: &str, lang: Lang) -> String {
    percent.replace('>', Text::MoreThan.get(lang)).replace('<', Text::LessThan.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Nl};

    const MANY: Precision = Precision { draws: 10_240, central: false };

    fn effect(mean: f64, p10: f64, p90: f64, below: f64, error: Option<f64>) -> Summary {
        let mut s = Summary { mean: Some(mean), sd: Some(1.0), mc_error: error, ..Summary::default() };
        s.quantiles[1] = Some(p10);
        s.quantiles[5] = Some(p90);
        s.mc_error_quantiles = [error; 7];
        s.share_below_zero = Some(below);
        s.share_above_zero = Some(1.0 - below);
        s
    }

    #[test]
    fn help_is_said_with_interval_and_chance() {
        let e = effect(-6_000.0, -9_020.0, -2_960.0, 0.874, Some(40.0));
        assert_eq!(Verdict::of(Some(&e), MANY), Verdict::Help);
        assert_eq!(
            sentence(Some(&e), MANY, 2035, Nl),
            "In 2035 is het tekort waarschijnlijk 3.000 tot 9.000 personen kleiner dan zonder deze maatregelen \
             (80 %-interval). De kans dat het tekort kleiner wordt, is 87 %."
        );
        assert_eq!(
            sentence(Some(&e), MANY, 2035, En),
            "In 2035 the shortage is probably 3,000 to 9,000 persons smaller than without these measures \
             (80% interval). The chance that the shortage gets smaller is 87%."
        );
    }

    #[test]
    fn interval_and_chance_are_no_finer_than_their_own_errors() {
        let mut e = effect(-6_000.0, -9_020.0, -2_960.0, 0.874, Some(40.0));
        e.mc_error_quantiles[5] = Some(700.0);
        e.mc_error_share_below_zero = Some(0.03);
        let said = sentence(Some(&e), MANY, 2035, En);
        assert!(said.contains("3,000 to 9,000 persons smaller") && said.ends_with("is 85%."), "{said}");
        e.mc_error_quantiles[5] = Some(2_600.0);
        let said = sentence(Some(&e), MANY, 2035, En);
        assert!(said.contains("5,000 to 10,000 persons smaller"), "{said}");
    }

    #[test]
    fn harm_is_said_as_plainly_as_help() {
        let e = effect(2_500.0, 1_000.0, 4_000.0, 0.12, Some(40.0));
        assert_eq!(Verdict::of(Some(&e), MANY), Verdict::Harm);
        assert_eq!(
            sentence(Some(&e), MANY, 2035, Nl),
            "In 2035 is het tekort waarschijnlijk 1.000 tot 4.000 personen groter dan zonder deze maatregelen \
             (80 %-interval). De kans dat het tekort groter wordt, is 88 %."
        );
        assert_eq!(
            sentence(Some(&e), MANY, 2035, En),
            "In 2035 the shortage is probably 1,000 to 4,000 persons larger than without these measures \
             (80% interval). The chance that the shortage gets larger is 88%."
        );
    }

    #[test]
    fn no_clear_effect_names_both_ends() {
        let e = effect(-200.0, -2_000.0, 1_500.0, 0.55, Some(40.0));
        assert_eq!(Verdict::of(Some(&e), MANY), Verdict::NoClearEffect);
        assert_eq!(
            sentence(Some(&e), MANY, 2035, Nl),
            "In 2035 is er geen duidelijk effect op het tekort. Het is tussen 2.000 personen kleiner en 1.500 \
             personen groter dan zonder deze maatregelen (80 %-interval). De kans dat het tekort kleiner wordt, is \
             55 %."
        );
        assert_eq!(
            sentence(Some(&e), MANY, 2035, En),
            "In 2035 there is no clear effect on the shortage. It is between 2,000 persons smaller and 1,500 \
             persons larger than without these measures (80% interval). The chance that the shortage gets smaller \
             is 55%."
        );
    }

    #[test]
    fn the_threshold_is_the_chance_and_twice_the_error() {
        let at = |mean, below, error| Verdict::of(Some(&effect(mean, -10.0, 10.0, below, error)), MANY);
        assert_eq!(at(-101.0, 0.80, Some(50.0)), Verdict::Help);
        assert_eq!(at(-101.0, 0.79, Some(50.0)), Verdict::NoClearEffect);
        assert_eq!(at(-100.0, 0.95, Some(50.0)), Verdict::NoClearEffect);
        assert_eq!(at(101.0, 0.20, Some(50.0)), Verdict::Harm);
        assert_eq!(at(100.0, 0.05, Some(50.0)), Verdict::NoClearEffect);
        // Without an error between rounds: sd 1 over the root of 10,240 draws is 0.0099.
        assert_eq!(at(-0.020, 0.99, None), Verdict::Help);
        assert_eq!(at(-0.019, 0.99, None), Verdict::NoClearEffect);
        assert_eq!(at(f64::NAN, 0.99, Some(1.0)), Verdict::NoClearEffect);
        // A skewed effect: most draws below zero, the mean above it.
        assert_eq!(at(101.0, 0.85, Some(1.0)), Verdict::NoClearEffect);
    }

    #[test]
    fn an_effect_within_its_error_says_so() {
        let e = effect(-60.0, -90.0, -30.0, 0.97, Some(50.0));
        assert!(sentence(Some(&e), MANY, 2035, Nl).ends_with(Text::SentenceWithinError.get(Nl)));
        assert!(sentence(Some(&e), MANY, 2035, En).ends_with(Text::SentenceWithinError.get(En)));
        let unknown = effect(-60.0, -90.0, -30.0, 0.97, None);
        assert!(sentence(Some(&unknown), MANY, 2035, En).ends_with(Text::SentenceErrorUnknown.get(En)));
    }

    #[test]
    fn a_central_run_has_no_interval_and_says_so() {
        let central = Precision { draws: 1, central: true };
        let e = Summary { mean: Some(-5_340.0), ..Summary::default() };
        let nl = sentence(Some(&e), central, 2035, Nl);
        assert!(nl.contains("5.300 personen kleiner") && nl.contains("geen interval") && !nl.contains('%'), "{nl}");
        let en = sentence(Some(&e), central, 2035, En);
        assert!(en.contains("5,300 persons smaller") && en.contains("no interval") && !en.contains('%'), "{en}");
    }

    #[test]
    fn missing_values_are_said_to_be_missing() {
        for lang in [Nl, En] {
            let expected = fill(Text::SentenceMissing.get(lang), &[("year", "2035")]);
            assert_eq!(sentence(None, MANY, 2035, lang), expected);
            assert_eq!(sentence(Some(&Summary::default()), MANY, 2035, lang), expected);
            let no_shares = Summary { mean: Some(1.0), ..Summary::default() };
            assert_eq!(sentence(Some(&no_shares), MANY, 2035, lang), expected);
        }
    }

    #[test]
    fn near_certainty_is_never_certainty() {
        let e = effect(-6_000.0, -9_000.0, -3_000.0, 1.0, Some(40.0));
        assert!(sentence(Some(&e), MANY, 2035, Nl).ends_with("is meer dan 99 %."));
        assert!(sentence(Some(&e), MANY, 2035, En).ends_with("is more than 99%."));
    }

    #[test]
    fn no_difference_at_all_reads_as_such() {
        let mut e = effect(0.0, 0.0, 0.0, 0.0, Some(0.0));
        e.share_above_zero = Some(0.0);
        let nl = sentence(Some(&e), MANY, 2035, Nl);
        assert!(nl.contains("ongeveer even groot"), "{nl}");
        let tiny = effect(-0.2, -0.3, -0.1, 1.0, Some(0.001));
        let en = sentence(Some(&tiny), MANY, 2035, En);
        assert!(en.contains("no clear effect") && en.contains("about as large"), "{en}");
    }
}
