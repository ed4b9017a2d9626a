//! Which numbers of which world are kept: the series of a job and where each stands.

use super::results::RowId;
use crate::dataset::Dataset;
use crate::model::rows::{self, Label};
use crate::stats::series::quantum_for;

/// What is kept of the labour market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Every series of every year.
    All,
    /// Totals, branches, plan and money, in the target years and the last.
    Headline,
    /// Totals and the shortage of branches, ten years after the base year and in the last year: for points of a sweep.
    Point,
    /// What the page and the workbook show: the headline series and the shortage of regions in every year, and the labour
    /// market of regions in the last.
    Page,
    /// What can be looked at while a slider moves: totals, and the shortage of branches and regions, in every year; the rest
    /// of the plan in the last.
    Glance,
}

/// One series: its row, and in which of the two tables it stands.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it is about.
    pub id: RowId,
    /// In summary.csv.
    pub level: bool,
    /// In effects.csv.
    pub effect: bool,
}

/// Positions kept of one world in one year, in the order they are written.
#[derive(Clone, Debug, Default)]
pub struct YearLayout {
    /// Index of the first series.
    pub first: usize,
    /// Kept positions of the labour market, as levels.
    pub market: Vec<usize>,
    /// Whether the same positions follow as differences from the reference.
    pub effects: bool,
    /// Kept positions of the plan.
    pub plan: Vec<usize>,
    /// Kept positions of the plan's programmes.
    pub programmes: Vec<usize>,
}

/// The series of a job.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// All series, in the order they are written.
    pub kept: Vec<Kept>,
    /// `[reported world][t]`.
    pub years: Vec<Vec<YearLayout>>,
}

/// What the layout needs to know of a reported world.
#[derive(Clone, Debug)]
pub struct Reported {
    /// What is kept.
    pub keep: Keep,
    /// Whether it is the reference.
    pub is_reference: bool,
    /// What it has of the rows of a plan.
    pub plan: PlanRows,
    /// The programmes of its plan; empty if it names none.
    pub programmes: Vec<String>,
}

/// Which rows of a plan a world has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanRows {
    /// None: no plan, nothing that costs.
    None,
    /// Euros only: training places without a plan.
    Money,
    /// All.
    All,
}

impl Layout {
    /// The series of `worlds`, in order; `headline_years` are years after the base year.
    pub fn new(dataset: &Dataset, years: usize, headline_years: &[usize], worlds: &[Reported]) -> Self {
        let (market, plan) = (rows::market(dataset), rows::plan(dataset));
        let mut layout = Self::default();
        for (scenario, world) in worlds.iter().enumerate() {
            let mut by_year = Vec::with_capacity(years + 1);
            let programmes = rows::programmes(&world.programmes);
            for t in 0..=years {
                let in_year = match world.keep {
                    Keep::All | Keep::Page | Keep::Glance => true,
                    Keep::Headline => headline_years.contains(&t),
                    Keep::Point => t == 10 || t == years,
                };
                let is_kept = |l: &Label| match world.keep {
                    Keep::All => true,
                    Keep::Headline => l.is_headline(),
                    Keep::Point => l.is_main(),
                    Keep::Page => l.is_headline() || l.is_of_region(t == years),
                    Keep::Glance => l.is_main() || l.is_of_region(false) || (t == years && l.is_of_plan()),
                };
                let keep = |labels: &[Label]| -> Vec<usize> {
                    let wanted = |l: &Label| in_year && is_kept(l) && (!l.last_year_only || t == years);
                    (0..labels.len()).filter(|&i| wanted(&labels[i])).collect()
                };
                let year = YearLayout {
                    first: layout.kept.len(),
                    market: keep(&market),
                    effects: !world.is_reference,
                    plan: match world.plan {
                        PlanRows::None => Vec::new(),
                        PlanRows::Money => keep(&plan).into_iter().filter(|&i| plan[i].unit == "euro").collect(),
                        PlanRows::All => keep(&plan),
                    },
                    programmes: if world.plan == PlanRows::All { keep(&programmes) } else { Vec::new() },
                };
                let mut add = |label: &Label, level: bool, effect: bool| {
                    let year = dataset.base_year + t as i32;
                    let id = RowId::new(scenario, label.measure, label.scope, &label.key, year, label.unit);
                    layout.kept.push(Kept { id, level, effect });
                };
                year.market.iter().for_each(|&i| add(&market[i], true, false));
                if year.effects {
                    year.market.iter().for_each(|&i| add(&market[i], false, true));
                }
                // The reference has no plan, so a plan's level is its effect.
                year.plan.iter().for_each(|&i| add(&plan[i], true, true));
                year.programmes.iter().for_each(|&i| add(&programmes[i], true, true));
                by_year.push(year);
            }
            layout.years.push(by_year);
        }
        layout
    }
}

/// Quantum for the sums of a series, from the largest number its unit can take.
pub fn quantum(unit: &str) -> f64 {
    quantum_for(match unit {
        "euro" => 1e13,
        "ratio" => 1e9,
        "share" => 2.0,
        "year" => 1e4,
        _ => 4e9,
    })
}
