//! What people read, from results made by hand: the terminal answer and the page.

mod report_fixture;

use report_fixture::{Job, results, warning, words};
use schakel::ids::Lang::{self, En, Nl};
use schakel::report::view::View;
use schakel::report::{answer, chart_svg, letter, page, region_page};
use schakel::run::results::Results;
use schakel::scenario::{Choice, Given};

const BOTH: [Lang; 2] = [Nl, En];

/// Asserts that every line fits 80 columns and the whole `height` lines.
fn fits(text: &str, height: usize) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
    }
    assert!(text.lines().count() <= height, "{} lines:\n{text}", text.lines().count());
}

/// What a page says in one language.
fn main_of(page: &str, lang: Lang) -> String {
    let start = page.find(&format!("data-page=\"{}\"", lang.code())).unwrap();
    let length = page[start..].find("</footer>").unwrap();
    page[start..start + length].to_string()
}

/// Gives scenario `index` other titles.
fn retitle(results: &mut Results, index: usize, nl: &str, en: &str) {
    results.scenarios[index].title = words(nl, en);
}

#[test]
fn one_scenario_answers_in_forty_lines_of_eighty_columns() {
    for lang in BOTH {
        let text = answer(&results(&Job::default()), lang);
        fits(&text, 40);
    }
}

#[test]
fn the_answer_holds_what_was_asked() {
    let text = answer(&results(&Job::default()), Nl);
    for part in [
        "10.000 extra sociaal werkers in 2030",
        "In 2035 is het tekort waarschijnlijk 2.700 tot 9.100 personen kleiner",
        "De kans dat het tekort kleiner wordt, is 99 %.",
        "195.000", // official total of 2033
        "50.000",  // official branches of 2024, added up
        "2035, gecontroleerd onderzoek",
        "2035, tussenweg (basis)",
        "2035, businesscases",
        "2033, tussenweg (basis)",
        "Voorkomen zorg (fte)",
        "Personeel dat de zorg verliest (fte)",
        "Onvervulde extra banen (contract-fte)",
        "€ 6,04 mld",
        "−€ 5,20 mld",
        "SEOR: 1,6",
        "10.240 toekomsten",
        "Bron: CBS en UN DESA WPP 2024; eigen berekeningen",
        "zonder kinderopvang",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{part} is missing in\n{text}");
    }
    for year in ["2024", "2028", "2033", "2035"] {
        assert!(text.lines().any(|l| l.starts_with(year)), "{year}");
    }
}

#[test]
fn extreme_numbers_and_names_still_fit() {
    for scale in [1e-9, 1e3, 1e6, 1e9, 1e14, 1e290] {
        let mut extreme = results(&Job { scale, ..Job::default() });
        let data = &mut extreme.dataset;
        for branch in &mut data.branches {
            branch.name = words(&"zeer lange naam ".repeat(20), &"x".repeat(500));
        }
        data.attribution = words(&"bron ".repeat(60), &"source ".repeat(60));
        extreme.warnings = (0..9).map(|_| warning(&"melding ".repeat(40), &"warning\n".repeat(40))).collect();
        extreme.stop_reason = "time_limit".into();
        extreme.seed = u64::MAX;
        retitle(&mut extreme, 1, &"titel ".repeat(99), &"t".repeat(999));
        for lang in BOTH {
            fits(&answer(&extreme, lang), 40);
        }
    }
}

#[test]
fn an_unclear_effect_and_harm_are_said() {
    let unclear = results(&Job { effect: -300.0, helps: 0.55, ..Job::default() });
    assert!(answer(&unclear, Nl).contains("geen duidelijk effect"));
    assert!(page(&unclear, &[], En).contains("no clear effect"));
    let harm = results(&Job { effect: 4_000.0, helps: 0.05, ..Job::default() });
    assert!(answer(&harm, Nl).contains("personen groter"));
    assert!(page(&harm, &[], En).contains("persons larger"));
}

