//! Tables of payers: both ledgers, rules of a fund, transfers.

use super::{OWN, name, say, shown};
use crate::analysis::payers::{Account, Aim, Measure, Payers, Rule};
use crate::analysis::profile::Profile;
use crate::ids::Lang;
use crate::report::cells::{chance, chance_above, middle, range};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::texts::{PayersText as T, Text};

/// Name of a ledger.
pub(super) const fn ledger_name(ledger: Account) -> T {
    match ledger {
        Account::Cash => T::Cash,
        Account::Value => T::Value,
    }
}

/// Name of a rule.
pub(super) const fn rule_name(rule: Rule) -> T {
    match rule {
        Rule::Own => T::Own,
        Rule::Gains => T::Gains,
        Rule::Shares => T::Shares,
        Rule::Capped => T::Capped,
    }
}

/// Cost, gain and balance of each payer over all years, and the chance to gain.
pub(super) fn ledger(found: &Payers, ledger: Account, lang: Lang) -> Table {
    let label = ledger_name(ledger).get(lang).to_string();
    let title = say(T::LedgerTitle, lang, &[("ledger", &label), ("last", &found.last_year.to_string())]);
    let heads = [T::Cost, T::Gain, T::Balance].map(|t| t.get(lang).to_string());
    let heads = heads.into_iter().chain([Text::Interval.get(lang).to_string(), T::ChanceHead.get(lang).to_string()]);
    let mut table = Table::new(title, label, heads);
    for payer in shown(found) {
        let of = |measure| found.whole(OWN, ledger, Rule::Own, measure, payer);
        let balance = of(Measure::Balance);
        let euro = |measure| middle(of(measure), Kind::Euro, lang);
        let interval = range(balance, Kind::Euro, lang);
        let cells = [euro(Measure::Paid), euro(Measure::Gain), euro(Measure::Balance), interval];
        let gains = chance_above(balance, found.draws, lang);
        table.row(name(found, payer, lang), cells.into_iter().chain([gains]));
    }
    table.note = ledger_note(found, lang);
    table
}

/// What the figures of a ledger are.
pub(super) fn ledger_note(found: &Payers, lang: Lang) -> String {
    let (base, last) = (found.base_year.to_string(), found.last_year.to_string());
    say(T::LedgerNote, lang, &[("base", &base), ("last", &last)])
}

/// Balance in cash of those who pay or gain most, under other evidence.
pub(super) fn profiles(found: &Payers, lang: Lang) -> Table {
    let mut order: Vec<usize> = (0..found.scenarios.len()).collect();
    order.sort_by_key(|&i| found.scenarios[i].1);
    order.dedup_by_key(|i| found.scenarios[*i].1);
    let profile = |scenario: usize| match found.scenarios[scenario].1 {
        Profile::Controlled => Text::ProfileControlled,
        Profile::Between => Text::ProfileBetween,
        Profile::Own => Text::ProfileBlend,
        Profile::BusinessCases => Text::ProfileBusinessCases,
    };
    let heads = order.iter().map(|&i| profile(i).get(lang).to_string());
    let (title, first) = (T::ProfilesTitle.get(lang).to_string(), T::ProfilesHead.get(lang).to_string());
    let mut table = Table::new(title, first, heads);
    for payer in shown(found) {
        let cells = order.iter().map(|&scenario| {
            middle(found.whole(scenario, Account::Cash, Rule::Own, Measure::Balance, payer), Kind::Euro, lang)
        });
        table.row(name(found, payer, lang), cells);
    }
    table
}

/// What each payer is left with under each rule.
pub(super) fn rules(found: &Payers, ledger: Account, lang: Lang) -> Table {
    let mut table = by_rule(found, T::RulesTitle, T::RulesHead, lang);
    for payer in shown(found) {
        let cells =
            found.rules().map(|rule| middle(found.whole(OWN, ledger, rule, Measure::Balance, payer), Kind::Euro, lang));
        table.row(name(found, payer, lang), cells);
    }
    table
}

/// With which chance each payer gains under each rule, and with which none is worse off.
pub(super) fn chances(found: &Payers, ledger: Account, lang: Lang) -> Table {
    let mut table = by_rule(found, T::ChancesTitle, T::ChancesHead, lang);
    for payer in shown(found).filter(|&payer| payer < found.all()) {
        let of = |rule| found.whole(OWN, ledger, rule, Measure::Balance, payer);
        table.row(name(found, payer, lang), found.rules().map(|rule| chance_above(of(rule), found.draws, lang)));
    }
    let none = |rule| {
        let s = found.whole(OWN, ledger, rule, Measure::NoneWorse, found.all());
        chance(s.and_then(|s| s.mean), s.and_then(|s| s.mc_error), found.draws, lang)
    };
    table.row(T::NoneWorse.get(lang), found.rules().map(none));
    table.note = T::ChancesNote.get(lang).to_string();
    table
}

fn by_rule(found: &Payers, title: T, head: T, lang: Lang) -> Table {
    let heads = found.rules().map(|rule| rule_name(rule).get(lang).to_string());
    Table::new(title.get(lang).to_string(), head.get(lang).to_string(), heads)
}

/// What each payer gets or gives, by aim; no rows where no fixed transfer reaches any aim.
pub(super) fn transfers(found: &Payers, ledger: Account, lang: Lang) -> Table {
    let possible: Vec<_> = found.transfers.iter().filter(|t| t.ledger == ledger && !t.transfers.is_empty()).collect();
    let heads = possible.iter().flat_map(|t| {
        let aim = match t.aim {
            Aim::Expectation => T::HeadExpectation,
            Aim::Certainty => T::HeadCertainty,
        };
        [aim, T::NotWorse].map(|text| text.get(lang).to_string())
    });
    let title = say(T::TransfersTitle, lang, &[("ledger", ledger_name(ledger).get(lang))]);
    let mut table = Table::new(title, T::TransfersHead.get(lang).to_string(), heads);
    if possible.is_empty() {
        return table;
    }
    let largest = |t: &[f64]| t.iter().map(|x| x.abs()).fold(0.0, f64::max);
    for payer in shown(found).filter(|&payer| payer < found.all()) {
        let cells = possible.iter().flat_map(|t| {
            let step = numbers::step(Kind::Euro, largest(&t.transfers), t.error.map(|e| 2.0 * e));
            let euro = t.transfers.get(payer).map_or(NONE.to_string(), |&x| numbers::number(x, Kind::Euro, step, lang));
            [euro, chance(t.chances.get(payer).copied(), None, found.draws, lang)]
        });
        table.row(name(found, payer, lang), cells);
    }
    table.note = T::TransfersNote.get(lang).to_string();
    table
}
