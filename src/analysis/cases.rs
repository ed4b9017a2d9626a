//! Cases, by the method of the Effectencalculator: what was done, what would have been used without it, what is still used
//! with it; per case and in total what help costs and what it avoids, by domain and payer, each as a distribution
//! ([`cases.md`](../analysis/cases.md)).
//!
//! Figures are expected values: the chance of a course times what it uses. Their intervals come from not knowing chances,
//! units and prices exactly; how it goes with a single person differs more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::dataset::cases::{Approach, Case, CaseBook, Course};
use crate::dist::Dist;
use crate::error::{Error, Result};
use crate::ids::{Support, Words};
use crate::sample::ROUND;
use crate::sample::keyed::{WHOLE_DRAW, uniforms};
use crate::stats::{Series, Summary, quantum_for, range_of};
use crate::texts::{Said, UsageText};

/// Draws at most: each case keeps its numbers.
pub const MOST_DRAWS: u64 = 1_000_000;
/// Parts that the distribution of an outcome is cut into for a scenario.
const PARTS: usize = 20;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// One case.
    Case(String),
    /// All cases.
    All,
    /// The cases of one problem with one approach, per person helped.
    Problem(String, Approach),
    /// Collective less individual help of one problem, per person helped.
    Difference(String),
}

/// A part of cost or of avoided cost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it.
    Whole,
    /// Of a domain.
    Domain(String),
    /// Of a payer.
    Payer(String),
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// What help costs, euro.
    Cost,
    /// What is avoided, euro: used without help less used with it.
    Avoided,
    /// Avoided less cost, euro.
    Balance,
    /// Avoided per euro of cost; undefined where help costs nothing.
    Ratio,
}

impl Measure {
    /// All.
    pub const ALL: [Self; 4] = [Self::Cost, Self::Avoided, Self::Balance, Self::Ratio];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Avoided => "avoided",
            Self::Balance => "balance",
            Self::Ratio => "ratio",
        }
    }

    /// `euro` or `ratio`.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            _ => "euro",
        }
    }
}

/// The identity of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Label {
    /// What it is about.
    pub of: Of,
    /// What is measured.
    pub measure: Measure,
    /// Which part.
    pub part: Part,
}

/// What there is to know of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseFacts {
    /// Identifier.
    pub id: String,
    /// In words; may be empty.
    pub title: String,
    /// Problem; may be empty.
    pub problem: String,
    /// Individual or collective help.
    pub approach: Approach,
    /// How many are helped.
    pub persons: f64,
}

/// What cases of one level of support say of the value outside care: the parameter `value_outside_care:LEVEL`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Level of support.
    pub level: Support,
    /// Cases of that level.
    pub cases: usize,
    /// Persons who recovered in them.
    pub recovered: f64,
    /// Means of equal parts of the distribution, ascending: euro outside care per person recovered.
    pub values: Vec<f64>,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to reckon with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cases {
    /// Name of the scenario that they are reckoned beside: its data set names payers and branches.
    pub scenario: String,
    /// How its user named the table.
    pub table: String,
    /// The year that money is in.
    pub year: i32,
    /// Names of branches of care, by identifier: domains that are none have no name here.
    pub branches: BTreeMap<String, Words>,
    /// The cases.
    pub cases: Vec<CaseFacts>,
    /// Draws.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Rows in order.
    pub rows: Vec<(Label, Summary)>,
    /// What it says to scenarios, by level of support.
    pub outcomes: Vec<Outcome>,
}

impl Cases {
    /// The row of this identity.
    pub fn find(&self, of: &Of, measure: Measure, part: &Part) -> Option<&Summary> {
        self.rows.iter().find(|(l, _)| (&l.of, l.measure, &l.part) == (of, measure, part)).map(|r| &r.1)
    }

