//! Fixed transfers between payers, agreed beforehand: the smallest that leave none worse off, in expectation or with a
//! given certainty for each.

use serde::{Deserialize, Serialize};

use super::Account;
use crate::stats::LEAST_ROUNDS;

/// What transfers are to make sure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// The mean balance of no payer is below zero.
    Expectation,
    /// The balance of each payer is not below zero in the asked-for share of draws.
    Certainty,
}

/// The smallest transfers that reach an aim, over all years together and discounted, in euros.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transfers {
    /// The ledger they are about.
    pub ledger: Account,
    /// What they make sure of.
    pub aim: Aim,
    /// What those who would fall short must get, all together.
    pub needed: f64,
    /// What the others can miss and still reach the aim.
    pub room: f64,
    /// Monte Carlo error of `needed`; none for a few rounds.
    pub error: Option<f64>,
    /// What each payer gets (above 0) or gives; they add up to 0. Empty where `needed` is more than `room`: then no fixed
    /// transfer reaches the aim.
    pub transfers: Vec<f64>,
    /// Chance of each payer not to be worse off after the transfers; without any where there are none.
    pub chances: Vec<f64>,
    /// Chance that none is.
    pub none_worse: f64,
}

impl Aim {
    /// Both aims.
    pub const ALL: [Self; 2] = [Self::Expectation, Self::Certainty];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Expectation => "expectation",
            Self::Certainty => "certainty",
        }
    }

    /// What a payer with these balances has more than it needs to reach the aim; below 0 what it falls short.
    fn spare(self, balances: &[f64], certainty: f64) -> f64 {
        match self {
            Self::Expectation => balances.iter().sum::<f64>() / balances.len() as f64,
            Self::Certainty => {
                // The largest sum that can be taken away so that the balance stays at or above zero in that share of draws.
                let mut sorted = balances.to_vec();
                sorted.sort_by(f64::total_cmp);
                let below = ((1.0 - certainty) * sorted.len() as f64 + 1e-9).floor() as usize;
                sorted[below.min(sorted.len() - 1)]
            }
        }
    }
}

/// The smallest sum of transfers that reaches `aim`, and what others can give.
fn sums(aim: Aim, balances: &[&[f64]], certainty: f64) -> (Vec<f64>, f64, f64) {
    let spare: Vec<f64> = balances.iter().map(|of_payer| aim.spare(of_payer, certainty)).collect();
    let needed = spare.iter().map(|x| (-x).max(0.0)).sum();
    let room = spare.iter().map(|x| x.max(0.0)).sum();
    (spare, needed, room)
}

/// The transfers that reach `aim` with these `balances` without a fund, `[payer][draw]`, in rounds of `round` draws.
///
/// Everyone who falls short gets just that; the others give in proportion to what they can miss.
pub(super) fn smallest(ledger: Account, aim: Aim, balances: &[Vec<f64>], certainty: f64, round: usize) -> Transfers {
    let all: Vec<&[f64]> = balances.iter().map(Vec::as_slice).collect();
    let (spare, needed, room) = sums(aim, &all, certainty);
    let possible = needed <= room;
    let share = if needed > 0.0 { needed / room } else { 0.0 };
    let transfer = |&spare: &f64| if spare < 0.0 { -spare } else { -spare * share };
    let transfers: Vec<f64> = if possible { spare.iter().map(transfer).collect() } else { Vec::new() };
    let draws = balances.first().map_or(0, Vec::len);
    // Cents that arithmetic loses make nobody worse off.
    let stays =
        |payer: usize, draw: usize| balances[payer][draw] + transfers.get(payer).copied().unwrap_or(0.0) >= -0.5;
    let share_of = |holds: &dyn Fn(usize) -> bool| (0..draws).filter(|&d| holds(d)).count() as f64 / draws as f64;
    let of_round = |start: usize| {
        let part: Vec<&[f64]> = all.iter().map(|b| &b[start..start + round]).collect();
        sums(aim, &part, certainty).1
    };
    let rounds: Vec<f64> = (0..draws / round).map(|i| of_round(i * round)).collect();
    Transfers {
        ledger,
        aim,
        needed,
        room,
        error: standard_error(&rounds),
        chances: (0..balances.len()).map(|p| share_of(&|d| stays(p, d))).collect(),
        none_worse: share_of(&|d| (0..balances.len()).all(|p| stays(p, d))),
        transfers,
    }
}

