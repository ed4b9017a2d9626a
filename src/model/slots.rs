//! Where each parameter stands in a draw's array of values.
//!
//! A parameter the data set does not have is 0, or 1 where it is a factor (model.md §11).

use std::ops::Range;

use crate::dataset::Dataset;
use crate::ids::{Function, Support};

/// Index into the values of a draw.
pub type Slot = usize;

/// From a branch, to a branch, and the slot of the share that comes back there.
pub type Shift = (usize, usize, Slot);

/// Slots of all parameters, by symbol of model.md.
#[derive(Clone, Debug)]
pub struct Slots {
    /// Length of a draw's array of values: all parameters, then the constants 0 and 1.
    pub len: usize,
    /// tau by branch.
    pub tau: Vec<Slot>,
    /// Error of the official forecast: alike every year, and added every year.
    pub forecast_error: [Slot; 2],
    /// Form of the rule of mobility, of where hires come from, and of the effect on care.
    pub structure: [Slot; 3],
    /// pi.
    pub pi: Slot,
    /// sigma: stationary sd of z.
    pub sigma: Slot,
    /// phi of z.
    pub ar1: Slot,
    /// xi: percentiles of the stationary distribution; the yearly noise is mapped through it.
    pub xi: Option<Slot>,
    /// phi of xi.
    pub xi_ar1: Slot,
    /// Likewise for lateral inflow.
    pub lambda_noise: Option<Slot>,
    /// phi of lateral noise.
    pub lambda_noise_ar1: Slot,
    /// Share of a band's exits that is retirement.
    pub retirement_share: Vec<Slot>,
    /// Weight of size beside unfilled demand in switching.
    pub switch_floor: Slot,
    /// Normal number per age class of the population.
    pub population: Vec<Option<Slot>>,
    /// Factors by branch.
    pub employees_factor: Vec<Slot>,
    /// Factors by branch.
    pub base_shortage_factor: Vec<Slot>,
    /// Factors by branch.
    pub switch_factor: Vec<Slot>,
    /// Euro per contract FTE by branch.
    pub labour_cost: Vec<Slot>,
    /// Shares of inflow by route: education, re-entry, side entry.
    pub routes: [Slot; 3],
    /// By programme.
    pub success: Vec<Slot>,
    /// By programme.
    pub starts: Vec<Slot>,
    /// By programme.
    pub continues: Vec<Slot>,
    /// Share of extra starters who drop out.
    pub drop_out: Slot,
    /// By function: newly trained, outside care, care branches.
    pub hire_source: [[Slot; 3]; 4],
    /// Share of idle graduates who can be hired.
    pub idle_share: Slot,
    /// Newly trained, outside care.
    pub displacement: [Slot; 2],
    /// Share of a year that hires work.
    pub half_year: Slot,
    /// Share of existing ad and hbo staff that guides.
    pub existing_guidance: Slot,
    /// By branch.
    pub hire_branch_split: Vec<Slot>,
    /// xo by function.
    pub leave_out: [Slot; 4],
    /// xs by function.
    pub leave_switch: [Slot; 4],
    /// h by function.
    pub hiring_ceiling: [Slot; 4],
    /// Volunteers as a share of the population of 15 and over.
    pub volunteer_share: Slot,
    /// Volunteers in one FTE.
    pub volunteers_per_fte: Slot,
    /// Direct hours by function.
    pub direct_hours: [Slot; 4],
    /// Guidance per FTE by function (coordination for volunteers).
    pub guidance: [Slot; 4],
    /// e\[f\]\[k\].
    pub efficiency: [[Slot; 3]; 4],
    /// By level of support.
    pub levels: [LevelSlots; 3],
    /// By type of approach; help of no type last.
    pub approaches: Vec<ApproachSlots>,
    /// Years between the end of help and recovery.
    pub lag: Slot,
    /// FTE per arrangement found, by branch.
    pub refer_fte: Vec<Slot>,
    /// Years an arrangement lasts.
    pub refer_years: Slot,
    /// By branch.
    pub cap: Vec<Slot>,
    /// By branch.
    pub rebound: Vec<Slot>,
    /// Every shift in the data set.
    pub shifts: Vec<Shift>,
    /// The shifts out of each branch.
    pub shifts_of: Vec<Range<usize>>,
    /// Employer cost per contract FTE by function (cost per FTE for volunteers).
    pub cost: [Slot; 4],
    /// Factor on employer cost.
    pub overhead: Slot,
    /// Euro per hire.
    pub recruitment: Slot,
    /// Euro per training place and year by function.
    pub place_cost: [Slot; 4],
    /// Share of non-labour cost that falls.
    pub non_labour: Slot,
    /// Per year.
    pub discount: Slot,
    /// Share of a branch's cost, by branch and payer.
    pub payer_share: Vec<Vec<Slot>>,
    /// Share of values outside care by payer.
    pub outside_payer: Vec<Slot>,
    /// Shares by payer of programme, training places and recruitment.
    pub plan_share: [Vec<Slot>; 3],
}

