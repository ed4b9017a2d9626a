//! The paths a Rust source names, read from its text: enough of the language to tell code from comments, literals and
//! test modules, and to take `use` groups apart.

/// A path in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Line of its last word, from 1.
    pub line: usize,
    /// Its words; `*` for everything in a module.
    pub path: Vec<String>,
}

/// A word or a sign, and its line. Signs are single characters, but for `::`.
type Token = (usize, String);

/// All paths that `text` names outside comments, literals and items under `#[cfg(test)]`.
pub fn paths_of(text: &str) -> Vec<Found> {
    let tokens = without_tests(&tokens_of(text));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_word(&tokens[at].1) {
            at = tree(&tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Keywords that may stand before a path, and are no part of it.
const KEYWORDS: &[&str] = &["as", "dyn", "else", "if", "impl", "in", "let", "match", "mut", "return", "use", "while"];

fn is_word(token: &str) -> bool {
    !KEYWORDS.contains(&token) && token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads a path, or a tree of them, that starts at `at` below `prefix`. Returns where it ends.
fn tree(tokens: &[Token], mut at: usize, prefix: &[String], found: &mut Vec<Found>) -> usize {
    let mut path = prefix.to_vec();
    let text = |i: usize| tokens.get(i).map_or("", |t| t.1.as_str());
    loop {
        match text(at) {
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    // Commas, and the new name after `as`, end up as paths of one word at worst.
                    at = if is_word(text(at)) || text(at) == "*" { tree(tokens, at, &path, found) } else { at + 1 };
                }
                return at + 1;
            }
            word if is_word(word) || word == "*" => path.push(word.to_string()),
            // `::<` of a generic argument.
            _ => break,
        }
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
    }
    found.push(Found { line: tokens[at.min(tokens.len()) - 1].0, path });
    at
}

/// `tokens` less every item that `#[cfg(test)]` stands before.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].iter().map(|t| t.1.as_str()).take(MARK.len()).eq(MARK) {
            at = end_of_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Where the item that starts at `at` ends: after its semicolon, or the brace that closes it.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    let mut braced = false;
    while let Some((_, token)) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "(" | "[" => depth += 1,
            "{" => {
                // A group in a `use` ends in a semicolon, a body doesn't.
                braced |= depth == 0 && tokens[at - 2].1 != "::";
                depth += 1;
            }
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => break,
            _ => {}
        }
        if braced && depth == 0 {
            break;
        }
    }
    at
}

/// The words and signs of `text`; comments and literals left out.
fn tokens_of(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let get = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let (mut tokens, mut line, mut at) = (Vec::new(), 1, 0);
    while at < chars.len() {
        let start = at;
        at = match (get(at), get(at + 1)) {
            ('/', '/') => at + chars[at..].iter().take_while(|c| **c != '\n').count(),
            ('/', '*') => end_of_comment(&chars, at),
            ('"', _) => end_of_string(&chars, at + 1),
            ('\'', '\\') => at + 3 + chars[at + 3..].iter().take_while(|c| **c != '\'').count() + 1,
            ('\'', _) if get(at + 2) == '\'' => at + 3,
            // A lifetime: its name is no path.
            ('\'', _) => at + 1 + chars[at + 1..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count(),
            (c, _) if c.is_alphanumeric() || c == '_' => {
                let end = at + chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
                let word: String = chars[at..end].iter().collect();
                let hashes = chars[end..].iter().take_while(|c| **c == '#').count();
                if matches!(word.as_str(), "r" | "br" | "cr") && get(end + hashes) == '"' {
                    end_of_raw_string(&chars, end + hashes + 1, hashes)
                } else {
                    tokens.push((line, word));
                    end
                }
            }
            (':', ':') => {
                tokens.push((line, "::".to_string()));
                at + 2
            }
            (c, _) => {
                if !c.is_whitespace() {
                    tokens.push((line, c.to_string()));
                }
                at + 1
            }
        };
        line += chars[start..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

/// Where the block comment that starts at `at` ends; comments nest.
fn end_of_comment(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while at < chars.len() {
        match chars[at..].get(..2) {
            Some(['/', '*']) => (depth, at) = (depth + 1, at + 2),
            Some(['*', '/']) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Where the string ends whose first character is at `at`.
fn end_of_string(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Where the raw string ends whose first character is at `at` and that closes with `hashes` hashes.
fn end_of_raw_string(chars: &[char], mut at: usize, hashes: usize) -> usize {
    let closes = |i: usize| chars[i] == '"' && chars[i + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    while at < chars.len() && !closes(at) {
        at += 1;
    }
    at + 1 + hashes
}