#[test]
fn several_scenarios_each_have_a_block() {
    let mut three = results(&Job { scenarios: vec!["a", "b", "c"], ..Job::default() });
    for (index, title) in [(1, "Plan A"), (4, "Plan B"), (7, "Plan C")] {
        retitle(&mut three, index, title, title);
    }
    let text = answer(&three, En);
    fits(&text, 10 + 3 * 21);
    for title in ["Plan A", "Plan B", "Plan C"] {
        assert_eq!(text.lines().filter(|l| *l == title).count(), 1, "{text}");
    }
    assert_eq!(text.matches("2035, controlled studies").count(), 3);
    assert_eq!(main_of(&page(&three, &[], En), En).matches("<article>").count(), 3);
}

#[test]
fn measures_without_a_plan_show_no_empty_tables() {
    let mut lever = results(&Job::default());
    lever.summary.retain(|r| r.id.measure == "shortage");
    lever.scenarios[1].plan.clear();
    let text = answer(&lever, En);
    assert!(text.contains("Largest effect by branch") && !text.contains("Care avoided") && !text.contains("SEOR"));
    let html = page(&lever, &[], En);
    assert!(html.contains("What do these measures do") && !html.contains("Care avoided") && !html.contains("SEOR"));
}

#[test]
fn the_reference_alone_shows_shortage_and_branches() {
    let alone = results(&Job { scenarios: vec![], ..Job::default() });
    for lang in BOTH {
        let text = answer(&alone, lang);
        fits(&text, 40);
        assert!(text.contains("64.900") || text.contains("64,900"), "{text}");
        assert!(!text.contains("SEOR"));
        assert!(!page(&alone, &[], lang).contains("SEOR"));
    }
}

#[test]
fn a_central_run_shows_values_without_intervals() {
    let central = results(&Job { central: true, ..Job::default() });
    let nl = answer(&central, Nl);
    fits(&nl, 40);
    assert!(nl.contains("geen interval") && nl.contains("middelste berekening"), "{nl}");
    assert!(!nl.contains("80 %") && !nl.contains(".000 tot "), "{nl}");
    let html = main_of(&page(&central, &[], En), En);
    assert!(!html.contains("80% interval") && html.contains("Central run") && !html.contains("<polygon"), "{html}");
}

#[test]
fn results_without_figures_are_no_reason_to_fail() {
    let mut empty = results(&Job::default());
    empty.summary.clear();
    empty.effects.clear();
    for lang in BOTH {
        fits(&answer(&empty, lang), 40);
        assert!(page(&empty, &[], lang).ends_with("</html>\n"));
        assert!(chart_svg(&empty, lang).ends_with("</svg>\n"));
    }
}

#[test]
fn a_title_cannot_steer_the_terminal() {
    let mut sly = results(&Job::default());
    retitle(&mut sly, 1, "a\u{1b}[2Jb\nc", "x");
    assert!(answer(&sly, Nl).starts_with("a [2Jb c\n"));
}

#[test]
fn the_page_shows_the_correlations_of_a_scenario_once() {
    let mut correlated = results(&Job::default());
    let pair = |b: &str, rank, why: &str| Choice {
        key: format!("correlations.tau:hospitals;{b}"),
        value: Given::Number(rank),
        usual: Given::Nothing,
        why: why.into(),
        source: "me".into(),
    };
    correlated.scenarios[1].choices =
        vec![pair("duration:complex", -0.35, "both rest on one study"), pair("pi:all", 0.2, "")];
    for (lang, rank) in [(Nl, "rangcorrelatie −0,35"), (En, "rank correlation −0.35")] {
        let html = main_of(&page(&correlated, &[], lang), lang);
        for part in ["tau:hospitals × duration:complex", rank, "tau:hospitals × pi:all"] {
            assert!(html.contains(part), "{part}");
        }
        assert_eq!(html.matches("both rest on one study").count(), 1);
    }
}

