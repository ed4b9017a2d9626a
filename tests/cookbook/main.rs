//! The pages for planners: every recipe of the cookbook and every shipped scenario runs, and what the pages quote is
//! what the program says now.

mod page;
mod what_it_takes;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use schakel::ids::Lang;
use schakel::report::numbers::{self, Kind};
use schakel::report::{answer, view::View};
use schakel::run::{self, Keep, Observer, Options, Results};
use schakel::scenario::Job;
use schakel::texts::Text;

/// Draws behind the answers that the cookbook quotes, and its commands name.
const DRAWS: u64 = 2_048;

const LANGUAGES: [(&str, Lang); 2] = [("nl", Lang::Nl), ("en", Lang::En)];

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _: u64) {}
}

/// Runs scenario files as one job: headline series, seed 1.
fn results(files: &[PathBuf], draws: u64, central: bool) -> Results {
    let job = Job::load(files).unwrap_or_else(|e| panic!("{files:?}: {e}"));
    let options = Options { draws, central, keep: Keep::Headline, ..Options::default() };
    run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false)).unwrap()
}

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Scenario files in a folder of `scenarios/`, by their path from the cookbook or from there.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(scenarios().join(folder)).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    files
}

fn recipes() -> Vec<PathBuf> {
    [files("cookbook"), files("cookbook/to-2040")].concat()
}

fn language(code: &str) -> Lang {
    LANGUAGES.iter().find(|l| l.0 == code).unwrap_or_else(|| panic!("no language {code}")).1
}

/// The title, the sentence and the effect under each evidence profile, as they stand in an answer.
fn headline(answer: &str, lang: Lang) -> String {
    let sentence = answer.lines().take_while(|l| !l.is_empty());
    let mut after = answer.lines().skip_while(|l| !l.starts_with(Text::Effect.get(lang)));
    let head = after.next().expect("an answer shows the effect");
    let rows = after.take_while(|l| l.starts_with("20"));
    sentence.chain(["", head]).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_cookbook_quotes_its_files_and_their_answers() {
    let folder = scenarios().join("cookbook");
    let page = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut answers = HashMap::new();
    for recipe in recipes() {
        let name = recipe.strip_prefix(&folder).unwrap().display().to_string();
        let command =
            format!("cargo run --release -- run scenarios/cookbook/{name} --draws {DRAWS} --series headline\n");
        assert!(page.contains(&command), "the page lacks the command of {name}");
        assert_eq!(page::blocks(&page, "file").iter().filter(|b| **b == name).count(), 1, "{name} stands there once");
        for (code, _) in LANGUAGES {
            assert!(page::blocks(&page, "answer").contains(&&*format!("{name} {code}")), "answer of {name} in {code}");
        }
        answers.insert(name, results(&[recipe], DRAWS, false));
    }
    page::says_what_the_program_says(&folder.join("README.md"), |words| match *words {
        ["file", name] => page::fenced("toml", &std::fs::read_to_string(folder.join(name)).unwrap()),
        ["answer", name, code] => {
            let lang = language(code);
            page::fenced("text", &headline(&answer(&answers[name], lang), lang))
        }
        _ => panic!("no block {words:?}"),
    });
}

#[test]
fn recipes_pass_the_check_and_run_on_the_command_line() {
    let out = tempfile::tempdir().unwrap();
    for (i, folder) in ["cookbook", "cookbook/to-2040"].into_iter().enumerate() {
        let schakel = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_schakel"));
            let done = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).args(files(folder)).output();
            let done = done.unwrap();
            assert!(done.status.success(), "{folder}: {}", String::from_utf8_lossy(&done.stderr));
        };
        schakel(&["check"]);
        let out = out.path().join(i.to_string());
        schakel(&["run", "--central", "--series", "headline", "--progress", "none", "--out", out.to_str().unwrap()]);
        assert!(out.join("provenance.json").is_file(), "the folder is complete");
    }
}

#[test]
fn the_page_of_the_shipped_scenarios_says_what_they_show() {
    let path = scenarios().join("README.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let files = files("");
    let all = results(&files, 512, false);
    let view = |lang| View::new(&all, lang);
    let find = |name: &str| {
        let found = all.scenarios.iter().position(|s| s.name == name);
        found.unwrap_or_else(|| panic!("no scenario {name}"))
    };
    for file in &files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        for (code, _) in LANGUAGES {
            assert!(page::blocks(&page, "about").contains(&&*format!("{name} {code}")), "{name} in {code}");
        }
    }
    let takes = what_it_takes::Figures::work_out();
    page::says_what_the_program_says(&path, |words| match *words {
        ["about", name, code] => {
            let scenario = &all.scenarios[find(name)];
            let lang = language(code);
            let why = scenario.why.get(lang).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("**{}** (`{name}.toml`). {why}\n", scenario.title.get(lang))
        }
        ["effects", code] => {
            let lang = language(code);
            let view = view(lang);
            let rows = view.scenarios().into_iter().map(|s| effect_row(view, s)).collect::<Vec<_>>();
            page::table(&heads(code), &rows)
        }
        ["care-at-home", code] => takes.care_at_home(code),
        ["abf-size", code] => takes.abf_size(code),
        ["abf-effect", code] => takes.abf_effect(code),
        ["abf-hires", code] => takes.abf_hires(code),
        _ => panic!("no block {words:?}"),
    });
}

fn heads(code: &str) -> Vec<String> {
    let heads = match code {
        "nl" => ["scenario", "verschil in tekort, 2035", "80 %-interval", "kans dat het tekort kleiner wordt"],
        _ => ["scenario", "difference in shortage, 2035", "80% interval", "chance that the shortage gets smaller"],
    };
    heads.map(String::from).to_vec()
}

/// Mean, interval and chance of an effect on the shortage in the last year.
fn effect_row(view: View, scenario: usize) -> Vec<String> {
    let effect = view.effect(scenario, None, view.last_year(scenario)).expect("a headline series");
    let write = |x: Option<f64>| numbers::number(x.unwrap(), Kind::Change, 100.0, view.lang);
    let range = numbers::range(effect.p(10).unwrap(), effect.p(90).unwrap(), Kind::Change, 100.0, view.lang);
    let (share, error) = (effect.share_below_zero.unwrap(), effect.mc_error_share_below_zero);
    let chance = numbers::percent(share, error, view.results.draws, view.lang);
    vec![format!("`{}`", view.results.scenarios[scenario].name), write(effect.mean), range, chance]
}
