//! Cases, by the method of the Effectencalculator: what was done, what would have been used without it, what is still used
//! with it; per case and in total what help costs and what it avoids, by domain and payer, each as a distribution
//! ([`cases.md`](../cases.md)).
//!
//! Figures are expected values: the chance of a course times what it uses. Their intervals come from not knowing chances,
//! units and prices exactly; how it goes with a single person differs more.

mod answer;
mod outcomes;
mod rows;
mod sums;

pub use answer::{CaseFacts, Cases, Label, Measure, Of, Outcome, Part};

use crate::dataset::Dataset;
use crate::dataset::cases::{Case, CaseBook};
use crate::error::{Error, Result};
use crate::sample::ROUND;
use crate::texts::UsageText;
use outcomes::outcomes;
use rows::{problems, summarise};
use sums::{Draws, Sums, of_case};

/// Draws at most: each case keeps its numbers.
pub const MOST_DRAWS: u64 = 1_000_000;

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
