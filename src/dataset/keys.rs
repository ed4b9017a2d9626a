//! Which parameters the model has, and what their keys name. To add a parameter to the model, add it here and to the
//! table of the data set.

use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::ids::Support;

/// What the key of a parameter names.
pub(super) enum Key {
    /// One of these words.
    Word(&'static [&'static str]),
    /// A level of support.
    Level,
    /// A branch.
    Branch,
    /// A level of support and a branch.
    LevelBranch,
    /// Two different branches.
    BranchBranch,
    /// An age band of workers.
    Band,
    /// A payer.
    Payer,
    /// A type of approach.
    Approach,
}

/// What a data set may leave out of a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing: there is no sensible value without a row.
    Every,
    /// Any key: its value is then 0, or 1 if it is a factor.
    Any,
}

use crate::texts::TableProblem as P;
use Key::{Approach, Band, Branch, BranchBranch, Level, LevelBranch, Payer, Word};
use Need::{Any, Every};

const ALL: Key = Word(&["all"]);
const PAID: Key = Word(&["mbo", "ad", "hbo"]);
const FUNCTIONS: Key = Word(&["volunteer", "mbo", "ad", "hbo"]);
const VOLUNTEER: Key = Word(&["volunteer"]);

/// Parameters in `model_parameters.csv`.
pub(super) const MODEL: &[(&str, Key, Need)] = &[
    ("tau", Branch, Any),
    ("pi", ALL, Every),
    ("sigma", ALL, Every),
    ("ar1", ALL, Every),
    ("xi", ALL, Every),
    ("xi_ar1", ALL, Every),
    ("lambda_noise", ALL, Every),
    ("lambda_noise_ar1", ALL, Every),
    ("lambda_sd", ALL, Every),
    ("retirement_share", Band, Any),
    ("switch_floor", ALL, Every),
    ("start_share_education", ALL, Every),
    ("start_share_reentry", ALL, Every),
    ("start_share_side_entry", ALL, Every),
    ("drop_out_training", ALL, Every),
    (
        "hire_source",
        Word(&[
            "mbo:newly_trained",
            "mbo:outside_care",
            "mbo:care_branches",
            "ad:newly_trained",
            "ad:outside_care",
            "ad:care_branches",
            "hbo:newly_trained",
            "hbo:outside_care",
            "hbo:care_branches",
        ]),
        Every,
    ),
    ("hire_branch_split", Branch, Any),
    ("idle_share", ALL, Every),
    ("displacement", Word(&["newly_trained", "outside_care"]), Every),
    ("half_year_first", ALL, Every),
    ("existing_guidance", ALL, Every),
    ("pool_share", Level, Every),
    ("reach", Level, Every),
    ("current_clients", Level, Every),
    ("hours_per_client_year", Level, Every),
    ("duration", Level, Every),
    ("recovered", Level, Every),
    ("relapse", Level, Every),
    ("attribution", Level, Every),
    ("lag_recovered", ALL, Every),
    ("lonely_at_start", Level, Every),
    ("use_multiplier", LevelBranch, Any),
    ("direct", LevelBranch, Any),
    ("prevent", LevelBranch, Any),
    ("refer_probability", LevelBranch, Any),
    ("refer_fte", Branch, Any),
    ("refer_years", ALL, Every),
    ("effect_cap", Branch, Any),
    ("shift", BranchBranch, Any),
    ("move_return", BranchBranch, Any),
    ("rebound", Branch, Any),
    ("value_outside_care", Level, Any),
    ("value_outside_payer", Payer, Any),
    ("discount_rate", ALL, Every),
    ("non_labour_saved", ALL, Every),
    ("evidence", Word(&["u"]), Every),
    ("approach_hours", Approach, Any),
    ("approach_reach", Approach, Any),
    ("approach_direct", Approach, Any),
    ("approach_prevent", Approach, Any),
    ("approach_lag", Approach, Any),
    ("forecast_error", Word(&["trend", "noise"]), Any),
    ("structure", Word(&["mobility", "hire_source", "effect"]), Any),
    (
        "study_type_discount",
        Word(&["RCT", "quasi-experiment", "observational", "review", "MKBA", "case", "model"]),
        Any,
    ),
];

/// Parameters in `social_work.csv`; the key is the function.
pub(super) const SOCIAL_WORK: &[(&str, Key, Need)] = &[
    ("employer_cost_per_fte", PAID, Every),
    ("cost_per_fte", VOLUNTEER, Every),
    ("overhead_factor", ALL, Every),
    ("direct_client_hours", FUNCTIONS, Every),
    ("volunteers_per_fte", VOLUNTEER, Every),
    ("coordination_needed", VOLUNTEER, Every),
    ("guidance_needed", PAID, Every),
    ("efficiency_light", FUNCTIONS, Every),
    ("efficiency_moderate", FUNCTIONS, Every),
    ("efficiency_complex", FUNCTIONS, Every),
    ("leave_out_rate", FUNCTIONS, Every),
    ("leave_switch_rate", PAID, Every),
    ("hiring_ceiling", FUNCTIONS, Every),
    ("population_share", VOLUNTEER, Every),
    ("training_place_cost", PAID, Every),
    ("recruitment_cost", ALL, Every),
];

