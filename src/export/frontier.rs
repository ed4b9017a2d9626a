//! `schakel frontier --csv`: a row per point, then per rival of the plan's own size and cost, then per order of support.

use super::csv::cell;
use crate::analysis::frontier::{Comparison, Frontier};
use crate::error::{Error, Result};
use crate::ids::Support;
use crate::texts::Said;

const COLUMNS: [&str; 22] = [
    "table",
    "point",
    "beside",
    "size",
    "volunteer",
    "mbo",
    "ad",
    "hbo",
    "order",
    "cost",
    "cost_p10",
    "cost_p50",
    "cost_p90",
    "effect",
    "effect_p10",
    "effect_p50",
    "effect_p90",
    "on_frontier",
    "stays",
    "chance",
    "mc_error",
    "told_apart",
];

/// The table. `point` numbers the points from 0, which is to do nothing. Tables: `points`; `size` and `money`, where `beside` is the
/// leader, `effect_*` its effect less that of the point, and `chance` how often it is ahead; `order`, where `effect` is the mean
/// gain over complex cases first and `chance` how often there is one.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Frontier) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        let number = |x: f64| cell(Some(x).filter(|x| x.is_finite()));
        let flag = |x: bool| u8::from(x).to_string();
        let about = |i: usize| {
            let p = &found.points[i];
            let [volunteer, mbo, ad, hbo] = p.mix.map(number);
            [number(p.size), volunteer, mbo, ad, hbo]
        };
        let none = |n: usize| vec![String::new(); n];
        for (i, p) in found.points.iter().enumerate() {
            let mut row = vec!["points".to_string(), i.to_string(), String::new()];
            row.extend(about(i));
            row.extend(none(1));
            row.push(number(p.cost));
            row.extend(p.cost_spread.map(number));
            row.push(number(p.effect));
            row.extend(p.effect_spread.map(number));
            row.extend([flag(p.on_frontier), number(p.stays)]);
            row.extend(none(3));
            out.write_record(&row)?;
        }
        let mut rivals = |name: &str, comparison: &Comparison| -> ::csv::Result<()> {
            for rival in &comparison.rivals {
                let mut row = vec![name.to_string(), rival.point.to_string(), comparison.leader.to_string()];
                row.extend(about(rival.point));
                row.extend(none(6));
                row.extend(rival.lead.map(number));
                row.extend(none(2));
                row.extend([number(rival.beaten), number(rival.error), flag(rival.is_told_apart())]);
                out.write_record(&row)?;
            }
            Ok(())
        };
        rivals("size", &found.of_the_size)?;
        rivals("money", &found.for_the_money)?;
        for order in &found.orders {
            let mut row = vec!["order".to_string(), found.today.to_string(), String::new()];
            row.extend(about(found.today));
            row.push(order.order.map(Support::id).join(" "));
            row.extend(none(4));
            row.push(number(order.mean));
            row.extend(order.gain.map(number));
            row.extend(none(2));
            row.extend([number(order.better), number(order.error), String::new()]);
            out.write_record(&row)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of the frontier: {e}"))))
}
