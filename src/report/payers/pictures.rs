//! Pictures of payers: cost to the left and gain to the right, balances over the years, balances under each rule.

use super::tables::{ledger_name, rule_name};
use super::{OWN, median, name, say, sentences, shown};
use crate::analysis::payers::{Account, Basis, Label, Measure, Payers, Rule};
use crate::ids::Lang;
use crate::report::cells::bar;
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::numbers::{self, Kind};
use crate::report::view::one_line;
use crate::texts::PayersText as T;

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Cost and gain by payer in one ledger.
    Ledger(Account),
    /// Balance over the years of who loses most, who gains most, and all together.
    Years,
    /// Balance by payer under the rules of a fund.
    Rules,
}

/// All pictures, with the names of their files.
pub const PICTURES: [(Which, &str); 4] = [
    (Which::Ledger(Account::Cash), "ledger-cash.svg"),
    (Which::Ledger(Account::Value), "ledger-value.svg"),
    (Which::Years, "years.svg"),
    (Which::Rules, "rules.svg"),
];

/// One of the pictures; `id` starts its identifiers, unique on a page with the language added.
pub fn picture(found: &Payers, which: Which, id: &str, lang: Lang) -> Picture {
    let picture = match which {
        Which::Ledger(account) => ledger(found, account, id, lang),
        Which::Years => years(found, id, lang),
        Which::Rules => rules(found, id, lang),
    };
    Picture { source: one_line(found.attribution.get(lang)), ..picture }
}

fn ledger(found: &Payers, ledger: Account, id: &str, lang: Lang) -> Picture {
    let left = |bar: Bar| Bar { middle: -bar.middle, interval: bar.interval.map(|(low, high)| (-high, -low)), ..bar };
    let items = shown(found).filter(|&payer| payer < found.all()).map(|payer| {
        let of = |measure| bar(found.whole(OWN, ledger, Rule::Own, measure, payer));
        Item { label: name(found, payer, lang), bars: vec![of(Measure::Paid).map(left), of(Measure::Gain)] }
    });
    let series = [T::Cost, T::Gain].map(|t| t.get(lang).to_string()).into();
    let caption = match ledger {
        Account::Cash => T::CaptionCash,
        Account::Value => T::CaptionValue,
    };
    let (base, last) = (found.base_year.to_string(), found.last_year.to_string());
    let label = ledger_name(ledger).get(lang).to_lowercase();
    let title = say(T::ChartLedger, lang, &[("ledger", &label), ("last", &last)]);
    let chart = Bars { series, items: items.collect(), about: T::Payer.get(lang).into(), kind: Kind::Euro, lang };
    let caption = say(caption, lang, &[("base", &base)]);
    Picture { caption, ..chart.picture(format!("{id}-ledger-{}", ledger.id()), title) }
}

fn rules(found: &Payers, id: &str, lang: Lang) -> Picture {
    let rules = || found.rules().filter(|rule| *rule != Rule::Own);
    let items = shown(found).filter(|&payer| payer < found.all()).map(|payer| {
        let of = |rule| bar(found.whole(OWN, Account::Cash, rule, Measure::Balance, payer));
        Item { label: name(found, payer, lang), bars: rules().map(of).collect() }
    });
    let series = rules().map(|rule| rule_name(rule).get(lang).to_string()).collect();
    let (base, last) = (found.base_year.to_string(), found.last_year.to_string());
    let title = say(T::ChartRules, lang, &[("last", &last)]);
    let chart = Bars { series, items: items.collect(), about: T::Payer.get(lang).into(), kind: Kind::Euro, lang };
    let caption = say(T::CaptionRules, lang, &[("base", &base)]);
    Picture { caption, ..chart.picture(format!("{id}-rules"), title) }
}

fn years(found: &Payers, id: &str, lang: Lang) -> Picture {
    let balance = |payer: &usize| median(found, Account::Cash, Measure::Balance, *payer);
    let by_balance = |a: &usize, b: &usize| balance(a).total_cmp(&balance(b));
    let mut payers: Vec<usize> = Vec::new();
    payers.extend((0..found.all()).min_by(by_balance).filter(|p| balance(p) < 0.0));
    payers.extend((0..found.all()).max_by(by_balance).filter(|p| balance(p) > 0.0));
    payers.push(found.all());
    let line = |payer: usize| {
        let points = (found.base_year + 1..=found.last_year).filter_map(|year| {
            let basis = Basis::SoFarDiscounted;
            let (ledger, rule, measure) = (Account::Cash, Rule::Own, Measure::Balance);
            let s = found.find(&Label { scenario: OWN, ledger, rule, measure, payer, basis, year })?;
            let half_width = numbers::half_width([10, 50, 90].map(|p| s.mc_error_p(p)));
            Some(Point { year, middle: s.p(50)?, bands: s.p(10).zip(s.p(90)).into_iter().collect(), half_width })
        });
        Line { label: name(found, payer, lang), points: points.collect() }
    };
    let lines: Vec<Line> = payers.into_iter().map(line).collect();
    let fans = lines.len();
    let chart = Lines { lines, fans, dots: Vec::new(), dots_label: String::new(), kind: Kind::Euro, lang };
    let title = say(T::ChartYears, lang, &[("base", &found.base_year.to_string())]);
    let draws = numbers::whole(found.draws, lang);
    let caption = say(T::CaptionYears, lang, &[("draws", &draws)]);
    Picture { caption, description: sentences(found, lang), ..chart.picture(format!("{id}-years"), title) }
}
