//! The rows of an answer: statistics of sums, by part and per person helped.

use std::collections::BTreeSet;

use super::sums::{Money, Sums};
use super::{Label, Measure, Of, Part};
use crate::dataset::cases::{Approach, CaseBook};
use crate::error::{Error, Result};
use crate::sample::ROUND;
use crate::stats::{Series, Summary, quantum_for, range_of};
use crate::texts::FailureText;

/// Statistics of draws in order.
fn summary(values: &[f64]) -> Result<Summary> {
    // All draws are at hand: sums are as exact as their largest allows.
    let largest = 2.0 * values.iter().filter(|x| x.is_finite()).fold(1.0, |most: f64, x| most.max(x.abs()));
    let fail = |e: crate::stats::Misfit| Error::Run(FailureText::Sum.with(&[("why", &e.said())]));
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
pub(super) fn summarise(of: &Of, sums: &Sums, persons: f64, rows: &mut Vec<(Label, Summary)>) -> Result<()> {
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
    for part in sums.cost.keys().chain(sums.avoided.keys()).collect::<BTreeSet<_>>() {
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
pub(super) fn problems(book: &CaseBook, sums: &[Sums], rows: &mut Vec<(Label, Summary)>) -> Result<()> {
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
