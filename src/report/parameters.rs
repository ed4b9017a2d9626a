//! Parameters and groups of them in words.

use crate::ids::{Lang, Words};
use crate::report::view::one_line;
use crate::texts::{PageText, ParameterText as T};

/// What the parameter `name` is called: its kind, and in brackets what its key names. `branches` are identifiers and names.
pub fn parameter(name: &str, branches: &[(String, Words)], lang: Lang) -> String {
    let mut parts = name.split(':');
    let kind = parts.next().unwrap_or_default();
    let said: Vec<String> = parts.filter(|p| !matches!(*p, "all" | "u")).map(|p| word(p, branches, lang)).collect();
    let Some(text) = kind_text(kind) else { return name.to_string() };
    match (kind, said.as_slice()) {
        (_, []) => text.get(lang).to_string(),
        ("shift" | "move_return", [from, to]) => format!("{} ({from} → {to})", text.get(lang)),
        (_, said) => format!("{} ({})", text.get(lang), said.join(", ")),
    }
}

/// What a group of parameters is called, from its kinds joined by `+`.
pub fn group(id: &str, lang: Lang) -> String {
    let kinds: Vec<&str> = id.split('+').collect();
    let is_among = |kind: &str| kinds.contains(&kind);
    let own = match () {
        () if id == "yearly_noise" => Some(T::GroupNoise),
        () if id == "rest" => Some(T::GroupRest),
        () if is_among("direct") && is_among("prevent") => Some(T::GroupEffects),
        () if is_among("hours_per_client_year") && is_among("duration") => Some(T::GroupHours),
        () if is_among("start_share_education") && is_among("start_share_reentry") => Some(T::GroupStart),
        () => None,
    };
    if let Some(text) = own {
        return text.get(lang).to_string();
    }
    let said: Vec<&str> = kinds.iter().map(|kind| kind_text(kind).map_or(*kind, |text| text.get(lang))).collect();
    said.join(" + ")
}

/// A part of a key in words; itself where there are none.
fn word(part: &str, branches: &[(String, Words)], lang: Lang) -> String {
    if let Some((_, name)) = branches.iter().find(|(id, _)| id == part) {
        let name = one_line(name.get(lang));
        return name.split(" (").next().unwrap_or_default().to_lowercase();
    }
    let known = match part {
        "light" => PageText::LevelLight.get(lang),
        "moderate" => PageText::LevelModerate.get(lang),
        "complex" => PageText::LevelComplex.get(lang),
        "volunteer" => T::Volunteer.get(lang),
        "newly_trained" => T::NewlyTrained.get(lang),
        "outside_care" => T::OutsideCare.get(lang),
        "care_branches" => T::CareBranches.get(lang),
        "trend" => T::Trend.get(lang),
        "noise" => T::Yearly.get(lang),
        "mobility" => T::Mobility.get(lang),
        "hire_source" => T::Origin.get(lang),
        "effect" => T::EffectForm.get(lang),
        "preventive_individual" => T::PreventiveIndividual.get(lang),
        "preventive_collective" => T::PreventiveCollective.get(lang),
        "curative_individual" => T::CurativeIndividual.get(lang),
        "curative_collective" => T::CurativeCollective.get(lang),
        other => other,
    };
    known.to_string()
}

