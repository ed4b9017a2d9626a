//! What figures are about, in words; the identifier where the data set has one that this program does not know.

use super::pen::Pen;
use crate::dataset::approaches::ORDINARY;
use crate::report::view::{View, capital, one_line};
use crate::texts::WorkbookText as T;

/// Name of a measure.
pub fn measure<'a>(id: &'a str, pen: &Pen) -> &'a str {
    let text = match id {
        "demand" => T::Demand,
        "supply" => T::Supply,
        "filled" => T::Filled,
        "shortage" => T::Shortage,
        "surplus" => T::Surplus,
        "mismatch" => T::Mismatch,
        "planned_staff" => T::PlannedStaff,
        "extra_staff" => T::ExtraStaff,
        "unfilled_plan" => T::UnfilledPlan,
        "drawn_from_care" => T::DrawnFromCare,
        "care_avoided" => T::CareAvoided,
        "care_returned" => T::CareReturned,
        "care_refilled" => T::CareRefilled,
        "care_found" => T::CareFound,
        "care_at_cap" => T::CareAtCap,
        "clients" => T::Clients,
        "recovered" => T::Recovered,
        "less_lonely" => T::LessLonely,
        "cost" => T::Cost,
        "benefit_cash" => T::BenefitCash,
        "balance_cash" => T::BalanceCash,
        "capacity_value" => T::CapacityValue,
        "value_outside_care" => T::ValueOutside,
        "fund_contribution" => T::Fund,
        "cost_cumulative" => T::CostSum,
        "balance_cumulative" => T::BalanceSum,
        "return_ratio" => T::Ratio,
        "return_ratio_discounted" => T::RatioDiscounted,
        "chance_ratio_above_1" => T::ChanceRatio,
        "break_even_year" => T::BreakEven,
        _ => return id,
    };
    pen.say(text)
}

/// Name of a scope.
pub fn scope<'a>(id: &'a str, pen: &Pen) -> &'a str {
    let text = match id {
        "total" => T::ScopeTotal,
        "branch" => T::ScopeBranch,
        "function" => T::ScopeFunction,
        "support" => T::ScopeSupport,
        "payer" => T::ScopePayer,
        "programme" => T::ScopeProgramme,
        _ => return id,
    };
    pen.say(text)
}

/// Name of a unit.
pub fn unit<'a>(id: &'a str, pen: &Pen) -> &'a str {
    let text = match id {
        "persons" => T::UnitPersons,
        "fte" => T::UnitFte,
        "fte_contract" => T::UnitContract,
        "euro" => T::UnitEuro,
        "ratio" => T::UnitRatio,
        "share" => T::UnitShare,
        "year" => T::UnitYear,
        _ => return id,
    };
    pen.say(text)
}

/// Name of a key within its scope.
pub fn key(scope: &str, id: &str, view: View, pen: &Pen) -> String {
    match (scope, id) {
        ("total", "smal") => capital(&pen.fill(T::KeySmal, &[("excluded", &view.excluded())])),
        ("total", "breed") => capital(pen.say(T::KeyBreed)),
        ("branch", _) => view.branch_name(id),
        ("function", "volunteer") => capital(pen.say(T::Volunteer)),
        ("function", "ad") => pen.say(T::Ad).to_string(),
        ("support", "light") => capital(pen.say(T::Light)),
        ("support", "moderate") => capital(pen.say(T::Moderate)),
        ("support", "complex") => capital(pen.say(T::Complex)),
        ("payer", _) => payer(id, pen),
        ("programme", ORDINARY) => capital(pen.say(T::OrdinaryWork)),
        ("programme", _) => programme(id, view, pen),
        _ => one_line(id),
    }
}

/// Name of a programme, which some scenario of the results has.
fn programme(id: &str, view: View, pen: &Pen) -> String {
    let all = view.results.scenarios.iter().flat_map(|s| &s.programmes);
    let name = all.filter(|p| p.id == id).find_map(|p| p.name.as_ref());
    name.map_or_else(|| one_line(id), |name| capital(name.get(pen.lang)))
}

/// Name of a payer.
pub fn payer(id: &str, pen: &Pen) -> String {
    let text = match id {
        "gemeente" => T::Municipality,
        "zvw" => T::Insurer,
        "wlz" => T::LongTermCare,
        "rijk" => T::State,
        "employer" => T::Employer,
        "household" => T::Household,
        "corporation" => T::Housing,
        "other" => T::Other,
        _ => return capital(id),
    };
    pen.say(text).to_string()
}
