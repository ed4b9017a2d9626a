//! `sources.csv`: what the figures come from.

use super::context::Context;
use super::sets::Ids;
use super::table::Table;
use crate::texts::Thing;

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date as printed.
    pub date: String,
    /// Address.
    pub url: String,
    /// primary, secondary, assumption or derived.
    pub kind: String,
}

/// Reads the sources, and tells the context their keys.
pub(super) fn read(context: &Context) -> Vec<Source> {
    let table = context.table("sources.csv", &["key", "title", "publisher", "date", "url", "kind"], &["note"]);
    let keys = Ids::read(Thing::Source, table.as_ref(), "key");
    let sources = table.iter().flat_map(Table::rows).map(|row| {
        row.word("kind", &["primary", "secondary", "assumption", "derived"]);
        Source {
            key: row.raw("key").into_owned(),
            title: row.text("title"),
            publisher: row.raw("publisher").into_owned(),
            date: row.raw("date").into_owned(),
            url: row.raw("url").into_owned(),
            kind: row.raw("kind").into_owned(),
        }
    });
    let sources = sources.collect();
    // The context is new: nothing has set its sources before.
    let _ = context.sources.set(keys);
    sources
}