#[test]
fn text_of_users_is_escaped_on_the_page() {
    let mut sly = results(&Job::default());
    let scenario = &mut sly.scenarios[1];
    scenario.title = words("<script>alert(1)</script>", "<script>alert(1)</script>");
    scenario.why = words("\"><img src=x onerror=y>", "\"><img src=x onerror=y>");
    let choice = |key: &str, why: &str, value| Choice {
        key: key.into(),
        value,
        usual: Given::Nothing,
        why: why.into(),
        source: "<w>".into(),
    };
    let named = Given::Name("<m>".into());
    scenario.choices = vec![choice("parameters.<u>", "<v>", Given::Number(1.0)), choice("<k>", "<l>", named)];
    let data = &mut sly.dataset;
    data.regions[0].name = "<x>".into();
    data.branches[0].name = words("<y>", "<y>");
    data.attribution = words("<z>", "<z>");
    sly.warnings = vec![warning("<q>", "<q>")];
    for lang in BOTH {
        let html = main_of(&page(&sly, &[], lang), lang);
        for tag in ["<script", "<img", "<u>", "<v>", "<w>", "<k>", "<l>", "<m>", "<x>", "<y>", "<z>", "<q>"] {
            assert!(!html.contains(tag), "{tag}");
        }
        assert!(html.contains("&lt;script&gt;") && html.contains("&lt;q&gt;"));
    }
}

#[test]
fn the_page_needs_nothing_else_and_can_be_read_aloud() {
    for (lang, code) in [(Nl, "nl"), (En, "en")] {
        let html = page(&results(&Job::default()), &[], lang);
        assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{code}\">")));
        assert!(html.contains("default-src 'none'"));
        let (before, script) = html.split_once("<script>").unwrap();
        let (script, after) = script.split_once("</script>").unwrap();
        // An address that names the form of pictures, and is never asked for.
        let (script, html) = (script, before.to_string() + after);
        let [script, html] = [script, &html].map(|text| text.replace("http://www.w3.org/2000/svg", ""));
        assert!(!script.contains("http") && !script.contains("fetch("));
        for outside in ["src=", "href=", "http:", "https:", "url(", "@import", "<script", " style=", " onclick"] {
            assert!(!html.contains(outside), "{outside}");
        }
        // Once in each language, one of the two hidden.
        assert_eq!((html.matches("<h1>").count(), html.matches("<main>").count()), (2, 2));
        assert_eq!(html.matches("hidden>\n<header>").count(), 1);
        assert_eq!(html.matches("<table").count(), html.matches("<caption>").count());
        assert_eq!(html.matches("<svg").count(), html.matches("role=\"img\"").count());
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        let body = html.split("</style>").nth(2).unwrap_or_default();
        assert!(!body.contains('{'), "a place was not filled in");
        for tag in ["table", "section", "figure", "div", "p", "ul", "li", "dl", "article", "main", "svg", "text"] {
            let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}

