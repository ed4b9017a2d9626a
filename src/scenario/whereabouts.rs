//! Which key of a scenario file a place in its text is about.

use super::tree::{Node, Tree, Value};
use crate::error::SourceText;

/// The longest key, as [`super::keys`] writes it, whose entry holds the byte `at` of `text`: `plan.mix.mbo`. `None` outside
/// every entry.
pub fn key_at(text: &str, at: usize) -> Option<String> {
    let tree = Tree::parse(SourceText { file: String::new(), text: text.into() });
    let mut path = Vec::new();
    within(&tree.root, at, &mut path);
    (!path.is_empty()).then(|| path.join("."))
}

fn within(node: &Node, at: usize, path: &mut Vec<String>) {
    let Value::Table(entries) = &node.value else { return };
    // The span of a `[table]` is its head only, so entries of the table are looked at first.
    for entry in entries {
        let before = path.len();
        path.push(entry.key.clone());
        within(&entry.node, at, path);
        if path.len() > before + 1 || entry.key_span.contains(&at) || entry.node.span.contains(&at) {
            return;
        }
        path.truncate(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_key_is_found() {
        let text = "extends = \"x\"\n\n[plan]\nsize = { ramp = { 2025 = -1 } }\nmix = { mbo = 2 }\n[levers]\nabsence.all = 3\n";
        let at = |part: &str| key_at(text, text.find(part).unwrap());
        assert_eq!(at("\"x\"").as_deref(), Some("extends"));
        assert_eq!(at("-1").as_deref(), Some("plan.size.ramp.2025"));
        assert_eq!(at("size").as_deref(), Some("plan.size"));
        assert_eq!(at("mbo").as_deref(), Some("plan.mix.mbo"));
        assert_eq!(at("3").as_deref(), Some("levers.absence.all"));
        assert_eq!(key_at(text, text.len() + 9), None);
        assert_eq!(key_at("a = [[[", 5), None);
    }
}
