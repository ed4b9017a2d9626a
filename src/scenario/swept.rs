//! What a path of keys means to a sweep.

use super::keys;

/// Keys of a file, and tables of keys, that scenarios of one sweep may differ in.
pub(super) const SWEPT: [&str; 6] = ["evidence", "experts", "plan", "levers", "parameters", "correlations"];

/// Lists that are swept as a whole.
pub(super) const LISTS: [&str; 3] = ["plan.programmes", "levers.moved", "correlations"];

/// The table that holds axes of several keys.
pub(super) const TOGETHER: &str = "together";

/// What a path means to a sweep.
pub(super) enum Place {
    /// A key, of so many segments.
    Key(usize),
    /// A table of keys.
    Table,
    /// Below a key that is swept as a whole.
    Whole(String),
    /// A key that all scenarios of a sweep share.
    Same,
    /// Nothing: the path up to where it goes wrong, and what could have stood there.
    Unknown(String, Vec<&'static str>),
}

/// What `path` means.
pub(super) fn place(path: &str) -> Place {
    let mut here = String::new();
    for (depth, segment) in path.split('.').enumerate() {
        if keys::find(&here).is_some() || LISTS.contains(&here.as_str()) {
            return Place::Whole(here);
        }
        let names = if depth == 0 { SWEPT.to_vec() } else { keys::children(&here) };
        let next = if depth == 0 { segment.to_string() } else { format!("{here}.{segment}") };
        if !names.contains(&segment) {
            let is_free = depth > 0 && names.is_empty() && keys::find(&next).is_some();
            return match (is_free, depth) {
                (true, _) => Place::Key(depth + 1),
                (false, 0) if keys::children("").contains(&segment) => Place::Same,
                (false, 0) => Place::Unknown(next, [&SWEPT[..], &[TOGETHER]].concat()),
                (false, _) => Place::Unknown(next, names),
            };
        }
        here = next;
    }
    let is_key = keys::find(&here).is_some() || LISTS.contains(&here.as_str());
    if is_key { Place::Key(path.split('.').count()) } else { Place::Table }
}
