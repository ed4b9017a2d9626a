//! What is reported, in the order of `schakel::model::rows`.

use schakel::ids::Function;
use schakel::model::Frame;

use super::draw::Draw;
use super::money::Ledger;
use super::world::Year;

/// The labour market of a year.
pub fn market(frame: &Frame, year: &Year) -> Vec<f64> {
    let branches = 0..frame.branches.len();
    let extra = |p: usize| -> f64 {
        let here = Function::PAID.iter().filter(|f| frame.pair_of[**f as usize] == Some(p));
        here.map(|f| year.extra_effective[*f as usize]).sum()
    };
    let mut out = Vec::new();
    for measure in [[Some(0), None], [Some(1), None], [Some(2), None], [Some(0), Some(2)], [Some(1), Some(2)]] {
        let less = |stocks: &dyn Fn(usize) -> f64| measure[0].map_or(0.0, stocks) - measure[1].map_or(0.0, stocks);
        for unit in 0..2 {
            let value = |p: usize| {
                let fte = less(&|stock| year.stocks[stock][p] + extra(p));
                if unit == 0 { fte / frame.fte_per_person(frame.pairs[p].branch) } else { fte }
            };
            let sum = |of: &dyn Fn(usize) -> bool| (0..frame.pairs.len()).filter(|&p| of(p)).map(value).sum::<f64>();
            out.push(sum(&|p| frame.branches[frame.pairs[p].branch].in_smal));
            out.push(sum(&|_| true));
            out.extend(branches.clone().map(|b| sum(&|p| frame.pairs[p].branch == b)));
            out.extend((0..frame.regions).map(|r| less(&|stock| year.regions[r][unit][stock])));
            out.extend((0..frame.levels).map(|l| sum(&|p| frame.level_of[frame.pairs[p].occupation] == l)));
            out.extend((0..frame.occupations).map(|o| sum(&|p| frame.pairs[p].occupation == o)));
        }
    }
    let keys = 2 + frame.branches.len() + frame.regions + frame.levels + frame.occupations;
    let national = out[6 * keys + 1];
    out.push(year.regions.iter().map(|[persons, _]| persons[0] - persons[2]).sum::<f64>() - national);
    out
}

/// Staff, care, people and money of a plan.
pub fn plan(draw: &Draw, base: &Year, year: &Year, ledger: &Ledger) -> Vec<f64> {
    let frame = draw.frame;
    let all = frame.payers;
    let mut out = Vec::new();
    let mut with_total = |parts: Vec<f64>| {
        out.push(parts.iter().sum());
        out.extend(parts);
    };
    with_total(year.planned.to_vec());
    with_total(year.extra.to_vec());
    with_total((0..4).map(|f| (year.planned[f] - year.extra[f]).max(0.0)).collect());
    let supply = |year: &Year, b: usize| year.stocks[1][frame.of_branch[b].clone()].iter().sum::<f64>();
    with_total((0..frame.branches.len()).map(|b| supply(base, b) - supply(year, b)).collect());
    for care in &year.care {
        with_total(care.clone());
    }
    out.push(f64::from(u8::from(year.at_cap)));
    let lonely = (0..3).map(|k| year.well[k] * draw.at(frame.slots.levels[k].lonely));
    for people in [year.clients.to_vec(), year.well.to_vec(), lonely.collect()] {
        out.push(people.iter().sum());
        out.extend(people);
    }
    let balance: Vec<f64> = (0..=all).map(|i| ledger.benefit_cash[i] - ledger.cost[i]).collect();
    for account in [
        &ledger.cost,
        &ledger.benefit_cash,
        &balance,
        &ledger.capacity,
        &ledger.outside,
        &ledger.fund,
        &ledger.cost_cumulative,
        &ledger.balance_cumulative,
    ] {
        out.push(account[all]);
        out.extend(&account[..all]);
    }
    let ratio = ledger.ratio(false);
    out.extend([ratio, ledger.ratio(true)]);
    out.push(if ratio.is_nan() { ratio } else { f64::from(u8::from(ratio > 1.0)) });
    out.push(ledger.break_even_year);
    out
}
