//! Who pays and who gains, year by year, in each of two ledgers; the same with a prevention fund under several rules; and the
//! smallest fixed transfers that leave no payer worse off ([`payers.md`](../payers.md)).

mod answer;
mod books;
mod label;
mod question;
pub mod rules;
mod transfers;

pub use answer::Payers;
pub use label::{Account, Basis, Label, Measure};
pub use question::Question;
pub use rules::{Rule, Terms};
pub use transfers::{Aim, Transfers};

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use crate::analysis::profile::Profile;
use crate::analysis::summaries::summaries;
use crate::error::{Error, Result};
use crate::lanes::{Lanes, WIDTH};
use crate::run::simulation::{Values8, Workspace};
use crate::run::{Observer, Options};
use crate::sample::ROUND;
use crate::sample::scores::Scores;
use crate::texts::{FailureText, UsageText};

/// Draws of which every single balance is kept: more than anyone asks for.
const MOST_DRAWS: u64 = 1_000_000;

/// Balances of every draw, `[ledger][payer][draw]`.
type Kept = [Vec<Vec<f64>>; 2];

/// Answers `question` on the draws that `options` ask for. When `stop` is set it ends after the round at hand; `None` if none
/// was done.
///
/// # Errors
/// [`Error::Usage`] for more draws than can be kept; if threads cannot be had, or a number is too large for its unit.
pub fn payers(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Payers>> {
    let draws = options.rounds() * ROUND;
    if draws > MOST_DRAWS {
        return Err(Error::Usage(UsageText::MostDrawsTransfers.with(&[("most", &MOST_DRAWS)])));
    }
    let simulation = &question.simulation;
    let (frame, scenarios) = (&simulation.frame, simulation.scenarios.len() - 1);
    let labels: Vec<Vec<Label>> =
        (0..scenarios).flat_map(|s| (1..=frame.years).map(move |t| question.labels_of(s, t))).collect();
    let empty = vec![vec![f64::NAN; draws as usize]; frame.payers];
    let kept: Mutex<Kept> = Mutex::new([empty.clone(), empty]);
    // Each draw has its own place, whichever thread gets to it first.
    let see = |first: u64, ledger: Account, payer: usize, balance: Lanes| {
        if let Ok(mut kept) = kept.lock()
            && let Some(places) = kept[ledger as usize][payer].get_mut(first as usize..first as usize + WIDTH)
        {
            places.copy_from_slice(&balance.0);
        }
    };
    let work =
        |scores: &Scores, room: &mut Workspace, out: &mut [Values8]| question.run(&labels, scores, room, out, &see);
    let found = summaries(simulation, &work, labels.concat(), |label| label.unit(), options, observer, stop)?;
    let Some(found) = found else { return Ok(None) };
    let mut kept = kept.into_inner().map_err(|_| Error::Run(FailureText::BalancesThread.into()))?;
    kept.iter_mut().flatten().for_each(|of_payer| of_payer.truncate(found.draws as usize));
    let mut transfers = Vec::new();
    for ledger in Account::ALL {
        for aim in Aim::ALL {
            let balances = &kept[ledger as usize];
            transfers.push(transfers::smallest(ledger, aim, balances, question.terms.certainty, ROUND as usize));
        }
    }
    let dataset = &simulation.dataset;
    Ok(Some(Payers {
        title: question.scenario.title.clone(),
        scenarios: Profile::of_all(simulation, &question.scenario),
        payers: dataset.payers.clone(),
        terms: question.terms.clone(),
        attribution: dataset.attribution.clone(),
        base_year: dataset.base_year,
        last_year: dataset.base_year + frame.years as i32,
        draws: found.draws,
        seed: options.seed,
        rows: found.rows,
        transfers,
    }))
}
