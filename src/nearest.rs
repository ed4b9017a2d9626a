//! The nearest valid name to one that was mistyped, for "did you mean".

/// The candidate closest to `name` in letters inserted, left out, replaced or swapped with a neighbour
/// (Damerau–Levenshtein); capitals don't count. `None` if even the closest differs in more than a third of the longer
/// word's letters. Of equals the first wins.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.to_lowercase().chars().collect();
        let limit = (wanted.len().max(letters.len()) / 3).max(1);
        let bar = best.map_or(limit, |(d, _)| limit.min(d.saturating_sub(1)));
        if wanted.len().abs_diff(letters.len()) > bar {
            continue;
        }
        let distance = distance(&wanted, &letters, bar);
        if distance <= bar && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Edits between two words; a swap of neighbours counts as one, and no letter is edited twice. If there are more than
/// `bar`, any number above it.
fn distance(a: &[char], b: &[char], bar: usize) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = last.clone();
    let mut fewest = 0;
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        // Every row follows from the two before it, and never lies below both.
        let fewest_before = std::mem::replace(&mut fewest, row.iter().copied().min().unwrap_or(0));
        if fewest.min(fewest_before) > bar {
            return fewest;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRANCHES: [&str; 4] = ["hospitals", "university_hospitals", "home_care", "gp_care"];

    #[test]
    fn finds_the_mistyped_name() {
        assert_eq!(nearest("hopsitals", BRANCHES), Some("hospitals"));
        assert_eq!(nearest("Home_Care", BRANCHES), Some("home_care"));
        assert_eq!(nearest("gpcare", BRANCHES), Some("gp_care"));
    }

    #[test]
    fn says_nothing_when_nothing_is_near() {
        assert_eq!(nearest("zzz", BRANCHES), None);
        assert_eq!(nearest("", BRANCHES), None);
        assert_eq!(nearest("x", []), None);
    }

    fn edits(a: &str, b: &str, bar: usize) -> usize {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), bar)
    }

    #[test]
    fn counts_a_swap_as_one_edit() {
        let edits = |a: &str, b: &str| edits(a, b, usize::MAX);
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!(edits("ab", "ba"), 1);
        assert_eq!(edits("", "abc"), 3);
        assert_eq!(edits("café", "cafe"), 1);
    }

    /// It stops early only where there are more edits than are asked for.
    #[test]
    fn counts_up_to_a_bar() {
        let words = ["", "a", "ab", "ba", "abc", "acb", "bca", "kitten", "sitting", "iktten", "nettik"];
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let all = edits(a, b, usize::MAX);
            for bar in 0..8 {
                let counted = edits(a, b, bar);
                assert!(if all <= bar { counted == all } else { counted > bar }, "{a}, {b}: {counted} of {all}");
            }
        }
    }
}