/// Standard error of the mean of rounds; none for fewer than [`LEAST_ROUNDS`].
fn standard_error(rounds: &[f64]) -> Option<f64> {
    let n = rounds.len() as f64;
    let mean = rounds.iter().sum::<f64>() / n;
    let squares: f64 = rounds.iter().map(|x| (x - mean) * (x - mean)).sum();
    (rounds.len() as u64 >= LEAST_ROUNDS).then(|| (squares / (n * (n - 1.0))).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(aim: Aim, balances: &[Vec<f64>]) -> Transfers {
        smallest(Account::Cash, aim, balances, 0.8, balances[0].len())
    }

    /// By hand: means −2, 1.5 and 3.
    #[test]
    fn in_expectation_the_mean_loss_is_made_up_for() {
        let balances =
            [vec![-4.0, -2.0, -2.0, 0.0, -2.0], vec![0.0, 1.5, 3.0, 1.5, 1.5], vec![1.0, 2.0, 3.0, 4.0, 5.0]];
        let t = find(Aim::Expectation, &balances);
        assert_eq!((t.needed, t.room, t.error), (2.0, 4.5, None));
        let expected = [2.0, -2.0 / 3.0, -4.0 / 3.0];
        assert!(t.transfers.iter().zip(expected).all(|(got, want)| (got - want).abs() < 1e-12), "{:?}", t.transfers);
        // The first stays at or above 0 in four of five draws; the second in four, the third in four: not in the same.
        assert_eq!(t.chances, [0.8, 0.8, 1.0]);
        assert_eq!(t.none_worse, 0.8);
    }

    /// By hand: with five draws, four of five stay at or above the second smallest.
    #[test]
    fn with_certainty_the_low_quantile_counts() {
        let balances = [vec![-4.0, -3.0, -2.0, 0.0, -2.0], vec![0.0, 4.0, 3.0, 9.0, 5.0]];
        let t = find(Aim::Certainty, &balances);
        assert_eq!((t.needed, t.room), (3.0, 3.0));
        assert_eq!(t.transfers, [3.0, -3.0]);
        assert_eq!(t.chances, [0.8, 0.8]);
        assert_eq!(t.none_worse, 0.8);
    }

    /// By hand: what is needed, 3, is more than the 1 that can be missed.
    #[test]
    fn without_room_there_are_no_transfers() {
        let balances = [vec![-4.0, -3.0, -2.0, 0.0, -2.0], vec![0.0, 1.0, 1.0, 1.0, 5.0]];
        let t = find(Aim::Certainty, &balances);
        assert_eq!((t.needed, t.room), (3.0, 1.0));
        assert!(t.transfers.is_empty());
        assert_eq!(t.chances, [0.2, 1.0]);
        assert_eq!(t.none_worse, 0.2);
    }

    #[test]
    fn nobody_who_loses_needs_nothing() {
        let t = find(Aim::Expectation, &[vec![1.0, 1.0], vec![0.0, 0.0]]);
        assert_eq!((t.needed, t.transfers, t.none_worse), (0.0, vec![0.0, 0.0], 1.0));
    }

    /// By hand: rounds need 1, 2, 3 and 4; standard error sqrt(5 / 12).
    #[test]
    fn errors_come_from_the_spread_of_rounds() {
        let t = smallest(Account::Cash, Aim::Expectation, &[vec![-1.0, -2.0, -3.0, -4.0], vec![9.0; 4]], 0.8, 1);
        assert!((t.error.unwrap() - (5.0_f64 / 12.0).sqrt()).abs() < 1e-12);
    }
}
