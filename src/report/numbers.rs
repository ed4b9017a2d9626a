//! Numbers as people write them, with no more digits than the Monte Carlo error supports.

use crate::ids::Lang;

/// What a number counts; decides its finest step, its sign and its unit mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Persons or full-time equivalents.
    Count,
    /// A difference in persons or full-time equivalents: always with a sign.
    Change,
    /// Euros.
    Euro,
    /// A ratio.
    Ratio,
}

/// The sign of negative numbers.
pub const MINUS: char = '\u{2212}';

/// What stands in the place of a number that is undefined.
pub const NONE: &str = "–";

/// The largest of 1, 2 and 5 times a power of ten that is not above `limit`; `None` unless `limit` is positive and
/// finite.
pub fn step_not_above(limit: f64) -> Option<f64> {
    if !(limit > 0.0 && limit.is_finite()) {
        return None;
    }
    let power = power_of_ten_not_above(limit);
    [5.0, 2.0].into_iter().map(|m| m * power).find(|&s| s <= limit).or(Some(power))
}

/// The step to which numbers up to `largest` are rounded: the Monte Carlo half-width `half_width` rounded down to 1, 2
/// or 5 times a power of ten, but never finer than readers can use: tens from 100, hundreds from 1,000 and thousands
/// from 100,000 persons or FTE; two digits of a ratio, three of an amount of money.
pub fn step(kind: Kind, largest: f64, half_width: Option<f64>) -> f64 {
    let size = largest.abs();
    let finest = match kind {
        _ if !(size > 0.0 && size.is_finite()) => 1.0,
        Kind::Count | Kind::Change if size < 100.0 => 1.0,
        Kind::Count | Kind::Change if size < 1_000.0 => 10.0,
        Kind::Count | Kind::Change if size < 100_000.0 => 100.0,
        Kind::Count | Kind::Change | Kind::Euro => power_of_ten_not_above(size) / 100.0,
        Kind::Ratio => (power_of_ten_not_above(size) / 10.0).clamp(0.01, 1.0),
    };
    half_width.and_then(step_not_above).map_or(finest, |s| s.max(finest))
}

/// `x` rounded to a multiple of `step`, written out: `−1.234,5`, `+300`, `€ 5,6 mld` in Dutch, `€5.6bn` in English.
pub fn number(x: f64, kind: Kind, step: f64, lang: Lang) -> String {
    let (sign, digits, scale) = parts(x, kind, step, lang);
    dress(&sign, &digits, scale, kind, lang)
}

/// Two numbers as a range, `−3.000 tot +500`, the scale said once where both share it.
pub fn range(low: f64, high: f64, kind: Kind, step: f64, lang: Lang) -> String {
    let to = match lang {
        Lang::Nl => "tot",
        Lang::En => "to",
    };
    let (a, b) = (parts(low, kind, step, lang), parts(high, kind, step, lang));
    let first = if a.2 == b.2 { dress(&a.0, &a.1, "", kind, lang) } else { dress(&a.0, &a.1, a.2, kind, lang) };
    // The euro sign stands before the first number only, as one would say it.
    let kind_of_second = if kind == Kind::Euro { Kind::Count } else { kind };
    format!("{first} {to} {}", dress(&b.0, &b.1, b.2, kind_of_second, lang))
}

/// Half-width of a 95 % interval, the widest where figures share a step: two standard errors, which holds for all but the
/// fewest rounds of draws. `None` if no error is known.
pub fn half_width(errors: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    errors.into_iter().flatten().reduce(f64::max).map(|error| 2.0 * error)
}

/// A share of `draws` draws as a percentage, rounded to what its Monte Carlo error supports and never a false certainty:
/// `87 %`, `meer dan 99 %`. Where the error is unknown, the largest that independent draws can have stands in.
pub fn percent(share: f64, error: Option<f64>, draws: u64, lang: Lang) -> String {
    let half_width = half_width([error]).unwrap_or_else(|| 1.96 * (0.25 / draws.max(1) as f64).sqrt());
    let step = step_not_above(100.0 * half_width).map_or(1.0, |s| s.max(1.0));
    let mark = match lang {
        Lang::Nl => " %",
        Lang::En => "%",
    };
    let bound = (share * 100.0 / step).round() * step;
    if !bound.is_finite() {
        NONE.to_string()
    } else if bound < step {
        format!("< {step:.0}{mark}")
    } else if bound > 100.0 - step {
        format!("> {:.0}{mark}", 100.0 - step)
    } else {
        format!("{bound:.0}{mark}")
    }
}

