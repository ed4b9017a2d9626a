//! What figures and targets of a question are called in a sentence.

use crate::analysis::aim::{Aim, Side, Target};
use crate::ids::Lang;
use crate::report::numbers::{self, Kind};
use crate::report::view::one_line;
use crate::texts::{FigureText, fill};

/// The figure with its year: `the shortage in 2033`.
pub fn name(aim: &Aim, lang: Lang) -> String {
    let mut figure = measure(&aim.measure).map_or_else(|| aim.measure.clone(), |t| t.get(lang).to_string());
    let of = one_line(aim.name.get(lang));
    if !of.is_empty() {
        figure = fill(FigureText::Of.get(lang), &[("figure", &figure), ("name", &of)]);
    }
    if aim.change {
        figure = fill(FigureText::Change.get(lang), &[("figure", &figure)]);
    }
    fill(FigureText::InYear.get(lang), &[("figure", &figure), ("year", &aim.year.to_string())])
}

/// What must hold: `the shortage in 2033 is below 150,000 persons`.
pub fn target(target: &Target, lang: Lang) -> String {
    at(target, target.bound, lang)
}

/// All targets.
pub fn targets(targets: &[Target], lang: Lang) -> String {
    let all: Vec<String> = targets.iter().map(|t| target(t, lang)).collect();
    all.join(FigureText::And.get(lang))
}

/// The same with another bound.
pub fn at(target: &Target, bound: f64, lang: Lang) -> String {
    let text = if target.side == Side::Below { FigureText::Below } else { FigureText::Above };
    let bound = amount(&target.aim, bound, lang);
    fill(text.get(lang), &[("figure", &name(&target.aim, lang)), ("bound", &bound)])
}

/// A number in the figure's unit, unit named.
pub fn amount(aim: &Aim, x: f64, lang: Lang) -> String {
    let kind = kind(aim);
    // What was asked for is written as it was asked.
    let step = if x.fract() == 0.0 && x.abs() < 1e6 { 1.0 } else { numbers::step(kind, x, None) };
    let number = numbers::number(x, kind, step, lang);
    let unit = unit(aim, lang);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// How its numbers are written.
pub fn kind(aim: &Aim) -> Kind {
    match aim.unit.as_str() {
        "euro" => Kind::Euro,
        "ratio" | "share" => Kind::Ratio,
        _ if aim.change => Kind::Change,
        _ => Kind::Count,
    }
}

/// Its unit in words; empty where the number shows it.
pub fn unit(aim: &Aim, lang: Lang) -> &'static str {
    match aim.unit.as_str() {
        "persons" => FigureText::Persons.get(lang),
        "fte" => FigureText::Fte.get(lang),
        "fte_contract" => FigureText::FteContract.get(lang),
        _ => "",
    }
}

fn measure(id: &str) -> Option<FigureText> {
    Some(match id {
        "demand" => FigureText::Demand,
        "supply" => FigureText::Supply,
        "filled" => FigureText::Filled,
        "shortage" => FigureText::Shortage,
        "surplus" => FigureText::Surplus,
        "mismatch" => FigureText::Mismatch,
        "planned_staff" => FigureText::PlannedStaff,
        "extra_staff" => FigureText::ExtraStaff,
        "unfilled_plan" => FigureText::UnfilledPlan,
        "drawn_from_care" => FigureText::DrawnFromCare,
        "care_avoided" => FigureText::CareAvoided,
        "care_returned" => FigureText::CareReturned,
        "care_refilled" => FigureText::CareRefilled,
        "care_found" => FigureText::CareFound,
        "clients" => FigureText::Clients,
        "recovered" => FigureText::Recovered,
        "less_lonely" => FigureText::LessLonely,
        "cost" => FigureText::Cost,
        "cost_cumulative" => FigureText::CostCumulative,
        "benefit_cash" => FigureText::BenefitCash,
        "balance_cash" => FigureText::BalanceCash,
        "balance_cumulative" => FigureText::BalanceCumulative,
        "capacity_value" => FigureText::CapacityValue,
        "value_outside_care" => FigureText::ValueOutsideCare,
        "return_ratio" | "return_ratio_discounted" => FigureText::ReturnRatio,
        _ => return None,
    })
}
