//! Sets that everything else points to: regions, branches, payers and so on.

use std::collections::BTreeMap;

use super::table::Table;
use crate::nearest::nearest;
use crate::texts::{TableProblem as P, Thing};

/// The identifiers of a set, in file order.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    /// What it is a set of, in the singular.
    pub what: Thing,
    names: Vec<String>,
    index: BTreeMap<String, usize>,
}

impl Ids {
    /// A set called `what` (singular).
    pub fn new(what: Thing, names: Vec<String>) -> Self {
        let index = names.iter().cloned().enumerate().map(|(i, n)| (n, i)).collect();
        Self { what, names, index }
    }

    /// The identifiers in `column`; doubled ones are reported. None without that column, which is reported already.
    pub fn read(what: Thing, table: Option<&Table>, column: &str) -> Self {
        let mut ids = Self::new(what, Vec::new());
        for row in table.filter(|t| t.has(column)).into_iter().flat_map(Table::rows) {
            let id = row.text(column);
            if id.strip_suffix('+').unwrap_or(&id).contains([':', ';', '+']) {
                row.report(column, P::BadName.with(&[("id", &id), ("what", &what)]));
            }
            if ids.index.contains_key(&id) {
                row.report(column, P::NameTwice.with(&[("what", &what), ("id", &id)]));
            } else {
                ids.index.insert(id.clone(), ids.names.len());
                ids.names.push(id);
            }
        }
        ids
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.names.iter().map(String::as_str))
    }
}
