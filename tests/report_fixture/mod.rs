//! Results made by hand: a job with made-up figures of a plausible size, or of any other.

use schakel::dataset::{Branch, Dataset, EntryProfiles, Official, Population, Region};
use schakel::ids::{Quality, Support, Words};
use schakel::run::results::{Curve, Results, Row, RowId, Warning};
use schakel::scenario::{DataFacts, Evidence, Fund, Levers, Note, Plan, Ramp, Scenario, ScenarioFacts, Split};
use schakel::stats::Summary;
use schakel::units::{Euro, Persons, Share};

pub const YEARS: std::ops::RangeInclusive<i32> = 2023..=2035;

/// Which job to make.
pub struct Job {
    /// Names of scenarios besides the reference; profiles are added to each.
    pub scenarios: Vec<&'static str>,
    /// Factor on every figure of persons, FTE and euros.
    pub scale: f64,
    /// Mean effect on the total shortage in the last year, in persons; its sd is 2,500 times `scale`.
    pub effect: f64,
    /// Share of draws with less shortage.
    pub helps: f64,
    /// A central run.
    pub central: bool,
}

impl Default for Job {
    fn default() -> Self {
        Self { scenarios: vec!["substitution"], scale: 1.0, effect: -5_900.0, helps: 0.994, central: false }
    }
}

pub fn words(nl: &str, en: &str) -> Words {
    Words { nl: nl.into(), en: en.into() }
}

