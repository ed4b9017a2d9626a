//! What it takes to get two published figures: care at home, and ABF's what-if for mental health care. Nothing is fitted
//! and kept: the scenarios stay as they are, and these tables say how far they are from those figures.

use std::fmt::Write;
use std::path::PathBuf;

use schakel::ids::Lang;
use schakel::report::numbers::{self, Kind};
use schakel::run::Results;

use crate::{language, results, scenarios};

/// Fall of the shortage in mental health care in 2031 (persons): vintage 2022-01, 9,300 to about 7,000.
const ABF: f64 = -2_300.0;
/// What the official new policy changes in 2033 (persons): shortage in nursing homes and in home care.
const NEW_POLICY: [f64; 2] = [-13_000.0, 10_400.0];

/// Share moved by 2033 and FTE that come back per FTE moved: by the published figures, and what it takes in the central
/// run and in the mean of all draws.
const MOVES: [(f64, f64); 3] = [(0.034, 0.726), (0.047, 0.906), (0.049, 0.827)];
/// Contract FTE in 2030.
const SIZES: [u32; 5] = [2_500, 5_000, 10_000, 20_000, 40_000];
/// Share of their mental health care that clients no longer use, during help and after recovery.
const EFFECTS: [f64; 6] = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85];

/// Means under `controlled`, the blend in between, and `business_cases`.
type Profiles = [f64; 3];

/// All tables.
pub struct Figures {
    /// Per move: nursing homes and home care in the central run, then in the mean of the draws.
    moves: Vec<[f64; 4]>,
    /// Per size.
    sizes: Vec<Profiles>,
    /// Per effect: within the ceiling of the data set, and without one.
    effects: Vec<[Profiles; 2]>,
    /// Nobody drawn from care, for 10,000 and 40,000.
    hires: Vec<Profiles>,
}

