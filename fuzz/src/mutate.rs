//! Mutations that keep the form of a text of names and numbers (TOML and CSV alike), so that most get past the parser.

use super::chance::Chance;

/// Numbers on the edge of something.
const NUMBERS: [&str; 30] = [
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "0.5",
    "-0.5",
    "1.0",
    "0.999999999",
    "1.0000001",
    "1e-300",
    "-1e-9",
    "1e9",
    "1e15",
    "1e300",
    "1e400",
    "nan",
    "inf",
    "-inf",
    "2023",
    "2024",
    "2032",
    "2033",
    "9999",
    "10000",
    "2147483647",
    "-2147483648",
    "9223372036854775807",
    "10.000",
    "0,5",
];

/// Snippets that break a form.
const SNIPPETS: [&str; 26] = [
    "\"",
    "'",
    "\"\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "=",
    "[",
    "]",
    "[[",
    "{",
    "}",
    ".",
    "#",
    "\u{feff}",
    "\0",
    "é",
    "\u{2028}",
    "\u{1f600}",
    "\\u0000",
    "\\",
    " ",
    "a.",
];

/// `text` with one to eight changes; words come from `words`, lines from `others`. Longer than `most` bytes is cut off.
pub fn mutate(text: &str, chance: &mut Chance, words: &[String], others: &[String], most: usize) -> String {
    let mut text = text.to_owned();
    // A fuzzer that starts with nothing finds the seeds by itself, and comes back to them.
    if chance.below(64) == 0 {
        text.clone_from(chance.one_of(others));
    }
    let changes = 1 + (chance.bits() % 256).trailing_zeros().min(7);
    for _ in 0..changes {
        text = match chance.below(16) {
            0 => insert(&text, chance.one_of::<&str>(&SNIPPETS), chance),
            1 => cut(&text, chance),
            2 => {
                let other = chance.one_of(others);
                let line = (*chance.one_of::<&str>(&lines(other))).to_owned();
                with_lines(&text, |lines, chance| lines.insert(chance.below(lines.len() + 1), &line), chance)
            }
            3 | 4 => with_lines(&text, repeat_or_drop, chance),
            5 => with_lines(&text, swap, chance),
            6 => cell(&text, chance),
            7..=9 => token(&text, chance, |_, chance| chance.one_of(words).clone()),
            10 | 11 => token(&text, chance, |_, chance| (*chance.one_of::<&str>(&NUMBERS)).to_owned()),
            12 => {
                let found: Vec<&str> = tokens(&text).map(|(start, end)| &text[start..end]).collect();
                if found.is_empty() {
                    text.clone()
                } else {
                    token(&text, chance, |_, c| (*c.one_of(&found)).to_owned())
                }
            }
            _ => number(&text, chance),
        };
    }
    if text.len() > most {
        text.truncate(boundary(&text, most));
    }
    text
}

/// The last character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

fn insert(text: &str, snippet: &str, chance: &mut Chance) -> String {
    let at = boundary(text, chance.below(text.len() + 1));
    [&text[..at], snippet, &text[at..]].concat()
}

/// Without a few bytes, now and then without all the rest.
fn cut(text: &str, chance: &mut Chance) -> String {
    let start = boundary(text, chance.below(text.len() + 1));
    let length = if chance.below(16) == 0 { text.len() } else { 1 + chance.below(6) };
    let end = boundary(text, start + length).max(start);
    [&text[..start], &text[end..]].concat()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').chain(text.is_empty().then_some("")).collect()
}

fn with_lines<'t>(text: &'t str, change: impl FnOnce(&mut Vec<&'t str>, &mut Chance), chance: &mut Chance) -> String {
    let mut all = lines(text);
    change(&mut all, chance);
    all.concat()
}

fn repeat_or_drop(lines: &mut Vec<&str>, chance: &mut Chance) {
    let (i, j) = (chance.below(lines.len()), chance.below(lines.len() + 1));
    if chance.below(2) == 0 {
        lines.insert(j, lines[i]);
    } else {
        lines.remove(i);
    }
}

fn swap(lines: &mut Vec<&str>, chance: &mut Chance) {
    let (i, j) = (chance.below(lines.len()), chance.below(lines.len()));
    lines.swap(i, j);
}

/// One cell or item of a line more or less.
fn cell(text: &str, chance: &mut Chance) -> String {
    let commas: Vec<usize> = text.match_indices(',').map(|(i, _)| i).collect();
    if commas.is_empty() {
        return text.to_owned();
    }
    let i = chance.below(commas.len());
    let (start, end) = (commas[i], commas.get(i + 1).copied().unwrap_or(text.len()));
    if chance.below(2) == 0 { [&text[..start], &text[end..]].concat() } else { [&text[..end], &text[start..]].concat() }
}

/// Runs of characters that make up a name or a number.
fn tokens(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'+' | b':');
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|b| part(*b))?;
        at = start + bytes[start..].iter().position(|b| !part(*b)).unwrap_or(bytes.len() - start);
        Some((start, at))
    })
}

/// Another text for one token.
fn token(text: &str, chance: &mut Chance, other: impl FnOnce(&str, &mut Chance) -> String) -> String {
    let all: Vec<(usize, usize)> = tokens(text).collect();
    if all.is_empty() {
        return text.to_owned();
    }
    replace(text, *chance.one_of(&all), chance, other)
}

/// A number that differs a little, so that it often still passes the checks.
fn number(text: &str, chance: &mut Chance) -> String {
    let numeric = |(start, end): &(usize, usize)| text[*start..*end].parse::<f64>().is_ok();
    let all: Vec<(usize, usize)> = tokens(text).filter(numeric).collect();
    if all.is_empty() {
        return text.to_owned();
    }
    replace(text, *chance.one_of(&all), chance, |old, chance| {
        let value: f64 = old.parse().unwrap_or(0.0);
        match chance.below(5) {
            0 => (value + 1.0).to_string(),
            1 => (value - 1.0).to_string(),
            2 => (value * 10.0).to_string(),
            3 => (-value).to_string(),
            _ => (value * (0.5 + chance.below(1001) as f64 / 1000.0)).to_string(),
        }
    })
}

fn replace(
    text: &str,
    (start, end): (usize, usize),
    chance: &mut Chance,
    other: impl FnOnce(&str, &mut Chance) -> String,
) -> String {
    [&text[..start], &other(&text[start..end], chance), &text[end..]].concat()
}
