//! A list of prices.

use super::super::context::Context;
use super::super::sets::Ids;
use super::super::table::Table;
use super::index::Index;
use super::{Item, ranged};
use crate::dataset::Dataset;
use crate::dist::{Dist, Pert};
use crate::error::SourceText;
use crate::texts::{DataProblem as P, TableProblem, Thing};

const REQUIRED: [&str; 8] = ["item", "unit", "price", "payer", "domain", "year", "quality", "source"];
const OPTIONAL: [&str; 4] = ["name_nl", "price_low", "price_high", "note"];
/// No price of one unit is higher.
const MOST: f64 = 1e9;

/// The items of a list, in its order.
pub(super) struct List {
    pub ids: Ids,
    pub items: Vec<Item>,
}

/// Reads the list, its prices brought to the base year of `dataset`.
pub(super) fn read(context: &Context, source: SourceText, index: &Index, dataset: &Dataset) -> List {
    let table = Table::open(context, "prices.csv", source, &REQUIRED, &OPTIONAL);
    let ids = Ids::read(Thing::Price, table.as_ref(), "item");
    let payers = Ids::new(Thing::Payer, dataset.payers.clone());
    let mut items = Vec::new();
    // Doubled rows are reported, and kept so that places agree with `ids`.
    for row in table.iter().flat_map(Table::rows) {
        row.key("payer", &payers);
        let domain = row.text("domain");
        let listed = row.integer("year", 1900, 2200).unwrap_or(dataset.base_year);
        let price = ranged(row, ["price", "price_low", "price_high"], 0.0, MOST);
        let factor = match index.factor(listed, dataset.base_year) {
            Ok(factor) => factor,
            Err(years) => {
                let rule = match years[..] {
                    [first, second] => P::NoIndexTwo.with(&[("first", &first), ("second", &second)]),
                    _ => P::NoIndex.with(&[("years", &years.iter().map(ToString::to_string).collect::<String>())]),
                };
                row.report("year", rule);
                f64::NAN
            }
        };
        let item = Item {
            id: row.text("item"),
            unit: row.text("unit"),
            in_care: dataset.branch(&domain).is_some(),
            domain,
            payer: row.raw("payer").into_owned(),
            price: times(&price, factor),
            listed,
            quality: row.quality("quality"),
            source: row.text("source"),
        };
        if ids.index(&item.id) == Some(items.len()) {
            items.push(item);
        }
    }
    if let Some(table) = table.filter(Table::is_empty) {
        table.report_missing(TableProblem::NoRows);
    }
    List { ids, items }
}

/// A price in the money of another year.
fn times(price: &Dist, factor: f64) -> Dist {
    match price {
        Dist::Pert(_) => {
            let arguments = price.arguments();
            let get = |name: &str| arguments.iter().find(|a| a.0 == name).map_or(f64::NAN, |a| a.1 * factor);
            Pert::new(get("min"), get("mode"), get("max")).map_or(Dist::Fixed(f64::NAN), Dist::from)
        }
        other => Dist::Fixed(other.median() * factor),
    }
}