/// Slots of one level of support.
#[derive(Clone, Debug)]
pub struct LevelSlots {
    /// Share of the population of 15 and over.
    pub pool_share: Slot,
    /// Share of the pool newly reached a year, at most.
    pub reach: Slot,
    /// Persons a year, whole country.
    pub current_clients: Slot,
    /// Hours per client-year.
    pub hours: Slot,
    /// Years.
    pub duration: Slot,
    /// q.
    pub recovered: Slot,
    /// Per year.
    pub relapse: Slot,
    /// att.
    pub attribution: Slot,
    /// Share of clients.
    pub lonely: Slot,
    /// Euro per recovered person.
    pub value_outside: Slot,
    /// By branch.
    pub use_multiplier: Vec<Slot>,
    /// By branch.
    pub direct: Vec<Slot>,
    /// By branch.
    pub prevent: Vec<Slot>,
    /// By branch.
    pub refer: Vec<Slot>,
}

/// Slots of one type of approach: factors on what help of no type does.
#[derive(Clone, Copy, Debug)]
pub struct ApproachSlots {
    /// On hours per client-year.
    pub hours: Slot,
    /// On reach.
    pub reach: Slot,
    /// On direct.
    pub direct: Slot,
    /// On prevent.
    pub prevent: Slot,
    /// On the years between the end of help and recovery.
    pub lag: Slot,
}

impl ApproachSlots {
    /// All of them.
    pub fn all(&self) -> [Slot; 5] {
        [self.hours, self.reach, self.direct, self.prevent, self.lag]
    }
}

impl Slots {
    /// Finds every parameter of `dataset`.
    pub fn new(dataset: &Dataset) -> Self {
        let n = dataset.parameters.len();
        let find = |name: String| dataset.parameter(&name);
        let zero = |name: String| find(name).unwrap_or(n);
        let one = |name: String| find(name).unwrap_or(n + 1);
        let all = |name: &str| zero(format!("{name}:all"));
        let branches = |name: &str| dataset.branches.iter().map(|b| zero(format!("{name}:{}", b.id))).collect();
        let factors = |name: &str| dataset.branches.iter().map(|b| one(format!("{name}:{}", b.id))).collect();
        let programmes = |name: &str| dataset.programmes.iter().map(|p| zero(format!("{name}:{}", p.id))).collect();
        let payers = |name: &str| dataset.payers.iter().map(|p| zero(format!("{name}:{p}"))).collect();
        let functions = |name: &str| Function::ALL.map(|f| zero(format!("{name}:{}", f.id())));
        let level = |k: Support| {
            let of = |name: &str| zero(format!("{name}:{}", k.id()));
            let by_branch = |name: &str| dataset.branches.iter().map(|b| of_branch(&zero, name, k, &b.id)).collect();
            LevelSlots {
                pool_share: of("pool_share"),
                reach: of("reach"),
                current_clients: of("current_clients"),
                hours: of("hours_per_client_year"),
                duration: of("duration"),
                recovered: of("recovered"),
                relapse: of("relapse"),
                attribution: of("attribution"),
                lonely: of("lonely_at_start"),
                value_outside: of("value_outside_care"),
                use_multiplier: by_branch("use_multiplier"),
                direct: by_branch("direct"),
                prevent: by_branch("prevent"),
                refer: by_branch("refer_probability"),
            }
        };
        let mut guidance = functions("guidance_needed");
        guidance[Function::Volunteer as usize] = zero("coordination_needed:volunteer".into());
        let mut cost = functions("employer_cost_per_fte");
        cost[Function::Volunteer as usize] = zero("cost_per_fte:volunteer".into());
        let (shifts, shifts_of) = shifts(dataset);
        Self {
            len: n + 2,
            forecast_error: ["trend", "noise"].map(|s| zero(format!("forecast_error:{s}"))),
            structure: ["mobility", "hire_source", "effect"].map(|s| zero(format!("structure:{s}"))),
            tau: branches("tau"),
            pi: all("pi"),
            sigma: all("sigma"),
            ar1: all("ar1"),
            xi: find("xi:all".into()),
            xi_ar1: all("xi_ar1"),
            lambda_noise: find("lambda_noise:all".into()),
            lambda_noise_ar1: all("lambda_noise_ar1"),
            retirement_share: dataset.bands.iter().map(|a| zero(format!("retirement_share:{}", a.id))).collect(),
            switch_floor: all("switch_floor"),
            population: dataset.age_classes.iter().map(|c| find(format!("population:{}", c.id))).collect(),
            employees_factor: factors("employees_factor"),
            base_shortage_factor: factors("base_shortage_factor"),
            switch_factor: factors("switch_factor"),
            labour_cost: branches("labour_cost"),
            routes: ["start_share_education", "start_share_reentry", "start_share_side_entry"].map(all),
            success: programmes("success"),
            starts: programmes("starts_in_care"),
            continues: programmes("continues_studying"),
            drop_out: all("drop_out_training"),
            hire_source: Function::ALL.map(|f| {
                ["newly_trained", "outside_care", "care_branches"].map(|s| zero(format!("hire_source:{}:{s}", f.id())))
            }),
            idle_share: all("idle_share"),
            displacement: ["newly_trained", "outside_care"].map(|s| zero(format!("displacement:{s}"))),
            half_year: all("half_year_first"),
            existing_guidance: all("existing_guidance"),
            hire_branch_split: branches("hire_branch_split"),
            leave_out: functions("leave_out_rate"),
            leave_switch: functions("leave_switch_rate"),
            hiring_ceiling: functions("hiring_ceiling"),
            volunteer_share: zero("population_share:volunteer".into()),
            volunteers_per_fte: zero("volunteers_per_fte:volunteer".into()),
            direct_hours: functions("direct_client_hours"),
            guidance,
            efficiency: Function::ALL.map(|f| Support::ALL.map(|k| zero(format!("efficiency_{}:{}", k.id(), f.id())))),
            levels: Support::ALL.map(level),
            approaches: approaches(dataset),
            lag: all("lag_recovered"),
            refer_fte: branches("refer_fte"),
            refer_years: all("refer_years"),
            cap: branches("effect_cap"),
            rebound: branches("rebound"),
            shifts,
            shifts_of,
            cost,
            overhead: all("overhead_factor"),
            recruitment: all("recruitment_cost"),
            place_cost: functions("training_place_cost"),
            non_labour: all("non_labour_saved"),
            discount: all("discount_rate"),
            payer_share: dataset.branches.iter().map(|b| payers(&format!("payer_share:{}", b.id))).collect(),
            outside_payer: payers("value_outside_payer"),
            plan_share: ["programme", "training", "recruitment"].map(|item| payers(&format!("plan_share:{item}"))),
        }
    }

