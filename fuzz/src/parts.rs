//! An input is a text that holds one file or several, each after a line `#: file NAME`: readable, and easy to cut up.

/// What the line before a file starts with.
pub const MARK: &str = "#: file ";

/// Name and text of every file of `input`; what stands before the first mark is called `first`, if there is anything.
pub fn split<'i>(input: &'i str, first: &'i str) -> Vec<(&'i str, &'i str)> {
    let mut parts: Vec<(&str, usize, usize)> = vec![(first, 0, 0)];
    let mut at = 0;
    for line in input.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(name) = line.strip_prefix(MARK) {
            parts.push((name.trim(), end, end));
        } else if let Some(part) = parts.last_mut() {
            part.2 = end;
        }
        at = end;
    }
    if parts[0].2 == 0 && parts.len() > 1 {
        parts.remove(0);
    }
    parts.into_iter().map(|(name, start, end)| (name, &input[start..end])).collect()
}
