//! Who pays and who gains, as people read it: sentences, tables, charts, the answer in a terminal, a section of a page.

mod pictures;
mod tables;

pub use pictures::{PICTURES, Which, picture};

use crate::analysis::payers::{Account, Aim, Measure, Payers, Rule, Transfers};
use crate::ids::Lang;
use crate::report::cells::{chance, chance_above, middle, range};
use crate::report::markup;
use crate::report::money::name_of;
use crate::report::numbers::{self, Kind};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::stats::Summary;
use crate::texts::{PayersText as T, fill};

/// The scenario as it stands, without another evidence profile.
const OWN: usize = 0;

fn say(text: T, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn name(found: &Payers, payer: usize, lang: Lang) -> String {
    found.payers.get(payer).map_or_else(|| T::AllPayers.get(lang).to_string(), |id| name_of(id, lang))
}

/// The median of what a payer pays, gains or keeps over all years, in present value.
fn median(found: &Payers, ledger: Account, measure: Measure, payer: usize) -> f64 {
    found.whole(OWN, ledger, Rule::Own, measure, payer).and_then(|s| s.p(50)).unwrap_or(0.0)
}

/// Payers that pay or gain anything under some rule, and the place of all together.
fn shown(found: &Payers) -> impl Iterator<Item = usize> + '_ {
    (0..=found.all()).filter(|&payer| {
        Account::ALL.into_iter().any(|ledger| {
            found.rules().any(|rule| {
                [Measure::Paid, Measure::Gain].into_iter().any(|measure| {
                    let s = found.whole(OWN, ledger, rule, measure, payer);
                    s.is_some_and(|s| s.mean != Some(0.0) || s.sd != Some(0.0))
                })
            })
        })
    })
}

/// Who pays, who gains, and what all together are left with, in words.
pub fn sentences(found: &Payers, lang: Lang) -> String {
    let most = |measure: Measure| {
        let size = |payer: &usize| median(found, Account::Cash, measure, *payer);
        (0..found.all()).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(0)
    };
    let (payer, gainer, all) = (most(Measure::Paid), most(Measure::Balance), found.all());
    let of = |measure: Measure, payer: usize| found.whole(OWN, Account::Cash, Rule::Own, measure, payer);
    let (last, base) = (found.last_year.to_string(), found.base_year.to_string());
    let euro = |s: Option<&Summary>| middle(s, Kind::Euro, lang);
    let gains = |payer: usize| chance_above(of(Measure::Balance, payer), found.draws, lang);
    let mut out = vec![say(
        T::PaysMost,
        lang,
        &[
            ("payer", &name(found, payer, lang)),
            ("cost", &euro(of(Measure::Paid, payer))),
            ("all", &euro(of(Measure::Paid, all))),
            ("last", &last),
            ("base", &base),
            ("chance", &gains(payer)),
        ],
    )];
    if gainer != payer && median(found, Account::Cash, Measure::Balance, gainer) > 0.0 {
        let values = [("payer", name(found, gainer, lang)), ("gain", euro(of(Measure::Balance, gainer)))];
        let values = [(values[0].0, values[0].1.as_str()), (values[1].0, values[1].1.as_str())];
        out.push(say(T::GainsMost, lang, &[values[0], values[1], ("chance", &gains(gainer))]));
    }
    out.extend(together(found, lang));
    out.join(" ")
}

/// What all payers together are left with in cash, and whether that can be told from nothing.
fn together(found: &Payers, lang: Lang) -> Option<String> {
    let s = found.whole(OWN, Account::Cash, Rule::Own, Measure::Balance, found.all())?;
    let text = match (s.p(10)?, s.p(90)?) {
        (_, high) if high < 0.0 => T::TogetherLess,
        (low, _) if low > 0.0 => T::TogetherMore,
        _ => T::TogetherOpen,
    };
    let chance = chance_above(Some(s), found.draws, lang);
    Some(say(text, lang, &[("range", &range(Some(s), Kind::Euro, lang)), ("chance", &chance)]))
}

/// What transfers of one ledger and aim would take, in words.
pub fn transfer_sentence(found: &Payers, t: &Transfers, lang: Lang) -> String {
    let error = t.error.map_or(0.0, |e| 2.0 * e);
    let step = numbers::step(Kind::Euro, t.needed.max(t.room), Some(error));
    let euro = |x: f64| numbers::number(x, Kind::Euro, step, lang);
    let aim = match t.aim {
        Aim::Expectation => T::AimExpectation.get(lang).to_string(),
        Aim::Certainty => {
            say(T::AimCertainty, lang, &[("percent", &numbers::whole_percent(found.terms.certainty, lang))])
        }
    };
    // Less than a step can't be told from nothing.
    let text = if t.needed < 0.5 * step {
        T::TransferNone
    } else if t.transfers.is_empty() {
        T::TransferImpossible
    } else {
        T::TransferPossible
    };
    let none = chance(Some(t.none_worse), None, found.draws, lang);
    let values = [
        ("aim", aim.as_str()),
        ("needed", &euro(t.needed)),
        ("room", &euro(t.room)),
        ("short", &euro(t.needed - t.room)),
        ("chance", &none),
    ];
    let few = if t.error.is_none() { format!(" {}", T::TooFew.get(lang)) } else { String::new() };
    say(text, lang, &values) + &few
}