/// A share as a whole percentage, without regard to draws: for what is given, not simulated.
pub fn whole_percent(share: f64, lang: Lang) -> String {
    let percent = format!("{:.0}", share * 100.0).replace('-', &MINUS.to_string());
    match lang {
        Lang::Nl => format!("{percent} %"),
        Lang::En => format!("{percent}%"),
    }
}

/// `x` in three significant digits: for what is given, not simulated.
pub fn given(x: f64, lang: Lang) -> String {
    let size = x.abs();
    let step = if size > 0.0 && size.is_finite() { power_of_ten_not_above(size) / 100.0 } else { 1.0 };
    let text = number(x, Kind::Count, step, lang);
    // No zeros at the end that say nothing: 0,300 is 0,3.
    if size < 1e6 && text.contains(if lang == Lang::Nl { ',' } else { '.' }) && step < 1.0 {
        text.trim_end_matches('0').trim_end_matches([',', '.']).to_string()
    } else {
        text
    }
}

/// `x` rounded to a multiple of `step`.
pub fn round(x: f64, step: f64) -> f64 {
    let rounded = (x / step).round() * step;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// `x` rounded to a multiple of `step` as machines read it: digits with a point.
pub fn plain(x: f64, step: f64) -> String {
    let decimals = decimals_of(step);
    format!("{:.decimals$}", round(x, step))
}

/// A number of things, unrounded: draws, seeds, years' worth.
pub fn whole(n: u64, lang: Lang) -> String {
    group(&n.to_string(), lang)
}

/// Sign, digits and scale word of a rounded number.
fn parts(x: f64, kind: Kind, step: f64, lang: Lang) -> (String, String, &'static str) {
    let rounded = round(x, step);
    if !rounded.is_finite() {
        return (String::new(), NONE.to_string(), "");
    }
    let sign = if rounded < 0.0 {
        MINUS.to_string()
    } else if rounded > 0.0 && kind == Kind::Change {
        "+".to_string()
    } else {
        String::new()
    };
    let size = rounded.abs();
    if size >= 1e15 {
        return (sign, format!("{size:.0e}"), "");
    }
    let (unit, scale) = match (size, lang) {
        (s, Lang::Nl) if s >= 1e9 => (1e9, " mld"),
        (s, Lang::En) if s >= 1e9 => (1e9, "bn"),
        (s, Lang::Nl) if s >= 1e6 => (1e6, " mln"),
        (s, Lang::En) if s >= 1e6 => (1e6, "m"),
        _ => (1.0, ""),
    };
    // Three digits say enough of anything above a million.
    let decimals = if unit > 1.0 {
        let kept = if size / unit >= 100.0 {
            0
        } else if size / unit >= 10.0 {
            1
        } else {
            2
        };
        decimals_of(step / unit).min(kept)
    } else {
        decimals_of(step)
    };
    let text = format!("{:.decimals$}", size / unit);
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut digits = group(integer, lang);
    if !fraction.is_empty() {
        digits.push(match lang {
            Lang::Nl => ',',
            Lang::En => '.',
        });
        digits.push_str(fraction);
    }
    (sign, digits, scale)
}

fn dress(sign: &str, digits: &str, scale: &str, kind: Kind, lang: Lang) -> String {
    let mark = match (kind, lang) {
        (Kind::Euro, Lang::Nl) => "€ ",
        (Kind::Euro, Lang::En) => "€",
        _ => "",
    };
    format!("{sign}{mark}{digits}{scale}")
}

fn group(integer: &str, lang: Lang) -> String {
    let separator = match lang {
        Lang::Nl => '.',
        Lang::En => ',',
    };
    let mut out = String::new();
    for (i, c) in integer.chars().enumerate() {
        if i > 0 && (integer.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

/// Decimals needed to write a multiple of `step`, at most six.
fn decimals_of(step: f64) -> usize {
    let (mut step, mut decimals) = (step, 0);
    while step < 1.0 - 1e-9 && decimals < 6 {
        step *= 10.0;
        decimals += 1;
    }
    decimals
}

/// By repeated multiplication: logarithms would need care at exact powers.
fn power_of_ten_not_above(x: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= x && power < 1e300 {
        power *= 10.0;
    }
    while power > x && power > 1e-12 {
        power /= 10.0;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Nl};

    #[test]
    fn steps_are_one_two_or_five_times_a_power_of_ten() {
        for (limit, expected) in [(340.0, 200.0), (500.0, 500.0), (499.0, 200.0), (1.0, 1.0), (0.07, 0.05)] {
            assert!((step_not_above(limit).unwrap() - expected).abs() < 1e-12, "{limit}");
        }
        for limit in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(step_not_above(limit), None);
        }
    }

    #[test]
    fn rounding_follows_the_monte_carlo_error_but_is_never_too_fine() {
        assert_eq!(step(Kind::Count, 195_034.0, Some(60.0)), 1_000.0);
        assert_eq!(step(Kind::Count, 2_345.0, Some(3.0)), 100.0);
        assert_eq!(step(Kind::Change, 2_345.0, Some(640.0)), 500.0);
        assert_eq!(step(Kind::Change, 42.0, None), 1.0);
        assert_eq!(step(Kind::Euro, 5.64e9, None), 1e7);
        assert!((step(Kind::Ratio, 1.63, Some(0.001)) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_half_width_is_twice_the_largest_known_error() {
        assert_eq!(half_width([Some(1.0), None, Some(3.0)]), Some(6.0));
        assert_eq!(half_width([None, None]), None);
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(number(1_234.5, Kind::Count, 0.1, Nl), "1.234,5");
        assert_eq!(number(1_234.5, Kind::Count, 0.1, En), "1,234.5");
        assert_eq!(number(-6_540.0, Kind::Change, 100.0, Nl), "−6.500");
        assert_eq!(number(320.0, Kind::Change, 100.0, En), "+300");
        assert_eq!(number(-40.0, Kind::Change, 100.0, Nl), "0");
        assert_eq!(number(5.64e9, Kind::Euro, 1e7, Nl), "€ 5,64 mld");
        assert_eq!(number(-5.6e8, Kind::Euro, 1e6, En), "−€560m");
        assert_eq!(number(999_999.6e3, Kind::Euro, 1e6, Nl), "€ 1,00 mld");
        assert_eq!(number(0.45, Kind::Ratio, 0.01, Nl), "0,45");
        assert_eq!(number(f64::NAN, Kind::Count, 1.0, Nl), "–");
        assert_eq!(number(3e17, Kind::Count, 1.0, En), "3e17");
    }

    #[test]
    fn machines_read_the_same_rounded_number() {
        assert_eq!(plain(-6_540.0, 100.0), "-6500");
        assert_eq!(plain(-40.0, 100.0), "0");
        assert_eq!(plain(0.456, 0.01), "0.46");
    }

    #[test]
    fn ranges_say_the_scale_once() {
        assert_eq!(range(-3_140.0, 320.0, Kind::Change, 100.0, Nl), "−3.100 tot +300");
        assert_eq!(range(5.6e9, 6.5e9, Kind::Euro, 1e8, Nl), "€ 5,6 tot 6,5 mld");
        assert_eq!(range(9e8, 1.1e9, Kind::Euro, 1e8, En), "€900m to 1.1bn");
    }

    #[test]
    fn given_values_keep_three_digits_and_no_idle_zeros() {
        for (x, nl, en) in [
            (0.3, "0,3", "0.3"),
            (0.012_34, "0,0123", "0.0123"),
            (1_250.0, "1.250", "1,250"),
            (10_000.0, "10.000", "10,000"),
            (100.0, "100", "100"),
            (-0.05, "−0,05", "−0.05"),
            (0.0, "0", "0"),
        ] {
            assert_eq!(given(x, Nl), nl);
            assert_eq!(given(x, En), en);
        }
    }

    #[test]
    fn percentages_are_never_certain() {
        assert_eq!(percent(0.874, Some(0.003), 10_240, Nl), "87 %");
        assert_eq!(percent(1.0, Some(0.0), 10_240, Nl), "> 99 %");
        assert_eq!(percent(0.0, Some(0.0), 10_240, En), "< 1%");
        assert_eq!(percent(0.874, None, 512, En), "88%");
        assert_eq!(percent(f64::NAN, None, 512, En), "–");
        assert_eq!(percent(0.874, Some(0.03), 2_048, En), "85%");
        assert_eq!(percent(0.99, Some(0.03), 2_048, Nl), "> 95 %");
        assert_eq!(percent(0.874, Some(0.3), 2_048, En), "> 50%");
    }
}
