//! What parameters are called: a quantity in words, with the key that follows it.

use crate::ids::Lang;
use crate::texts::QuantityText;

/// The parameter or quantity `name`; its identifier where there are no words for it.
pub fn name(name: &str, lang: Lang) -> String {
    let (quantity, key) = name.split_once(':').unwrap_or((name, ""));
    let words = words(quantity).map_or_else(|| quantity.to_string(), |t| t.get(lang).to_string());
    if key.is_empty() { words } else { format!("{words} ({key})") }
}

fn words(quantity: &str) -> Option<QuantityText> {
    Some(match quantity {
        "attribution" => QuantityText::Attribution,
        "current_clients" => QuantityText::CurrentClients,
        "direct" => QuantityText::Direct,
        "prevent" => QuantityText::Prevent,
        "displacement" => QuantityText::Displacement,
        "duration" => QuantityText::Duration,
        "effect_cap" => QuantityText::EffectCap,
        "evidence" => QuantityText::Evidence,
        "existing_guidance" | "guidance_needed" | "coordination_needed" => QuantityText::Guidance,
        "hire_source" => QuantityText::HireSource,
        "hire_branch_split" => QuantityText::HireSplit,
        "hiring_ceiling" => QuantityText::HiringCeiling,
        "hours_per_client_year" => QuantityText::Hours,
        "efficiency_light" | "efficiency_moderate" | "efficiency_complex" => QuantityText::Efficiency,
        "direct_client_hours" => QuantityText::DirectHours,
        "leave_out_rate" | "leave_switch_rate" => QuantityText::Leave,
        "population_share" | "volunteers_per_fte" => QuantityText::Volunteers,
        "employer_cost_per_fte" | "cost_per_fte" | "overhead_factor" | "recruitment_cost" => QuantityText::Wages,
        "idle_share" => QuantityText::Idle,
        "lag_recovered" => QuantityText::Lag,
        "lonely_at_start" => QuantityText::Lonely,
        "pool_share" => QuantityText::Pool,
        "reach" => QuantityText::Reach,
        "recovered" => QuantityText::Recovered,
        "relapse" => QuantityText::Relapse,
        "refer_probability" => QuantityText::ReferProbability,
        "refer_fte" => QuantityText::ReferFte,
        "shift" => QuantityText::Shift,
        "rebound" => QuantityText::Rebound,
        "use_multiplier" => QuantityText::UseMultiplier,
        "tau" => QuantityText::Tau,
        "population" => QuantityText::Population,
        "employees_factor" => QuantityText::Staff,
        "base_shortage_factor" => QuantityText::Shortage,
        "value_outside_care" => QuantityText::ValueOutside,
        "non_labour_saved" => QuantityText::Money,
        _ => return None,
    })
}
