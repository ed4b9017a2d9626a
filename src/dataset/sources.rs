//! `sources.csv`: what the figures come from.

use super::Source;
use super::context::Context;
use super::sets::Ids;
use super::table::Table;
use crate::texts::Thing;

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
