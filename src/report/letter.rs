//! Half a page of plain text for a memo or a letter to parliament: question, answer, certainty, main drivers, caveats. The
//! numbers are those of the page, from the same figures and sentences.

use crate::ids::{Lang, Quality};
use crate::report::article::question;
use crate::report::money;
use crate::report::numbers::{self, Kind};
use crate::report::terminal::wrap;
use crate::report::verdict::in_words;
use crate::report::view::{Centre, View, capital, one_line};
use crate::run::results::Results;
use crate::stats::Summary;
use crate::texts::{LetterText, fill};

/// The letter on every scenario of a job, paragraphs apart, in lines of 80 characters at most.
pub fn letter(results: &Results, lang: Lang) -> String {
    let view = View::new(results, lang);
    let text = |t: LetterText| t.get(lang).to_string();
    let mut paragraphs = Vec::new();
    let scenarios = view.scenarios();
    for &scenario in &scenarios {
        paragraphs.push(view.title(scenario));
        paragraphs.push(format!("{} {}", question(view, scenario, view.last_year(scenario)), text(LetterText::How)));
        paragraphs.push(view.verdict(scenario, view.last_year(scenario)));
        paragraphs.extend(certainty(view, scenario));
        paragraphs.extend(drivers(view, scenario));
        paragraphs.extend(pays(view, scenario));
    }
    if scenarios.is_empty() {
        paragraphs.push(view.title(0));
        paragraphs.push(text(LetterText::NothingToTell));
    }
    paragraphs.push(caveats(view));
    paragraphs.push(one_line(results.dataset.attribution.get(lang)));
    let wrapped: Vec<String> = paragraphs.iter().map(|p| wrap(p).join("\n")).collect();
    wrapped.join("\n\n") + "\n"
}

/// The answer under other evidence, in one sentence.
fn certainty(view: View, scenario: usize) -> Option<String> {
    let year = view.last_year(scenario);
    let others = view.profiles(scenario).into_iter().filter(|(i, _)| *i != scenario);
    let said: Vec<String> = others
        .filter_map(|(i, name)| {
            let effect = view.effect(i, None, year)?;
            let said = in_a_sentence(view, effect, Kind::Change, Centre::Mean, LetterText::Persons.get(view.lang));
            Some(fill(LetterText::UnderProfile.get(view.lang), &[("name", &name), ("effect", &said)]))
        })
        .collect();
    let said = said.join(LetterText::And.get(view.lang));
    (!said.is_empty()).then(|| fill(LetterText::Certainty.get(view.lang), &[("others", &said)]))
}

/// What the effect is made of.
fn drivers(view: View, scenario: usize) -> Option<String> {
    let year = view.last_year(scenario);
    let part = |measure: &str| {
        let figure = view.total(scenario, measure, year, "fte")?;
        Some(in_a_sentence(view, figure, Kind::Count, Centre::Median, LetterText::Fte.get(view.lang)))
    };
    let (avoided, found, drawn) = (part("care_avoided")?, part("care_found")?, part("drawn_from_care")?);
    let text = year.to_string();
    let values = [("year", text.as_str()), ("avoided", &avoided), ("found", &found), ("drawn", &drawn)];
    let mut out = fill(LetterText::Drivers.get(view.lang), &values);
    let branch = view.results.dataset.branches.iter().filter_map(|b| {
        let effect = view.effect(scenario, Some(&b.id), year)?;
        Some((effect.mean?, b, effect))
    });
    if let Some((_, branch, effect)) = branch.max_by(|a, b| a.0.abs().total_cmp(&b.0.abs())) {
        let said = in_a_sentence(view, effect, Kind::Change, Centre::Mean, LetterText::Persons.get(view.lang));
        let name = view.branch_name(&branch.id);
        out.push(' ');
        out.push_str(&fill(LetterText::LargestBranch.get(view.lang), &[("branch", &name), ("effect", &said)]));
    }
    Some(out)
}

/// Cost, cash balance and break-even.
fn pays(view: View, scenario: usize) -> Option<String> {
    let year = view.last_year(scenario);
    let cells = |measure: &str| {
        let figure = view.total(scenario, measure, year, "euro")?;
        Some(in_a_sentence(view, figure, Kind::Euro, Centre::Median, ""))
    };
    let (cost, balance) = (cells("cost_cumulative")?, cells("balance_cumulative")?);
    let text = year.to_string();
    let values = [("year", text.as_str()), ("cost", &cost), ("balance", &balance)];
    let mut out = fill(LetterText::Money.get(view.lang), &values);
    if let Some(said) = money::break_even(view, scenario) {
        out = format!("{out} {said}");
    }
    Some(out)
}

/// What must be said with every number.
fn caveats(view: View) -> String {
    let results = view.results;
    let all = results.dataset.parameters.len();
    let assumed = results.dataset.parameters.iter().filter(|p| p.quality == Quality::Assumption).count();
    let share = in_words(&numbers::whole_percent(assumed as f64 / all.max(1) as f64, view.lang), view.lang);
    let values = [
        ("draws", numbers::whole(results.draws, view.lang)),
        ("seed", results.seed.to_string()),
        ("data", format!("{}, {}", results.dataset.name, results.dataset.hash.chars().take(8).collect::<String>())),
        ("version", env!("CARGO_PKG_VERSION").to_string()),
        ("assumed", share),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let text = if results.central { LetterText::CaveatsCentral } else { LetterText::Caveats };
    capital(&fill(text.get(view.lang), &values))
}

/// Middle and interval of a figure as words in a sentence.
fn in_a_sentence(view: View, figure: &Summary, kind: Kind, centre: Centre, unit: &str) -> String {
    let counted = |middle: &str| format!("{middle} {unit}").trim_end().to_string();
    match &view.cells(Some(figure), kind, centre)[..] {
        [middle, interval] => {
            fill(LetterText::Part.get(view.lang), &[("middle", &counted(middle)), ("interval", interval)])
        }
        other => counted(&other.concat()),
    }
}
