//! Figures of the tables that questions write.

use crate::program::Table;

/// Where the column `name` stands.
#[track_caller]
pub fn column(table: &Table, name: &str) -> usize {
    table.header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"))
}

/// A cell of the row that starts with `about`; `None` where it is empty.
#[track_caller]
pub fn cell(table: &Table, about: &[&str], name: &str) -> Option<f64> {
    let row = table.rows.iter().find(|r| r.iter().zip(about).all(|(a, b)| a == b));
    let row = row.unwrap_or_else(|| panic!("no row {about:?}"));
    let text = &row[column(table, name)];
    (!text.is_empty()).then(|| text.parse().unwrap())
}

/// The same figure, as far as two ways of adding up give the same.
#[track_caller]
pub fn close(got: Option<f64>, want: Option<f64>) {
    match (got, want) {
        (Some(got), Some(want)) => assert!((got - want).abs() <= 1e-6 * want.abs() + 1e-2, "{got} instead of {want}"),
        _ => assert_eq!(got, want),
    }
}
