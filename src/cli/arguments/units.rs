//! Durations and sizes as people write them.

use std::time::Duration;

/// A duration such as 90s, 10m, 2h or plain seconds.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let (digits, unit) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    let factor = match unit {
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err(format!("unknown unit `{unit}`: use s, m or h")),
    };
    match digits.parse::<f64>() {
        Ok(n) if n > 0.0 && n * factor < 1e9 => Ok(Duration::from_secs_f64(n * factor)),
        _ => Err("a duration is a positive number with s, m or h, for instance 90s".into()),
    }
}

/// A size such as 512M, 4G or plain bytes, in powers of 1,024.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let (digits, unit) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    let factor: u64 = match unit.to_ascii_uppercase().trim_end_matches('B').trim_end_matches('I') {
        "" => 1,
        "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        "T" => 1 << 40,
        _ => return Err(format!("unknown unit `{unit}`: use K, M, G or T")),
    };
    match digits.parse::<f64>() {
        Ok(n) if n > 0.0 && n * (factor as f64) < 1e18 => Ok((n * factor as f64) as u64),
        _ => Err("a size is a positive number with K, M, G or T, for instance 512M".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [("512M", 512 << 20), ("4G", 4 << 30), ("1.5GiB", 3 << 29), ("2kb", 2048), ("1000", 1000)]
        {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for bad in ["", "G", "-1G", "0", "NaN", "1e30T", "4X"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(duration("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("1.5m"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("2"), Ok(Duration::from_secs(2)));
        for bad in ["", "s", "-1s", "0", "NaN", "inf", "3 weeks", "1e300h"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }
}