/// The name of a kind of parameter; none for one that this program does not know.
fn kind_text(kind: &str) -> Option<T> {
    Some(match kind {
        "tau" => T::Tau,
        "pi" => T::Pi,
        "sigma" => T::Sigma,
        "ar1" => T::Ar1,
        "population" => T::Population,
        "xi" => T::Xi,
        "xi_ar1" => T::XiAr1,
        "lambda_noise" => T::LambdaNoise,
        "lambda_noise_ar1" => T::LambdaNoiseAr1,
        "lambda_sd" => T::LambdaSd,
        "approach_hours" => T::ApproachHours,
        "approach_reach" => T::ApproachReach,
        "approach_direct" => T::ApproachDirect,
        "approach_prevent" => T::ApproachPrevent,
        "approach_lag" => T::ApproachLag,
        "forecast_error" => T::ForecastError,
        "structure" => T::Structure,
        "retirement_share" => T::Retirement,
        "switch_floor" => T::SwitchFloor,
        "switch_factor" => T::SwitchFactor,
        "start_share_education" => T::StartEducation,
        "start_share_reentry" => T::StartReentry,
        "start_share_side_entry" => T::StartSideEntry,
        "employees_factor" => T::Employees,
        "base_shortage_factor" => T::BaseShortage,
        "labour_cost" => T::LabourCost,
        "success" => T::Success,
        "starts_in_care" => T::StartsInCare,
        "continues_studying" => T::Continues,
        "drop_out_training" => T::DropOut,
        "hire_source" => T::HireSource,
        "hire_branch_split" => T::HireBranchSplit,
        "idle_share" => T::IdleShare,
        "displacement" => T::Displacement,
        "half_year_first" => T::HalfYear,
        "hiring_ceiling" => T::HiringCeiling,
        "leave_out_rate" => T::LeaveOut,
        "leave_switch_rate" => T::LeaveSwitch,
        "volunteers_per_fte" => T::VolunteersPerFte,
        "population_share" => T::PopulationShare,
        "direct_client_hours" => T::DirectHours,
        "guidance_needed" => T::Guidance,
        "coordination_needed" => T::Coordination,
        "existing_guidance" => T::ExistingGuidance,
        "efficiency_light" => T::EfficiencyLight,
        "efficiency_moderate" => T::EfficiencyModerate,
        "efficiency_complex" => T::EfficiencyComplex,
        "pool_share" => T::PoolShare,
        "reach" => T::Reach,
        "current_clients" => T::CurrentClients,
        "hours_per_client_year" => T::HoursPerClient,
        "duration" => T::Duration,
        "recovered" => T::Recovered,
        "relapse" => T::Relapse,
        "attribution" => T::Attribution,
        "lag_recovered" => T::Lag,
        "lonely_at_start" => T::Lonely,
        "use_multiplier" => T::UseMultiplier,
        "direct" => T::Direct,
        "prevent" => T::Prevent,
        "refer_probability" => T::ReferProbability,
        "refer_fte" => T::ReferFte,
        "refer_years" => T::ReferYears,
        "effect_cap" => T::EffectCap,
        "shift" => T::Shift,
        "move_return" => T::MoveReturn,
        "rebound" => T::Rebound,
        "evidence" => T::Evidence,
        "study_type_discount" => T::StudyDiscount,
        "value_outside_care" => T::ValueOutside,
        "value_outside_payer" => T::ValueOutsidePayer,
        "payer_share" => T::PayerShare,
        "plan_share" => T::PlanShare,
        "discount_rate" => T::DiscountRate,
        "non_labour_saved" => T::NonLabour,
        "employer_cost_per_fte" | "cost_per_fte" => T::StaffCost,
        "overhead_factor" => T::Overhead,
        "training_place_cost" => T::PlaceCost,
        "recruitment_cost" => T::RecruitmentCost,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Nl};

    fn branches() -> Vec<(String, Words)> {
        let of = |id: &str, nl: &str, en: &str| (id.to_string(), Words { nl: nl.into(), en: en.into() });
        vec![of("gp_care", "Huisartsen", "GP care"), of("home_care", "Thuiszorg (wijk)", "Home care")]
    }

    #[test]
    fn names_say_kind_and_key() {
        let of = |name: &str, lang: Lang| parameter(name, &branches(), lang);
        assert_eq!(of("pi:all", En), "growth of productivity");
        assert_eq!(of("direct:light:gp_care", Nl), "zorg die hulp meteen bespaart (licht, huisartsen)");
        assert_eq!(of("shift:home_care:gp_care", Nl), "zorg die elders terugkomt (thuiszorg → huisartsen)");
        assert_eq!(of("nobody:knows", En), "nobody:knows");
        assert_eq!(group("direct+prevent+recovered+relapse", En), "what help does: savings, recovery and relapse");
        assert_eq!(group("pi", Nl), "groei van de productiviteit");
    }
}