/// Id, Dutch and English name, and official shortage in 2024 and 2033.
type Sketch = (&'static str, &'static str, &'static str, Option<(f64, f64)>);

const BRANCHES: [Sketch; 11] = [
    ("university_hospitals", "universitair medische centra", "university medical centres", Some((2_500.0, 11_100.0))),
    (
        "hospitals",
        "ziekenhuizen en overige medisch specialistische zorg",
        "hospitals and other specialist medical care",
        Some((4_400.0, 27_700.0)),
    ),
    ("mental_health", "geestelijke gezondheidszorg", "mental health care", Some((5_500.0, 14_500.0))),
    ("gp_care", "huisartsen en gezondheidscentra", "general practice and health centres", Some((1_200.0, 5_400.0))),
    (
        "nursing_homes",
        "verpleging en verzorging (verpleeghuiszorg)",
        "nursing homes and residential care",
        Some((13_100.0, 64_900.0)),
    ),
    ("home_care", "thuiszorg", "home care and district nursing", Some((4_900.0, 17_000.0))),
    ("disability_care", "gehandicaptenzorg", "disability care", Some((7_800.0, 23_100.0))),
    ("youth_care", "jeugdzorg", "youth care", Some((900.0, 3_300.0))),
    ("social_work", "sociaal werk", "social work", Some((2_700.0, 7_700.0))),
    ("childcare", "kinderopvang (incl. peuterspeelzaalwerk)", "childcare", None),
    ("other_care", "overige zorg en welzijn", "other care and welfare", Some((7_000.0, 20_200.0))),
];

/// A data set with names and official figures, and nothing else of use.
pub fn dataset() -> Dataset {
    let branch = |(id, nl, en, official): Sketch| Branch {
        id: id.into(),
        name: words(nl, en),
        in_smal: official.is_some(),
        employees: Persons(100_000.0),
        part_time: 0.7,
        absence: Share(0.07),
        inflow_rate: 0.1,
        frictional: Share(0.01),
        shortage: Persons(1_000.0),
        labour_cost_per_contract_fte: Euro(70_000.0),
        non_labour_ratio: 0.3,
        exits: vec![],
        switches: vec![],
        age_share: vec![],
        mix: vec![],
        use_by_age: vec![],
    };
    let official = |scope: &str, key: &str, year: i32, value: f64| Official {
        vintage: "2023-12".into(),
        scenario: "reference".into(),
        scope: scope.into(),
        key: key.into(),
        year: year.to_string(),
        measure: "shortage".into(),
        value: Some(value),
        qualifier: "exact".into(),
        quality: Quality::Published,
        source: String::new(),
    };
    let mut published = vec![official("smal", "", 2033, 195_000.0)];
    for (id, _, _, figures) in BRANCHES {
        if let Some((early, late)) = figures {
            published.extend([official("branch", id, 2024, early), official("branch", id, 2033, late)]);
        }
    }
    let regions = [("RA0101", "Groningen"), ("RA1201", "Zuid-Limburg")];
    Dataset {
        name: "nl".into(),
        files: std::collections::BTreeMap::new(),
        hash: "6f".repeat(32),
        attribution: words(
            "Bron: CBS en UN DESA WPP 2024; eigen berekeningen",
            "Source: CBS and UN DESA WPP 2024; own calculations",
        ),
        base_year: 2023,
        regions: regions.map(|(id, name)| Region { id: id.into(), name: name.into(), tile_row: 0, tile_col: 0 }).into(),
        branches: BRANCHES.map(branch).into(),
        social_work: 8,
        occupations: vec![],
        levels: vec![],
        bands: vec![],
        ages: vec![],
        population: Population { first_year: 2023, years: 0, persons: vec![], ages: 0 },
        age_classes: vec![],
        client_age: [vec![], vec![], vec![]],
        entry: EntryProfiles { education: vec![], reentry: vec![], side_entry: vec![] },
        approaches: Vec::new(),
        help_programmes: Vec::new(),
        programmes: vec![],
        payers: ["gemeente", "zvw", "wlz", "rijk"].map(String::from).into(),
        parameters: vec![],
        correlations: vec![],
        sobol_dimensions: std::collections::BTreeMap::new(),
        calibration: vec![],
        tied_to: None,
        tie: "default".into(),
        ties: std::collections::BTreeMap::new(),
        history: vec![],
        official: published,
        figures: vec![],
        findings: vec![],
        links: vec![],
        ratios: vec![],
        sources: vec![],
    }
}

fn scenario(name: &str, size: f64) -> Scenario {
    let title = if name == "reference" {
        words("Huidig beleid", "Current policy")
    } else {
        words("10.000 extra sociaal werkers in 2030", "10,000 extra social workers by 2030")
    };
    Scenario {
        name: name.into(),
        title,
        why: words(
            "Tienduizend extra voltijdbanen, verdeeld zoals de sector nu is.",
            "Ten thousand extra full-time jobs, split as the sector is today.",
        ),
        data: "nl".into(),
        calibration: "default".into(),
        horizon: *YEARS.end(),
        plan: Plan {
            size: Ramp { points: vec![(2024, 0.0), (2030, size)] },
            mix: [0.0, 0.239, 0.030, 0.731].map(Ramp::constant),
            split: Split::Population,
            level_order: [Support::Complex, Support::Moderate, Support::Light],
            programmes: Vec::new(),
        },
        levers: Levers::default(),
        fund: Fund::default(),
        evidence: Evidence::Between,
        parameters: vec![],
        correlations: vec![],
        notes: vec![Note {
            key: "plan.size".into(),
            why: "Ten thousand is what was asked for.".into(),
            source: String::new(),
        }],
        point: None,
    }
}

/// A summary of normal draws.
fn normal(mean: f64, sd: f64, below: f64, central: bool) -> Summary {
    if central {
        return Summary { mean: Some(mean), ..Summary::default() };
    }
    let z = [-1.644_854, -1.281_552, -0.674_490, 0.0, 0.674_490, 1.281_552, 1.644_854];
    // Root of p (1 - p) over the density at the quantile.
    let width = [2.113, 1.709, 1.363, 1.253, 1.363, 1.709, 2.113];
    let error_of_share = Some((below * (1.0 - below) / 10_240.0).sqrt());
    Summary {
        mean: Some(mean),
        sd: Some(sd),
        quantiles: z.map(|z| Some(mean + z * sd)),
        mc_error: Some(sd / 10_240.0_f64.sqrt()),
        mc_error_quantiles: width.map(|w| Some(w * sd / 10_240.0_f64.sqrt())),
        share_below_zero: Some(below),
        share_above_zero: Some(1.0 - below),
        share_reached: None,
        mc_error_share_below_zero: error_of_share,
        mc_error_share_above_zero: error_of_share,
        mc_error_share_reached: None,
    }
}

/// Scenario, measure, scope, key, year, unit.
type At<'a> = (usize, &'static str, &'static str, &'a str, i32, &'static str);

/// Rows being gathered for a [`Job`].
struct Rows<'a> {
    job: &'a Job,
    levels: Vec<Row>,
    effects: Vec<Row>,
}