    /// The parts of a measure that `of` has, in order: domains or payers.
    pub fn parts<'a>(&'a self, of: &'a Of, measure: Measure) -> impl Iterator<Item = (&'a Part, &'a Summary)> {
        let of_measure = move |l: &&(Label, Summary)| l.0.of == *of && l.0.measure == measure;
        self.rows.iter().filter(of_measure).map(|(l, s)| (&l.part, s)).filter(|(part, _)| **part != Part::Whole)
    }

    /// Problems of which there are individual and collective cases.
    pub fn compared(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|(l, _)| match (&l.of, l.measure) {
            (Of::Difference(problem), Measure::Balance) => Some(problem.as_str()),
            _ => None,
        })
    }
}

/// Money in every draw, by part.
type Money = BTreeMap<Part, Vec<f64>>;

/// Cost and avoided cost in every draw.
#[derive(Clone, Default)]
struct Sums {
    cost: Money,
    avoided: Money,
    /// Avoided outside care.
    outside: Vec<f64>,
}

fn add(to: &mut Vec<f64>, numbers: &[f64], sign: f64) {
    to.resize(numbers.len(), 0.0);
    to.iter_mut().zip(numbers).for_each(|(sum, x)| *sum += sign * x);
}

impl Sums {
    fn take(&mut self, other: &Self) {
        for (own, others) in [(&mut self.cost, &other.cost), (&mut self.avoided, &other.avoided)] {
            for (part, numbers) in others {
                add(own.entry(part.clone()).or_default(), numbers, 1.0);
            }
        }
        if !other.outside.is_empty() {
            add(&mut self.outside, &other.outside, 1.0);
        }
    }
}

/// Random numbers of one job.
struct Draws {
    seed: u64,
    count: usize,
}

impl Draws {
    /// Numbers of `dist` keyed by `name`.
    fn of(&self, name: &str, dist: &Dist) -> Vec<f64> {
        if dist.is_fixed() {
            return vec![dist.median(); self.count];
        }
        let mut numbers = vec![0.0; self.count];
        uniforms(self.seed, name, WHOLE_DRAW, 0, &mut numbers);
        for u in &mut numbers {
            *u = dist.quantile(*u);
        }
        numbers
    }
}

/// Reckons the cases of `book`, whose user calls its table `table`, beside `scenario`.
///
/// # Errors
/// [`Error::Usage`] for too many draws; [`Error::Run`] if a sum is too large to be counted.
pub fn cases(book: &CaseBook, table: &str, dataset: &Dataset, scenario: &str, draws: u64, seed: u64) -> Result<Cases> {
    if draws > MOST_DRAWS {
        return Err(Error::Usage(UsageText::MostDrawsCases.with(&[("most", &MOST_DRAWS)])));
    }
    let draws = draws.div_ceil(ROUND) * ROUND;
    let source = Draws { seed, count: draws as usize };
    // A price is the same for all cases of a draw.
    let used = |item: usize| book.cases.iter().flat_map(|c| &c.lines).any(|line| line.item == item);
    let prices: Vec<Option<Vec<f64>>> = book
        .items
        .iter()
        .enumerate()
        .map(|(i, item)| used(i).then(|| source.of(&format!("price:{}", item.id), &item.price)))
        .collect();
    let sums: Vec<Sums> = book.cases.iter().map(|case| of_case(case, book, &prices, &source)).collect();
    let mut rows = Vec::new();
    for (case, sums) in book.cases.iter().zip(&sums) {
        summarise(&Of::Case(case.id.clone()), sums, 1.0, &mut rows)?;
    }
    let mut all = Sums::default();
    for of_case in &sums {
        all.take(of_case);
    }
    summarise(&Of::All, &all, 1.0, &mut rows)?;
    problems(book, &sums, &mut rows)?;
    Ok(Cases {
        scenario: scenario.to_owned(),
        table: table.to_owned(),
        year: book.year,
        branches: dataset.branches.iter().map(|b| (b.id.clone(), b.name.clone())).collect(),
        cases: book.cases.iter().map(facts).collect(),
        draws,
        seed,
        rows,
        outcomes: outcomes(book, &sums),
    })
}

fn facts(case: &Case) -> CaseFacts {
    CaseFacts {
        id: case.id.clone(),
        title: case.title.clone(),
        problem: case.problem.clone(),
        approach: case.approach,
        persons: case.persons,
    }
}