impl Figures {
    /// Runs all variants, and checks what the page says of them in words.
    pub fn work_out() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: String, text: String| {
            let path = folder.path().join(format!("{name}.toml"));
            std::fs::write(&path, text).unwrap();
            path
        };
        let moves: Vec<PathBuf> = MOVES.iter().enumerate().map(|(i, m)| write(format!("m{i}"), moved(*m))).collect();
        let (central, drawn) = (results(&moves, 1, true), results(&moves, 512, false));
        let branches =
            |r: &Results, i: usize| ["nursing_homes", "home_care"].map(|b| mean(r, &format!("m{i}"), b, 2033));
        let both = |i| {
            let ([a, b], [c, d]) = (branches(&central, i), branches(&drawn, i));
            [a, b, c, d]
        };
        let mut variants: Vec<PathBuf> = SIZES.iter().map(|s| write(format!("s{s}"), abf(*s, ""))).collect();
        for (i, x) in EFFECTS.iter().enumerate() {
            variants.push(write(format!("e{i}"), abf(10_000, &less_use(*x))));
            variants.push(write(format!("f{i}"), abf(10_000, &(less_use(*x) + "\"effect_cap:mental_health\" = 1\n"))));
        }
        for size in [10_000, 40_000] {
            variants.push(write(format!("h{size}"), abf(size, &from_outside())));
        }
        let abf = results(&variants, 512, false);
        let figures = Self {
            moves: (0..MOVES.len()).map(both).collect(),
            sizes: SIZES.iter().map(|s| profiles(&abf, &format!("s{s}"))).collect(),
            effects: (0..EFFECTS.len()).map(|i| ["e", "f"].map(|l| profiles(&abf, &format!("{l}{i}")))).collect(),
            hires: [10_000, 40_000].iter().map(|s| profiles(&abf, &format!("h{s}"))).collect(),
        };
        figures.check_words();
        figures
    }

    /// What the page says about the tables in words.
    fn check_words(&self) {
        let near = |x: f64, target: f64| (x - target).abs() < 150.0;
        assert!(near(self.moves[1][0], NEW_POLICY[0]) && near(self.moves[1][1], NEW_POLICY[1]), "{:?}", self.moves);
        assert!(near(self.moves[2][2], NEW_POLICY[0]) && near(self.moves[2][3], NEW_POLICY[1]), "{:?}", self.moves);
        let all = |p: &Profiles, holds: &dyn Fn(f64) -> bool| p.iter().all(|x| holds(*x));
        assert!(self.sizes.iter().all(|p| all(p, &|x| x > ABF / 2.0)), "no size comes half-way: {:?}", self.sizes);
        assert!(self.sizes.iter().all(|p| p[0] > 0.0 && p[1] > 0.0), "more shortage under two profiles");
        let [.., twenty, forty] = &self.sizes[..] else { unreachable!("five sizes") };
        assert!(twenty.iter().zip(forty).all(|(a, b)| (a - b).abs() < 100.0), "there are no more to be hired");
        assert!(self.effects.iter().all(|e| all(&e[0], &|x| x > ABF)), "no effect does it within the ceiling");
        assert!(self.hires.iter().all(|p| all(p, &|x| x > ABF)), "nor hiring nobody from care");
        assert!(self.hires.iter().all(|p| all(p, &|x| x < 0.0)), "but then there is less shortage");
    }

    /// Moves, with what they do to the shortage in 2033.
    pub fn care_at_home(&self, code: &str) -> String {
        let lang = language(code);
        let heads = match lang {
            Lang::Nl => [
                "verschoven in 2033",
                "komt terug",
                "verpleeghuis, midden",
                "thuiszorg, midden",
                "verpleeghuis, gemiddeld",
                "thuiszorg, gemiddeld",
            ],
            Lang::En => [
                "moved by 2033",
                "comes back",
                "nursing homes, central",
                "home care, central",
                "nursing homes, mean",
                "home care, mean",
            ],
        };
        let mut rows = Vec::new();
        for ((share, back), effects) in MOVES.iter().zip(&self.moves) {
            let mut row = vec![percent(*share, 1, lang), percent(*back, 0, lang)];
            row.extend(effects.iter().map(|x| count(*x, lang)));
            rows.push(row);
        }
        let official = if lang == Lang::Nl { "officieel" } else { "official" };
        let dash = || "–".to_string();
        let [nursing, home] = NEW_POLICY.map(|x| count(x, lang));
        rows.push(vec![official.into(), dash(), nursing.clone(), home.clone(), nursing, home]);
        crate::page::table(&heads.map(String::from), &rows)
    }

    /// Sizes of the plan.
    pub fn abf_size(&self, code: &str) -> String {
        let lang = language(code);
        let label = |size: u32| numbers::whole(size.into(), lang);
        let head = if lang == Lang::Nl { "extra contract-fte in 2030" } else { "extra contract FTE in 2030" };
        by_profile(head, SIZES.iter().map(|s| label(*s)).zip(&self.sizes), lang)
    }

    /// Effects on the care that clients use, within the ceiling and without; and what it takes.
    pub fn abf_effect(&self, code: &str) -> String {
        let lang = language(code);
        let (within, without, takes) = match lang {
            Lang::Nl => ("zo veel minder ggz per cliënt, met plafond", "zonder plafond", "nodig zonder plafond"),
            Lang::En => {
                ("less mental health care per client, with ceiling", "without ceiling", "needed without ceiling")
            }
        };
        let rows = |ceiling: usize| {
            EFFECTS.iter().map(|x| percent(*x, 0, lang)).zip(self.effects.iter().map(move |e| &e[ceiling]))
        };
        let mut out = by_profile(within, rows(0), lang);
        writeln!(out, "\n{}", by_profile(without, rows(1), lang).trim_end()).unwrap();
        let needed: Vec<String> = (0..3).map(|p| self.needed(p).map_or("–".into(), |x| percent(x, 0, lang))).collect();
        writeln!(out, "| **{takes}** | {} |", needed.join(" | ")).unwrap();
        out
    }

    /// Straight lines between the effects without a ceiling: where ABF's figure is met.
    fn needed(&self, profile: usize) -> Option<f64> {
        let points: Vec<(f64, f64)> = EFFECTS.iter().copied().zip(self.effects.iter().map(|e| e[1][profile])).collect();
        let pair = points.windows(2).find(|w| w[0].1 > ABF && w[1].1 <= ABF)?;
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        Some(x0 + (x1 - x0) * (ABF - y0) / (y1 - y0))
    }

    /// With nobody drawn from care.
    pub fn abf_hires(&self, code: &str) -> String {
        let lang = language(code);
        let head = if lang == Lang::Nl {
            "extra contract-fte, niemand uit de zorg"
        } else {
            "extra contract FTE, nobody from care"
        };
        by_profile(head, [10_000, 40_000].map(|s| numbers::whole(s, lang)).into_iter().zip(&self.hires), lang)
    }
}

