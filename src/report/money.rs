//! Tables on money. Two ledgers that are never added: cash, and the value of freed capacity.

use crate::report::numbers::{self, Kind};
use crate::report::tables::Table;
use crate::report::view::{Centre, View};
use crate::texts::{PageText, Text, fill};

/// Mean benefit-cost ratio of the 32 business cases that SEOR analysed (*Meta-analyse businesscases sociaal werk*,
/// SEOR, Erasmus School of Economics, 2020; `E01` in `effects.csv`). A comparison, never a target.
pub const SEOR_RATIO: f64 = 1.6;

/// Cost, cash balance and return ratio up to the last year.
pub fn headline(view: View, scenario: usize) -> Table {
    let year = view.last_year(scenario);
    let (text, base) = (year.to_string(), view.results.dataset.base_year.to_string());
    let mut table = Table::new(
        view.fill(Text::MoneyTitle, &[("year", &text), ("base", &base)]),
        view.fill(Text::Money, &[("year", &text)]),
        view.cell_heads(Centre::Median),
    );
    let has_plan = view.total(scenario, "return_ratio", year, "ratio").is_some();
    let seor = numbers::number(SEOR_RATIO, Kind::Ratio, 0.1, view.lang);
    let ratio = view.fill(Text::Ratio, &[("seor", &seor)]);
    for (measure, unit, label, kind) in [
        ("cost_cumulative", "euro", view.text(Text::Cost), Kind::Euro),
        ("balance_cumulative", "euro", view.text(Text::Balance), Kind::Euro),
        ("return_ratio", "ratio", ratio, Kind::Ratio),
    ] {
        // Training places without a plan have a cost, and no benefit that this ledger could hold.
        if measure == "cost_cumulative" || has_plan {
            table.row(label, view.cells(view.total(scenario, measure, year, unit), kind, Centre::Median));
        }
    }
    if has_plan {
        table.note = view.text(Text::RatioNote);
    }
    table
}

/// Who pays and who gains, cash only: cost, benefit and balance of the last year, and the balance up to it.
/// `None` if the results hold no payers.
pub fn payers(view: View, scenario: usize) -> Option<Table> {
    let year = view.last_year(scenario);
    let (text, base) = (year.to_string(), view.results.dataset.base_year.to_string());
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &text), ("base", &base)]);
    let mut heads: Vec<String> =
        [PageText::CostIn, PageText::BenefitIn, PageText::BalanceIn, PageText::BalanceUpTo].map(page).into();
    if !view.results.central {
        heads.push(view.text(Text::Interval));
    }
    let mut table = Table::new(page(PageText::PayersTitle), page(PageText::Payer), heads);
    for payer in &view.results.dataset.payers {
        let figure = |measure| view.results.level(scenario, measure, "payer", payer, year, "euro");
        let measures = ["cost", "benefit_cash", "balance_cash", "balance_cumulative"].map(figure);
        if measures.iter().all(Option::is_none) {
            continue;
        }
        let mut cells: Vec<String> = Vec::new();
        for summary in &measures[..3] {
            cells.extend(view.cells(*summary, Kind::Euro, Centre::Median).into_iter().take(1));
        }
        cells.extend(view.cells(measures[3], Kind::Euro, Centre::Median));
        table.row(payer_name(view, payer), cells);
    }
    table.note = page(PageText::PayersNote);
    (!table.rows.is_empty()).then_some(table)
}

/// When the cash that is saved has paid for the plan, and how likely that is within the horizon; `None` if the results do
/// not tell.
pub fn break_even(view: View, scenario: usize) -> Option<String> {
    let year = view.last_year(scenario);
    let found = view.total(scenario, "break_even_year", year, "year")?;
    let text = year.to_string();
    // Where every draw gets there, there is no share to tell.
    let share = found.share_reached.unwrap_or(if found.mean.is_some() { 1.0 } else { 0.0 });
    let chance = numbers::percent(share, found.mc_error_share_reached, view.results.draws, view.lang);
    let chance = super::verdict::in_words(&chance, view.lang);
    let values = [("year", text.as_str()), ("chance", &chance)];
    if view.results.central {
        let said = found.mean.map(|y| fill(PageText::BreakEvenCentral.get(view.lang), &[("year", &format!("{y:.0}"))]));
        return Some(said.unwrap_or_else(|| fill(PageText::BreakEvenNever.get(view.lang), &values)));
    }
    let mut said = fill(PageText::BreakEven.get(view.lang), &values);
    if let Some(middle) = found.p(50) {
        said.push(' ');
        said.push_str(&fill(PageText::BreakEvenMiddle.get(view.lang), &[("year", &format!("{middle:.0}"))]));
    }
    Some(said)
}

/// Name of a payer; its identifier if it is not one of the Dutch system.
pub(super) fn payer_name(view: View, id: &str) -> String {
    name_of(id, view.lang)
}

/// Name of a payer in `lang`; its identifier if it is not one of the Dutch system.
pub(super) fn name_of(id: &str, lang: crate::ids::Lang) -> String {
    let known = match id {
        "gemeente" => PageText::PayerMunicipality,
        "zvw" => PageText::PayerInsurer,
        "wlz" => PageText::PayerLongTermCare,
        "rijk" => PageText::PayerState,
        "employer" => PageText::PayerEmployer,
        "household" => PageText::PayerHousehold,
        "corporation" => PageText::PayerHousing,
        "other" => PageText::PayerOther,
        _ => return crate::report::view::capital(id),
    };
    known.get(lang).to_string()
}