    /// The parameters that count for nothing before people are helped: of the levels of support, of their effect on care
    /// and of types of approach. Of a type without a row it is the constant 1.
    pub fn of_help(&self) -> impl Iterator<Item = Slot> {
        let of_levels = self.levels.iter().flat_map(|level| {
            let [use_multiplier, direct, prevent, refer] =
                [&level.use_multiplier, &level.direct, &level.prevent, &level.refer];
            let single = [
                level.pool_share,
                level.reach,
                level.current_clients,
                level.hours,
                level.duration,
                level.recovered,
                level.relapse,
                level.attribution,
                level.lonely,
                level.value_outside,
            ];
            let by_branch = [use_multiplier, direct, prevent, refer].into_iter().flatten();
            single.into_iter().chain(by_branch.copied())
        });
        let by_branch = [&self.refer_fte, &self.cap, &self.rebound].into_iter().flatten();
        let shifts = self.shifts.iter().map(|shift| shift.2);
        let of_types = self.approaches.iter().flat_map(ApproachSlots::all);
        of_levels.chain(by_branch.copied()).chain(shifts).chain(of_types).chain([self.lag, self.refer_years])
    }
}

/// Factors of the types of approach; of help of no type, and of a type without a row, the constant 1.
fn approaches(dataset: &Dataset) -> Vec<ApproachSlots> {
    let one = dataset.parameters.len() + 1;
    let of_type = |id: Option<&str>| {
        let slot = |what: &str| id.and_then(|id| dataset.parameter(&format!("approach_{what}:{id}"))).unwrap_or(one);
        let [hours, reach, direct, prevent, lag] = ["hours", "reach", "direct", "prevent", "lag"].map(slot);
        ApproachSlots { hours, reach, direct, prevent, lag }
    };
    dataset.approaches.iter().map(|a| Some(a.id.as_str())).chain([None]).map(of_type).collect()
}

/// Every shift in the data set, and those out of each branch.
fn shifts(dataset: &Dataset) -> (Vec<Shift>, Vec<Range<usize>>) {
    let (mut shifts, mut shifts_of) = (Vec::new(), Vec::new());
    for (i, from) in dataset.branches.iter().enumerate() {
        let start = shifts.len();
        for (j, to) in dataset.branches.iter().enumerate() {
            let slot = dataset.parameter(&format!("shift:{}:{}", from.id, to.id));
            shifts.extend(slot.map(|slot| (i, j, slot)));
        }
        shifts_of.push(start..shifts.len());
    }
    (shifts, shifts_of)
}

fn of_branch(zero: &impl Fn(String) -> Slot, quantity: &str, level: Support, branch: &str) -> Slot {
    zero(Dataset::level_branch(quantity, level, branch))
}