fn by_profile<'a>(head: &str, rows: impl Iterator<Item = (String, &'a Profiles)>, lang: Lang) -> String {
    let heads = match lang {
        Lang::Nl => [head, "gecontroleerd onderzoek", "tussenweg", "businesscases"],
        Lang::En => [head, "controlled studies", "in between", "business cases"],
    };
    let rows: Vec<Vec<String>> =
        rows.map(|(label, p)| std::iter::once(label).chain(p.iter().map(|x| count(*x, lang))).collect()).collect();
    crate::page::table(&heads.map(String::from), &rows)
}

fn count(x: f64, lang: Lang) -> String {
    numbers::number(x, Kind::Change, 100.0, lang)
}

fn percent(share: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{:.decimals$}", 100.0 * share);
    if lang == Lang::Nl { text.replace('.', ",") + " %" } else { text + "%" }
}

/// Mean effect on the shortage of a branch, in persons.
fn mean(results: &Results, name: &str, branch: &str, year: i32) -> f64 {
    let scenario = results.scenarios.iter().position(|s| s.name == name).expect("a scenario of the job");
    results
        .effect(scenario, "shortage", "branch", branch, year, "persons")
        .and_then(|s| s.mean)
        .expect("a headline series")
}

fn profiles(results: &Results, name: &str) -> Profiles {
    ["@controlled", "", "@business_cases"].map(|p| mean(results, &format!("{name}{p}"), "mental_health", 2031))
}

fn extends(name: &str) -> String {
    format!("extends = '{}'\n", scenarios().join(format!("{name}.toml")).display())
}

fn moved((share, back): (f64, f64)) -> String {
    let ends = "[[levers.moved]]\nfrom = 'nursing_homes'\nto = 'home_care'";
    let share = format!("share = {{ ramp = {{ 2024 = 0, 2033 = {share} }} }}");
    format!("{}horizon = 2033\n{ends}\n{share}\nreturned = {back}\n", extends("care-at-home"))
}

/// The ABF scenario up to 2031, of another size, with parameters of its own.
fn abf(size: u32, parameters: &str) -> String {
    let size = format!("plan.size = {{ ramp = {{ 2024 = 0, 2030 = {size} }} }}");
    format!("{}horizon = 2031\n{size}\n[parameters]\n{parameters}", extends("abf-mental-health"))
}

/// All clients use this share less mental health care, during help and after recovery.
fn less_use(share: f64) -> String {
    let keys = ["light", "moderate", "complex"].map(|level| {
        format!("\"direct:{level}:mental_health\" = {share}\n\"prevent:{level}:mental_health\" = {share}\n")
    });
    keys.concat()
}

/// Half of the hires from school, half from outside, and nobody of them would have gone to care.
fn from_outside() -> String {
    let mut text = String::from("\"displacement:newly_trained\" = 0\n\"displacement:outside_care\" = 0\n");
    for function in ["mbo", "ad", "hbo"] {
        for (source, share) in [("newly_trained", 0.5), ("outside_care", 0.5), ("care_branches", 0.0)] {
            writeln!(text, "\"hire_source:{function}:{source}\" = {share}").unwrap();
        }
    }
    text
}
