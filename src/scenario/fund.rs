//! The table `[fund]`: the rules of a prevention fund that `schakel payers` compares. It changes no result of the model.

use super::layer::Layer;
use super::plan;
use super::ramps::{self, Limit};
use super::reader::Reader;
use super::tree::Node;
use crate::texts::{ScenarioProblem as P, Thing};

/// What the rules of a prevention fund are given.
#[derive(Clone, Debug, PartialEq)]
pub struct Fund {
    /// Share of the cost that each payer bears where shares are fixed, by payer; sums to 1; payers not named bear nothing.
    /// Empty: no such rule is compared.
    pub shares: Vec<(String, f64)>,
    /// The most that a payer may lose where losses are capped, as a share of what it would pay without a fund.
    pub loss_cap: f64,
    /// How sure a payer must be that a transfer leaves it no worse off, as a chance.
    pub certainty: f64,
}

impl Default for Fund {
    /// Nobody may lose; four in five.
    fn default() -> Self {
        Self { shares: Vec::new(), loss_cap: 0.0, certainty: 0.8 }
    }
}

/// Least and most of `fund.certainty`: below an even chance nothing is certain, and the last hundredth takes more draws
/// than are made.
const CERTAINTY: (f64, f64) = (0.5, 0.99);

/// Reads `[fund]` into `layer`.
pub(super) fn read(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "fund") else { return };
    for entry in entries {
        let from = reader.sourced(&entry.node);
        match entry.key.as_str() {
            "shares" => {
                let payers: Option<Vec<&str>> = reader.dataset.map(|d| d.payers.iter().map(String::as_str).collect());
                let shares =
                    plan::shares(reader, from.value, "fund.shares", (Thing::Payer, P::PayerSum), payers.as_deref());
                layer.fund_shares = shares.map(|shares| from.map(|_| shares));
            }
            "loss_cap" => {
                let cap = ramps::number(reader, from.value, "fund.loss_cap", Limit::Share);
                layer.loss_cap = cap.map(|cap| from.map(|_| cap));
            }
            "certainty" => {
                let (least, most) = CERTAINTY;
                match ramps::number(reader, from.value, "fund.certainty", Limit::Share) {
                    Some(chance) if (least..=most).contains(&chance) => {
                        layer.certainty = Some(from.map(|_| chance));
                    }
                    Some(chance) => reader.problem(
                        &from.span,
                        P::Certainty.with(&[("least", &least), ("most", &most), ("chance", &chance)]),
                    ),
                    None => {}
                }
            }
            _ => reader.unknown_key(entry, "fund"),
        }
    }
}