impl Rows<'_> {
    fn level(&mut self, at: At, mean: f64, sd: f64) {
        self.levels.push(Row { id: id(at), stats: normal(mean, sd, 0.0, self.job.central) });
    }

    fn effect(&mut self, at: At, mean: f64, sd: f64) {
        let stats = normal(mean, sd, self.job.helps, self.job.central);
        self.effects.push(Row { id: id(at), stats });
    }

    /// Shortage of one scenario in one year.
    fn shortage(&mut self, s: usize, year: i32, weight: f64) {
        let scale = self.job.scale;
        let path = f64::from(year - 2023) / 10.0;
        let effect = self.job.effect * weight * (f64::from(year - 2024).max(0.0) / 11.0) * scale;
        let total = (34_300.0 + 160_700.0 * path) * scale;
        let sd = (2_000.0 + 16_000.0 * path) * scale;
        for (scope, key, share) in [("total", "smal", 1.0), ("total", "breed", 1.05), ("region", "RA0101", 0.04)] {
            self.level((s, "shortage", scope, key, year, "persons"), (total + effect) * share, sd * share);
            if s > 0 {
                self.effect(
                    (s, "shortage", scope, key, year, "persons"),
                    effect * share,
                    2_500.0 * weight * scale * share,
                );
            }
        }
        for (i, (id, ..)) in BRANCHES.iter().enumerate() {
            let share = 0.02 + 0.015 * i as f64;
            self.level((s, "shortage", "branch", id, year, "persons"), (total + effect) * share, sd * share);
            if s > 0 {
                self.effect(
                    (s, "shortage", "branch", id, year, "persons"),
                    effect * share,
                    900.0 * weight * scale * share,
                );
            }
        }
    }

    /// Everything else of one scenario in one year.
    fn others(&mut self, s: usize, year: i32) {
        let k = self.job.scale;
        for (measure, unit, mean, sd) in [
            ("care_avoided", "fte", 8_200.0 * k, 2_600.0 * k),
            ("care_found", "fte", 900.0 * k, 400.0 * k),
            ("care_returned", "fte", 700.0 * k, 300.0 * k),
            ("care_refilled", "fte", 820.0 * k, 350.0 * k),
            ("drawn_from_care", "fte", 3_100.0 * k, 700.0 * k),
            ("unfilled_plan", "fte_contract", 1_250.0 * k, 640.0 * k),
            ("clients", "persons", 310_000.0 * k, 42_000.0 * k),
            ("recovered", "persons", 120_000.0 * k, 26_000.0 * k),
            ("less_lonely", "persons", 41_000.0 * k, 12_000.0 * k),
            ("cost_cumulative", "euro", 6.04e9 * k, 4.1e8 * k),
            ("balance_cumulative", "euro", -5.2e9 * k, 6.3e8 * k),
            ("return_ratio", "ratio", 0.62, 0.31),
        ] {
            self.level((s, measure, "total", "breed", year, unit), mean, sd);
        }
        for (measure, mean) in
            [("cost", 7e8), ("benefit_cash", 9e7), ("balance_cash", -6.1e8), ("balance_cumulative", -5e9)]
        {
            for (payer, share) in [("gemeente", 0.9), ("zvw", -0.1), ("wlz", 0.02)] {
                self.level((s, measure, "payer", payer, year, "euro"), mean * share * k, 1e8 * k);
            }
        }
        for (support, share) in [("light", 0.5), ("moderate", 0.35), ("complex", 0.15)] {
            self.level((s, "clients", "support", support, year, "persons"), 310_000.0 * share * k, 9_000.0 * k);
        }
    }
}

/// Hundredths of the normal with these statistics, by statrs.
fn points(stats: &Summary) -> Vec<(f64, f64)> {
    use statrs::distribution::{ContinuousCDF, Normal};
    let normal = Normal::new(stats.mean.unwrap(), stats.sd.unwrap().max(1e-9)).unwrap();
    (1..100).map(|p| f64::from(p) / 100.0).map(|p| (p, normal.inverse_cdf(p))).collect()
}

fn id((scenario, measure, scope, key, year, unit): At) -> RowId {
    RowId::new(scenario, measure, scope, key, year, unit)
}

/// The results of a job.
pub fn results(job: &Job) -> Results {
    let (data, reference) = (dataset(), scenario("reference", 0.0));
    let mut scenarios = vec![ScenarioFacts::of("reference", &reference, None, &reference, &data)];
    let mut weights = vec![0.0];
    for name in &job.scenarios {
        let checked = scenario(name, 10_000.0);
        let of = scenarios.len();
        for (suffix, weight) in [("", 1.0), ("@controlled", 0.2), ("@business_cases", 3.0)] {
            let profile_of = (!suffix.is_empty()).then_some(of);
            let name = format!("{name}{suffix}");
            scenarios.push(ScenarioFacts::of(&name, &checked, profile_of, &reference, &data));
            weights.push(weight);
        }
    }
    let mut rows = Rows { job, levels: vec![], effects: vec![] };
    for (s, result) in scenarios.iter().enumerate() {
        for year in YEARS {
            rows.shortage(s, year, weights[s]);
            if s > 0 && result.profile_of.is_none() {
                rows.others(s, year);
            }
        }
    }
    let (mut summary, mut effects) = (rows.levels, rows.effects);
    summary.sort_by(|a, b| a.id.cmp(&b.id));
    effects.sort_by(|a, b| a.id.cmp(&b.id));
    let curve = |row: &Row| Curve { id: row.id.clone(), points: points(&row.stats) };
    let total = effects.iter().filter(|r| r.id.scope == "total" && r.id.key == "smal");
    let curves = if job.central { vec![] } else { total.map(curve).collect() };
    let draws = if job.central { 1 } else { 10_240 };
    Results {
        dataset: DataFacts::of(&data),
        scenarios,
        summary,
        effects,
        curves,
        draws,
        rounds: draws.div_ceil(512),
        seed: 1,
        design: "plain".into(),
        central: job.central,
        stop_reason: "draws".into(),
        warnings: vec![],
    }
}

/// A warning.
pub fn warning(nl: &str, en: &str) -> Warning {
    Warning { code: "W101".into(), seen: words(nl, en) }
}
