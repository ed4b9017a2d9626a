//! Answers to questions about a scenario, as sections of its page: a sentence, pictures and tables each.

use crate::analysis::break_even::{BreakEven, Curve};
use crate::analysis::effect_tree::EffectTree;
use crate::analysis::finding::Finding;
use crate::report::markup::{figure, heading, paragraph, table};
use crate::report::view::View;
use crate::report::{
    break_even, cases, discover, effect_tree, evidence, frontier, payers, returns, seek, sensitivity,
    value_of_information,
};
use crate::texts::{EvenText, TreeText};

/// The sections on `scenario`, by its name, with headings of level `h`; in the order in which they are kept.
pub fn sections(view: View, scenario: &str, h: u8) -> String {
    let own = view.findings.iter().filter(|f| f.scenario() == scenario);
    own.map(|finding| section(view, finding, h)).collect()
}

/// What was found about scenarios that have no part of the page to themselves, such as the reference beside a plan. Evidence and cases
/// are about the data and need no such part.
pub fn others(view: View, shown: &[usize]) -> String {
    let has_part = |finding: &Finding| shown.iter().any(|&i| view.results.scenarios[i].name == finding.scenario());
    let (of_data, mut of_scenarios): (Vec<&Finding>, Vec<&Finding>) = view
        .findings
        .iter()
        .filter(|finding| !has_part(finding))
        .partition(|finding| matches!(finding, Finding::Evidence(_) | Finding::Cases(_)));
    let mut html = String::new();
    while let Some(name) = of_scenarios.first().map(|finding| finding.scenario().to_string()) {
        // A page on nothing but the reference is about it already.
        let alone = shown.is_empty();
        if !alone {
            let title = view.results.scenarios.iter().position(|s| s.name == name).map(|i| view.title(i));
            html.push_str("<article>\n");
            html.push_str(&heading(2, &title.unwrap_or_default()));
        }
        of_scenarios.retain(|finding| {
            let is_of = finding.scenario() == name;
            if is_of {
                html.push_str(&section(view, finding, if alone { 2 } else { 3 }));
            }
            !is_of
        });
        if !alone {
            html.push_str("</article>\n");
        }
    }
    html.extend(of_data.into_iter().map(|finding| section(view, finding, 2)));
    html
}

fn section(view: View, finding: &Finding, h: u8) -> String {
    let scenario = finding.scenario();
    match finding {
        Finding::EffectTree(tree) => of_tree(view, tree, h),
        Finding::BreakEven(found) => of_break_even(view, found, h),
        Finding::Seek(found) => seek::section(found, h, &id(view, scenario, "seek"), view.lang),
        Finding::Frontier(found) => frontier::section(found, h, &id(view, scenario, "frontier"), view.lang),
        Finding::ValueOfInformation(found) => {
            value_of_information::section(found, h, &id(view, scenario, "value-of-information"), view.lang)
        }
        Finding::Payers(found) => payers::section(found, h, &id(view, scenario, "payers"), view.lang),
        Finding::Returns(found) => returns::section(found, h, &id(view, scenario, "returns"), view.lang),
        Finding::Evidence(found) => evidence::section(found, h, &id(view, scenario, "evidence"), view.lang),
        Finding::Cases(found) => cases::section(found, h, &id(view, scenario, "cases"), view.lang),
        Finding::Sensitivity(found) => sensitivity::section(found, h, &|name| id(view, scenario, name), view.lang),
        Finding::Discover(found) => discover::section(found, h, &|name| id(view, scenario, name), view.lang),
    }
}

/// Identifier of a picture: one page may hold several scenarios.
fn id(view: View, scenario: &str, name: &str) -> String {
    let place = view.results.scenarios.iter().position(|s| s.name == scenario).unwrap_or_default();
    view.id(&format!("{name}-{place}"))
}

fn of_tree(view: View, tree: &EffectTree, h: u8) -> String {
    let Some(&year) = tree.years().last() else { return String::new() };
    let lang = view.lang;
    let mut html = heading(h, TreeText::Heading.get(lang));
    html.push_str(&paragraph("", &effect_tree::sentence(tree, year, lang)));
    for picture in [
        effect_tree::tree::tree(tree, year, &id(view, &tree.scenario, "effect-tree"), lang),
        effect_tree::waterfall::waterfall(tree, year, &id(view, &tree.scenario, "waterfall"), lang),
    ] {
        html.push_str(&figure(&picture, lang));
    }
    html.push_str(&table(&effect_tree::table(tree, year, lang), false));
    html.push_str(&table(&effect_tree::years(tree, lang), false));
    html + &paragraph("note", &effect_tree::legend(tree, lang))
}

fn of_break_even(view: View, found: &BreakEven, h: u8) -> String {
    let lang = view.lang;
    let scenario = &found.scenarios[0].0;
    let mut html = heading(h, EvenText::Heading.get(lang));
    html.push_str(&paragraph("", &break_even::sentences(found, lang)));
    for curve in Curve::ALL {
        html.push_str(&figure(
            &break_even::curve(found, curve, &id(view, scenario, &format!("break-even-{}", curve.id())), lang),
            lang,
        ));
        html.push_str(&table(&break_even::shapes(found, curve, lang), false));
    }
    html.push_str(&figure(&break_even::chance_chart(found, &id(view, scenario, "break-even-chance"), lang), lang));
    html.push_str(&table(&break_even::chances(found, lang), false));
    html + &paragraph("note", &break_even::legend(found, lang))
}