/// What one case costs and avoids in every draw.
fn of_case(case: &Case, book: &CaseBook, prices: &[Option<Vec<f64>>], source: &Draws) -> Sums {
    let mut sums = Sums { outside: vec![0.0; source.count], ..Sums::default() };
    for place in [&mut sums.cost, &mut sums.avoided] {
        place.insert(Part::Whole, vec![0.0; source.count]);
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in &case.lines {
        let item = &book.items[line.item];
        let Some(price) = &prices[line.item] else { continue };
        let path = format!("case:{}:{}:{}", case.id, line.course.id(), line.path);
        let name = format!("{path}:{}", item.id);
        // An item may stand twice in a path.
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        let units = source.of(&format!("{name}:{times}"), &line.units);
        let chances = source.of(&path, &line.chance);
        let euro: Vec<f64> = units.iter().zip(&chances).zip(price).map(|((u, c), p)| u * c * p).collect();
        let (place, sign) = match line.course {
            Course::Help => (&mut sums.cost, 1.0),
            Course::With => (&mut sums.avoided, -1.0),
            Course::Without => (&mut sums.avoided, 1.0),
        };
        for part in [Part::Whole, Part::Domain(item.domain.clone()), Part::Payer(item.payer.clone())] {
            add(place.entry(part).or_default(), &euro, sign);
        }
        if line.course != Course::Help && !item.in_care {
            add(&mut sums.outside, &euro, sign);
        }
    }
    sums
}

/// Statistics of draws in order.
fn summary(values: &[f64]) -> Result<Summary> {
    // All draws are at hand: sums are as exact as their largest allows.
    let largest = 2.0 * values.iter().filter(|x| x.is_finite()).fold(1.0, |most: f64, x| most.max(x.abs()));
    let fail = |e: crate::stats::Misfit| Error::Run(Said::english_only(format!("a sum cannot be counted: {e}")));
    let round = ROUND as usize;
    let mut series = Series::new(quantum_for(largest));
    let (min, max) = range_of(&values[..values.len().min(round)]);
    series.set_range(min, max).map_err(fail)?;
    for part in values.chunks(round) {
        series.add_round([part]).map_err(fail)?;
    }
    Ok(series.summary())
}

fn ratio(avoided: &[f64], cost: &[f64]) -> Vec<f64> {
    avoided.iter().zip(cost).map(|(a, c)| if *c > 0.0 { a / c } else { f64::NAN }).collect()
}

/// The rows of `sums`, each divided by `persons`.
fn summarise(of: &Of, sums: &Sums, persons: f64, rows: &mut Vec<(Label, Summary)>) -> Result<()> {
    let mut put = |measure: Measure, part: &Part, values: &[f64]| -> Result<()> {
        let label = Label { of: of.clone(), measure, part: part.clone() };
        rows.push((label, summary(values)?));
        Ok(())
    };
    let each = |values: &[f64]| -> Vec<f64> { values.iter().map(|x| x / persons).collect() };
    for (measure, money) in [(Measure::Cost, &sums.cost), (Measure::Avoided, &sums.avoided)] {
        for (part, values) in money {
            put(measure, part, &each(values))?;
        }
    }
    let (cost, avoided) = (&sums.cost[&Part::Whole], &sums.avoided[&Part::Whole]);
    put(Measure::Balance, &Part::Whole, &balance(cost, avoided, persons))?;
    // Who pays for help need not be who is spared something.
    for part in sums.cost.keys().chain(sums.avoided.keys()).collect::<std::collections::BTreeSet<_>>() {
        if let Part::Payer(_) = part {
            let nothing = vec![0.0; cost.len()];
            let of = |money: &'_ Money| money.get(part).cloned().unwrap_or_else(|| nothing.clone());
            put(Measure::Balance, part, &balance(&of(&sums.cost), &of(&sums.avoided), persons))?;
        }
    }
    put(Measure::Ratio, &Part::Whole, &ratio(avoided, cost))
}

fn balance(cost: &[f64], avoided: &[f64], persons: f64) -> Vec<f64> {
    avoided.iter().zip(cost).map(|(a, c)| (a - c) / persons).collect()
}

/// Individual and collective help of the same problem, per person helped.
fn problems(book: &CaseBook, sums: &[Sums], rows: &mut Vec<(Label, Summary)>) -> Result<()> {
    let mut names: Vec<&str> = Vec::new();
    for case in book.cases.iter().filter(|case| !case.problem.is_empty()) {
        if !names.contains(&case.problem.as_str()) {
            names.push(&case.problem);
        }
    }
    for name in names {
        let of = |approach: Approach| {
            let (mut all, mut persons) = (Sums::default(), 0.0);
            for (case, sums) in book.cases.iter().zip(sums) {
                if case.problem == name && case.approach == approach {
                    all.take(sums);
                    persons += case.persons;
                }
            }
            (persons > 0.0).then_some((all, persons))
        };
        let [individual, collective] = Approach::ALL.map(of);
        let (Some((one, of_one)), Some((many, of_many))) = (individual, collective) else { continue };
        for (approach, sums, persons) in [(Approach::Individual, &one, of_one), (Approach::Collective, &many, of_many)]
        {
            summarise(&Of::Problem(name.to_owned(), approach), sums, persons, rows)?;
        }
        let whole = Part::Whole;
        let minus = |a: Vec<f64>, b: Vec<f64>| -> Vec<f64> { a.iter().zip(&b).map(|(a, b)| a - b).collect() };
        let per = |money: &Money, persons: f64| -> Vec<f64> { money[&whole].iter().map(|x| x / persons).collect() };
        let both: [(Measure, Vec<f64>); 3] = [
            (Measure::Cost, minus(per(&many.cost, of_many), per(&one.cost, of_one))),
            (Measure::Avoided, minus(per(&many.avoided, of_many), per(&one.avoided, of_one))),
            (
                Measure::Balance,
                minus(
                    balance(&many.cost[&whole], &many.avoided[&whole], of_many),
                    balance(&one.cost[&whole], &one.avoided[&whole], of_one),
                ),
            ),
        ];
        for (measure, values) in both {
            let label = Label { of: Of::Difference(name.to_owned()), measure, part: Part::Whole };
            rows.push((label, summary(&values)?));
        }
    }
    Ok(())
}

/// Value outside care per person recovered, by level of support. A level in whose cases nobody recovers says nothing.
fn outcomes(book: &CaseBook, sums: &[Sums]) -> Vec<Outcome> {
    let of_level = |level: Support| {
        let of = book.cases.iter().zip(sums).filter(|(case, _)| case.level == Some(level));
        let (mut outside, mut recovered, mut cases) = (Vec::new(), 0.0, 0);
        for (case, sums) in of {
            add(&mut outside, &sums.outside, 1.0);
            recovered += case.recovered;
            cases += 1;
        }
        let mut values: Vec<f64> = outside.iter().map(|euro| euro / recovered).collect();
        values.sort_by(f64::total_cmp);
        (recovered > 0.0 && !values.is_empty()).then(|| Outcome { level, cases, recovered, values: parts(&values) })
    };
    Support::ALL.into_iter().filter_map(of_level).collect()
}

/// Means of equal parts of sorted numbers: their mean is that of the numbers.
fn parts(sorted: &[f64]) -> Vec<f64> {
    let at = |part: usize| part * sorted.len() / PARTS;
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    (0..PARTS).map(|i| mean(&sorted[at(i)..at(i + 1)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_the_mean() {
        let numbers: Vec<f64> = (0..512).map(f64::from).collect();
        let parts = parts(&numbers);
        assert_eq!(parts.len(), 20);
        // By hand: the first part holds 0 to 24, the mean of all is 255.5.
        assert_eq!(parts[0], 12.0);
        let sizes: Vec<usize> = (0..20).map(|i| (i + 1) * 512 / 20 - i * 512 / 20).collect();
        let mean = parts.iter().zip(&sizes).map(|(x, n)| x * *n as f64).sum::<f64>() / 512.0;
        assert!((mean - 255.5).abs() < 1e-9);
    }
}