/// No figure of a model of one country is larger.
const MOST: f64 = 1e12;

/// Factors on other figures.
const FACTOR: (f64, f64) = (0.0, 10.0);

/// The smallest and the largest value that the parameter `name` can take in any data set or scenario: the equations
/// stay finite within these bounds. They are far wider than anything likely.
pub fn bounds(name: &str) -> (f64, f64) {
    match name.split(':').next().unwrap_or("") {
        // Growth per year, and correlations of one year with the next.
        // An error of the forecast is drawn from a normal distribution without an end.
        "tau" | "pi" | "ar1" | "xi_ar1" | "lambda_noise_ar1" | "forecast_error" => (-1.0, 1.0),
        "sigma" | "relapse" | "retirement_share" => (0.0, 1.0),
        // Forms of an equation by number.
        "structure" => (0.0, 2.0),
        // Factors on figures of the data set.
        "xi" | "lambda_noise" | "employees_factor" | "switch_factor" => FACTOR,
        // Factors on what ordinary social work does.
        _ if name.starts_with("approach_") => FACTOR,
        _ => (-MOST, MOST),
    }
}

/// The sets that keys point to.
pub(super) struct Sets<'s> {
    pub branches: &'s Ids,
    pub bands: &'s Ids,
    pub payers: &'s Ids,
    pub approaches: &'s Ids,
}

impl Key {
    /// All keys there can be; empty if the set they name could not be read.
    fn valid(&self, sets: &Sets) -> Vec<String> {
        let pairs = |a: &[String], b: &[String]| -> Vec<String> {
            a.iter().flat_map(|x| b.iter().map(move |y| format!("{x}:{y}"))).collect()
        };
        let levels = Support::ALL.map(|k| k.id().to_owned());
        let branches = sets.branches.names();
        match self {
            Word(words) => words.iter().map(|w| (*w).to_owned()).collect(),
            Level => levels.into(),
            Branch => branches.to_vec(),
            LevelBranch => pairs(&levels, branches),
            BranchBranch => {
                let mut all = pairs(branches, branches);
                all.retain(|key| key.split_once(':').is_some_and(|(a, b)| a != b));
                all
            }
            Band => sets.bands.names().to_vec(),
            Payer => sets.payers.names().to_vec(),
            Approach => sets.approaches.names().to_vec(),
        }
    }
}

/// The names that a table of parameters may hold, and which of them were seen.
pub(super) struct Names {
    known: &'static [(&'static str, Key, Need)],
    valid: Vec<Vec<String>>,
    seen: Vec<Vec<bool>>,
    /// Rows that are none of the model's or doubled.
    refused: usize,
}

impl Names {
    pub fn new(known: &'static [(&'static str, Key, Need)], sets: &Sets) -> Self {
        let valid: Vec<Vec<String>> = known.iter().map(|(_, key, _)| key.valid(sets)).collect();
        let seen = valid.iter().map(|v| vec![false; v.len()]).collect();
        Self { known, valid, seen, refused: 0 }
    }

    /// Notes the parameter in one column with the key in another; false if it is none of the model's or doubled.
    pub fn note(&mut self, row: Row, parameter: &str, key: &str) -> bool {
        let noted = self.note_known(row, parameter, key);
        self.refused += usize::from(!noted);
        noted
    }

    fn note_known(&mut self, row: Row, parameter: &str, key: &str) -> bool {
        let (name, id) = (row.raw(parameter), row.raw(key));
        let Some(p) = self.known.iter().position(|(known, _, _)| *known == name) else {
            let rule = P::NoParameter.with(&[("name", &name), ("column", &parameter)]);
            row.report_name(parameter, rule, &name, self.known.iter().map(|(known, _, _)| *known));
            return false;
        };
        let Some(k) = self.valid[p].iter().position(|valid| *valid == id) else {
            // The table of types of approach can be left out; then no other table says that these rows mean nothing.
            if !self.valid[p].is_empty() || matches!(self.known[p].1, Approach) {
                let rule = P::NoKey.with(&[("key", &id), ("column", &key), ("name", &name)]);
                row.report_name(key, rule, &id, self.valid[p].iter().map(String::as_str));
            }
            return false;
        };
        if std::mem::replace(&mut self.seen[p][k], true) {
            row.report(key, P::RowTwice.with(&[("name", &format!("{name}, {id}"))]));
            return false;
        }
        true
    }

    /// Reports the parameters that cannot be left out and were, unless refused rows may have been meant for them.
    pub fn report_missing(&self, table: &Table) {
        let mut missing = Vec::new();
        for ((name, _, need), (valid, seen)) in self.known.iter().zip(self.valid.iter().zip(&self.seen)) {
            let unseen = valid.iter().zip(seen).filter(|(_, seen)| *need == Every && !**seen);
            missing.extend(unseen.map(|(key, _)| P::RowMissing.with(&[("name", &format!("{name}, {key}"))])));
        }
        if missing.len() > self.refused + table.misfits() {
            for rule in missing {
                table.report_missing(rule);
            }
        }
    }
}