#[test]
fn the_page_tells_the_findings_and_their_limits() {
    let mut job = results(&Job::default());
    job.warnings = vec![warning("Let op dit.", "Mind this.")];
    let html = page(&job, &[], En).replace('\u{a0}', " ");
    for part in [
        "10,000 extra FTE of social workers in 2035 (24% mbo, 3% Associate degree, 73% hbo)",
        "Suppose there are",
        "probably 2,700 to 9,100 persons smaller",
        "Without measures: from 34,000 in 2023 to 227,000 in 2035",
        "Staff by region is not observed",
        "Municipalities",
        "Less lonely",
        "Extra social workers (contract FTE)",
        "Ten thousand is what was asked for.",
        "Mind this.",
        "Sampling design",
        &"6f".repeat(32),
        "Source: CBS and UN DESA WPP 2024; own calculations",
        "a comparison, not a target",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn twelve_scenarios_stay_under_three_megabytes() {
    let twelve = results(&Job { scenarios: vec!["a"; 12], ..Job::default() });
    assert!(page(&twelve, &[], Nl).len() < 3_000_000);
}

#[test]
fn the_picture_stands_alone() {
    let svg = chart_svg(&results(&Job::default()), En);
    assert!(svg.starts_with("<svg") && svg.contains("<style>") && svg.contains("<polygon"));
    assert_eq!(svg.matches("<polyline").count(), 2);
    assert_eq!(svg.matches("class=\"dot\"").count(), 2);
}

#[test]
fn the_letter_is_half_a_page_with_the_numbers_of_the_page() {
    for lang in BOTH {
        let job = results(&Job::default());
        let said = letter(&job, lang);
        fits(&said, 36);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let html = main_of(&page(&job, &[], lang), lang).replace('\u{a0}', " ");
        let verdict = View::new(&job, lang).verdict(1, 2035);
        assert!(flat.contains(&verdict) && html.contains(&verdict), "{said}");
        // Cost, balance and care avoided as the page's tables have them.
        let amounts = match lang {
            Nl => ["€ 6,04 mld", "−€ 5,20 mld", "8.200 fte", "3.100 fte"],
            En => ["€6.04bn", "−€5.20bn", "8,200 FTE", "3,100 FTE"],
        };
        for amount in amounts {
            let number = amount.trim_end_matches(" fte").trim_end_matches(" FTE");
            assert!(flat.contains(amount), "{amount}: {said}");
            assert!(html.contains(number), "{amount} on the page");
        }
        assert!(!flat.contains('{'), "{said}");
    }
    let central = letter(&results(&Job { central: true, ..Job::default() }), Nl);
    assert!(!central.contains("80 %-interval") && central.contains("zonder interval"), "{central}");
    let alone = letter(&results(&Job { scenarios: vec![], ..Job::default() }), En);
    assert!(alone.contains("unchanged policy only"), "{alone}");
}

#[test]
fn a_region_has_a_page_of_its_own() {
    let job = results(&Job::default());
    for lang in BOTH {
        let html = main_of(&region_page(&job, "RA0101", lang).unwrap(), lang);
        for part in ["Groningen", "figure data-name", "effect-1"] {
            assert!(html.contains(part), "{part}");
        }
        // The map shows it among the others, drawn out.
        assert_eq!(html.matches(" chosen\"").count(), 1);
        let label = match lang {
            Nl => "niet waargenomen",
            En => "not observed",
        };
        assert!(html.contains(label));
    }
    assert!(region_page(&job, "RA9999", Nl).is_none());
}

#[test]
fn what_a_scenario_chooses_stands_beside_the_reference() {
    let html = main_of(&page(&results(&Job::default()), &[], Nl), Nl);
    let row = html.split("<tr>").find(|row| row.contains("Extra sociaal werkers (contract-fte)</th>")).unwrap();
    // The plan grows from 0 in 2024 to 10,000 in 2030; the reference has none.
    assert!(row.contains("<td>0 (2024) → 10.000 (2030)</td><td>0</td>"), "{row}");
}

#[test]
fn the_policy_allows_just_what_stands_in_the_page() {
    use sha2::Digest;
    let html = page(&results(&Job::default()), &[], Nl);
    let policy = html.split("content=\"").nth(1).unwrap().split('"').next().unwrap();
    let hash = |text: &str| {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text.as_bytes()))
    };
    let blocks = |open: &str, close: &str| -> Vec<String> {
        html.split(open)
            .skip(1)
            .map(|b| b.split_once('>').unwrap().1.split(close).next().unwrap().to_string())
            .collect()
    };
    let all = [blocks("<style", "</style>"), blocks("<script", "</script>")].concat();
    assert_eq!(all.len(), 3);
    for block in all {
        assert!(policy.contains(&format!("'sha256-{}'", hash(&block))), "{policy}");
    }
    assert!(!policy.contains("unsafe"));
}
