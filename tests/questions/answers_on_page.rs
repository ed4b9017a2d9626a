//! Payers, returns, evidence and cases as sections of the page of a result folder, kept in it and made again from it.

use crate::program::Place;

/// Identifiers of a page; each may stand there once.
fn ids(page: &str) -> Vec<&str> {
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an identifier stands twice");
    ids
}

#[track_caller]
fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn money_goes_onto_the_page() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "run"]);
    assert!(!place.read("run/report.html").contains("Wie betaalt en wie wint: twee rekeningen"));
    for (command, lang) in [("payers", "nl"), ("returns", "en")] {
        place.good(&[command, "plan.toml", "--draws", "512", "--into", "run", "--lang", lang]);
    }
    let page = place.read("run/report.html");
    let ids = ids(&page);
    for lang in ["nl", "en"] {
        for picture in ["payers-1-ledger-cash", "payers-1-ledger-value", "payers-1-years", "payers-1-rules"] {
            assert!(ids.contains(&format!("{lang}-{picture}-title").as_str()), "{lang} {picture}");
        }
        for picture in ["returns-1-beside", "returns-1-years"] {
            assert!(ids.contains(&format!("{lang}-{picture}-title").as_str()), "{lang} {picture}");
        }
    }
    has(
        &page,
        &[
            "Wie betaalt en wie wint: twee rekeningen",
            "Who pays and who gains: two ledgers",
            "Wie wint: elk jaar betaalt wie in geld wint",
            "What the plan returns per euro",
            "Waarom verschilt dit van wat anderen vonden?",
        ],
    );
    place.good(&["report", "run"]);
    assert_eq!(place.read("run/report.html"), page, "made again from what the folder holds");
    assert!(place.names("run").contains(&"payers-plan.csv".to_string()));
}

#[test]
fn evidence_and_cases_go_onto_the_page() {
    let place = Place::shipped();
    let scenario = "scenarios/substitution.toml";
    place.good(&["run", scenario, "--central", "--out", "run"]);
    // Of the data set; its scenario is the reference, which has no part of this page to itself.
    place.good(&["evidence", "--into", "run"]);
    place.good(&[
        "cases",
        "scenarios/cases/example.csv",
        "--draws",
        "512",
        "--scenario",
        scenario,
        "--into",
        "run",
        "--lang",
        "en",
    ]);
    let page = place.read("run/report.html");
    let ids = ids(&page);
    for lang in ["nl", "en"] {
        for picture in
            ["evidence-0-forest-gp-direct", "evidence-0-funnel-gp-direct", "cases-1-cases", "cases-1-domains"]
        {
            assert!(ids.contains(&format!("{lang}-{picture}-title").as_str()), "{lang} {picture}");
        }
    }
    has(
        &page,
        &[
            "Wat de onderzoeken zeggen",
            "refer: register of findings",
            // E21 of effects.csv: who was looked at, with which design, and where it was published.
            "Wmo clients",
            "quasi-experiment",
            "aanname van dit project",
            "Made-up example: a coach for a household with debts",
            "loneliness, collective",
        ],
    );
    place.good(&["report", "run"]);
    assert_eq!(place.read("run/report.html"), page, "made again from what the folder holds");
    assert!(
        ["evidence-reference.csv", "cases-substitution.csv"]
            .iter()
            .all(|n| place.names("run").contains(&(*n).to_string()))
    );
    // Another scenario than the folder holds.
    let said = place.run(&["evidence", "--scenario", "scenarios/more-hours.toml", "--into", "run"]);
    assert_eq!(said.code, Some(2), "{}", said.stdout);
    assert!(said.stderr.contains("holds no scenario `more-hours`"), "{}", said.stderr);
}

#[test]
fn answers_on_the_reference_stand_on_a_page_about_a_plan() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "run", "--lang", "en"]);
    place.good(&["sensitivity", "reference.toml", "--draws", "512", "--into", "run", "--lang", "en"]);
    let page = place.read("run/report.html");
    ids(&page);
    has(&page, &["en-sensitivity-level-swings-0-title"]);
    let article = page.rsplit_once("<article>").expect("the reference has a part of its own").1;
    has(article.split("</article>").next().unwrap(), &["<h2>", "en-sensitivity-level-swings-0-title"]);
    // On a page about the reference alone there is no need for that.
    place.good(&["run", "reference.toml", "--draws", "512", "--out", "alone", "--lang", "en"]);
    place.good(&["sensitivity", "reference.toml", "--draws", "512", "--into", "alone", "--lang", "en"]);
    let page = place.read("alone/report.html");
    has(&page, &["en-sensitivity-level-swings-0-title"]);
    assert!(!page.contains("<article>"));
}