fn of_ledger(found: &Payers, ledger: Account) -> impl Iterator<Item = &Transfers> {
    found.transfers.iter().filter(move |t| t.ledger == ledger)
}

/// What the rules leave to each payer, and with which chance it gains.
fn fund_tables(found: &Payers, ledger: Account, lang: Lang) -> [Table; 2] {
    [tables::rules(found, ledger, lang), tables::chances(found, ledger, lang)]
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Payers, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let title = if title.is_empty() { one_line(&found.scenarios[OWN].0) } else { title };
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    lines.extend(terminal::wrap(&sentences(found, lang)));
    lines.push(String::new());
    let ledgers = Account::ALL.map(|ledger| tables::ledger(found, ledger, lang));
    terminal::group(&mut lines, &ledgers.map(|t| Table { note: String::new(), ..t }), true);
    lines.extend(terminal::wrap(&tables::ledger_note(found, lang)));
    lines.push(String::new());
    terminal::group(&mut lines, &[tables::profiles(found, lang)], true);
    lines.push(String::new());
    lines.extend(terminal::wrap(T::FundTitle.get(lang)));
    terminal::group(&mut lines, &fund_tables(found, Account::Cash, lang), true);
    for ledger in Account::ALL {
        lines.push(String::new());
        lines.extend(terminal::wrap(tables::ledger_name(ledger).get(lang)));
        for t in of_ledger(found, ledger) {
            lines.extend(terminal::wrap(&transfer_sentence(found, t, lang)));
        }
    }
    let transfers = tables::transfers(found, Account::Cash, lang);
    if !transfers.rows.is_empty() {
        lines.push(String::new());
        terminal::group(&mut lines, &[transfers], true);
    }
    lines.push(String::new());
    let (draws, seed) = (numbers::whole(found.draws, lang), found.seed.to_string());
    lines.extend(terminal::wrap(&say(T::Legend, lang, &[("draws", &draws), ("seed", &seed)])));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// A section of a page. `level` is that of its heading; `id` starts the identifiers of its pictures.
pub fn section(found: &Payers, level: u8, id: &str, lang: Lang) -> String {
    let mut html = markup::heading(level, T::SectionTitle.get(lang));
    html.push_str(&markup::paragraph("", &sentences(found, lang)));
    for ledger in Account::ALL {
        html.push_str(&markup::figure(&picture(found, Which::Ledger(ledger), id, lang), lang));
        html.push_str(&markup::table(&tables::ledger(found, ledger, lang), false));
    }
    html.push_str(&markup::figure(&picture(found, Which::Years, id, lang), lang));
    html.push_str(&markup::table(&tables::profiles(found, lang), false));
    html.push_str(&markup::heading(level + 1, T::FundTitle.get(lang)));
    html.push_str(&markup::paragraph("", &rules_in_words(found, lang)));
    html.push_str(&markup::figure(&picture(found, Which::Rules, id, lang), lang));
    html.extend(fund_tables(found, Account::Cash, lang).iter().map(|t| markup::table(t, false)));
    html.push_str(&markup::heading(level + 1, T::TransferTitle.get(lang)));
    for ledger in Account::ALL {
        let label = tables::ledger_name(ledger).get(lang);
        let said = of_ledger(found, ledger).map(|t| format!("{label}: {}", transfer_sentence(found, t, lang)));
        html.push_str(&markup::list(&said.collect::<Vec<_>>()));
        let table = tables::transfers(found, ledger, lang);
        if !table.rows.is_empty() {
            html.push_str(&markup::table(&table, false));
        }
    }
    html
}

/// The rules, with what they are given.
fn rules_in_words(found: &Payers, lang: Lang) -> String {
    let shares = found.terms.shares.as_ref().map(|shares| {
        let named = shares.iter().enumerate().filter(|s| *s.1 > 0.0);
        let named = named.map(|(p, s)| format!("{} {}", name(found, p, lang), numbers::whole_percent(*s, lang)));
        say(T::RuleShares, lang, &[("shares", &named.collect::<Vec<_>>().join(", "))])
    });
    let cap = numbers::whole_percent(found.terms.loss_cap, lang);
    let all = [Some(T::RuleGains.get(lang).to_string()), shares, Some(say(T::RuleCapped, lang, &[("cap", &cap)]))];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
