//! The program against `second_implementation.py`, which was written from model.md alone: shipped scenarios, scenarios
//! that pull what those leave alone, and made-up data sets. Skipped without Python 3.11, but not with `SCHAKEL_CI=1`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether there is a Python to compare with.
fn has_python() -> bool {
    let found = Command::new("python3").args(["-c", "import tomllib"]).output().is_ok_and(|run| run.status.success());
    assert!(found || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 needs python3, 3.11 or later");
    if !found {
        println!("skipped: the second implementation needs python3, 3.11 or later");
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder for the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("second_implementation").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes the scenario `name`, with `ROOT` for the folder of the repository.
fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(format!("{name}.toml"));
    std::fs::write(&path, text.replace("ROOT", &root().display().to_string())).unwrap();
    path
}

/// Runs the program centrally and gives the result folder.
fn central(folder: &Path, scenarios: &[PathBuf]) -> PathBuf {
    let results = folder.join("results");
    let run = Command::new(env!("CARGO_BIN_EXE_schakel"))
        .current_dir(root())
        .args(["run", "--central", "--progress", "none", "--out"])
        .arg(&results)
        .args(scenarios)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    results
}

/// What the second implementation says of the results: the number of equal rows, or what differs.
fn compare(results: &Path, scenarios: &[PathBuf]) -> Result<u32, String> {
    let run = Command::new("python3")
        .current_dir(root())
        .arg("tests/second_implementation.py")
        .arg(results)
        .args(scenarios)
        .output()
        .unwrap();
    let says = String::from_utf8_lossy(&run.stdout).into_owned();
    let equal = says.strip_suffix(" rows equal\n").and_then(|n| n.parse().ok());
    match equal {
        Some(equal) if run.status.success() => Ok(equal),
        _ => Err(says + &String::from_utf8_lossy(&run.stderr)),
    }
}

fn agree(folder: &Path, scenarios: &[PathBuf]) {
    match compare(&central(folder, scenarios), scenarios) {
        Ok(rows) => assert!(rows > 1000, "only {rows} rows"),
        Err(says) => panic!("{says}"),
    }
}

/// The shipped scenarios, or those among them that are `wanted`.
fn shipped(wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let files = std::fs::read_dir(root().join("scenarios")).unwrap().map(|entry| entry.unwrap().path());
    let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let scenario = |path: &PathBuf| path.extension().is_some_and(|e| e == "toml") && stem(path) != "reference";
    let mut found: Vec<PathBuf> = files.filter(|path| scenario(path) && wanted(&stem(path))).collect();
    found.sort();
    found
}

#[test]
fn shipped_substitution_scenarios_agree() {
    if has_python() {
        let scenarios = shipped(|name| name.starts_with("substitution"));
        assert!(scenarios.len() >= 4);
        agree(&folder("substitution"), &scenarios);
    }
}

#[test]
fn the_other_shipped_scenarios_agree() {
    if has_python() {
        let scenarios = shipped(|name| !name.starts_with("substitution"));
        assert!(scenarios.len() >= 9);
        agree(&folder("levers"), &scenarios);
    }
}

/// A plan that shrinks, goes where the shortage is and fills light support first.
const SHRINKING: &str = r#"
extends = "ROOT/scenarios/substitution.toml"
horizon = 2031
[plan]
split = "shortage"
level_order = ["light", "complex", "moderate"]
size = { ramp = { 2024 = 3000, 2027 = 60000, 2031 = 20000 } }
[plan.mix]
volunteer = { ramp = { 2024 = 0.5, 2030 = 0.1 } }
mbo = { ramp = { 2024 = 0.3, 2030 = 0.5 } }
ad = 0.1
hbo = { ramp = { 2024 = 0.1, 2030 = 0.3 } }
"#;

/// Every lever, on all branches and on one of them, and training places for the functions of the plan.
const LEVERS: &str = r#"
extends = "ROOT/scenarios/substitution.toml"
horizon = 2031
evidence = 0.6
[plan]
split = { given = { RA0101 = 0.5, RA0919 = 0.5 } }
[levers.training_places]
sociaal_werk_mbo = { ramp = { 2024 = 100, 2027 = 2000 } }
social_work_hbo = 3000
ad_sociaal = 500
geneeskunde_psychologie_wo = 400
[levers.exits]
all = -0.1
hospitals = { ramp = { 2025 = 0, 2030 = -0.2 } }
[levers.absence]
all = -0.01
social_work = -0.03
[levers.hours]
social_work = 0.05
[levers.productivity]
all = 0.02
[levers.inflow]
social_work = -0.3
all = 0.1
[[levers.moved]]
from = "nursing_homes"
to = "home_care"
share = 0.03
[[levers.moved]]
from = "home_care"
to = "gp_care"
share = { ramp = { 2024 = 0, 2030 = 0.05 } }
returned = 0.5
"#;

/// Parameters at the ends: caps that bind, hires from one source only, no guidance, effects at once.
const PARAMETERS: &str = r#"
extends = "ROOT/scenarios/substitution.toml"
horizon = 2031
evidence = { beta = { alpha = 2, beta = 5 } }
[plan]
size = 40000
mix = { volunteer = 0.3, mbo = 0.5, hbo = 0.2 }
[levers.hours]
gp_care = 0.01
[parameters]
"lag_recovered:all" = 0
"refer_years:all" = { pert = { min = 1, mode = 2.5, max = 4 } }
"hire_source:mbo:newly_trained" = 1
"hire_source:mbo:outside_care" = 0
"hire_source:mbo:care_branches" = 0
"hire_source:hbo:newly_trained" = 0
"hire_source:hbo:outside_care" = 0
"hire_source:hbo:care_branches" = 1
"hiring_ceiling:hbo" = 0.9
"hiring_ceiling:mbo" = 0.9
"guidance_needed:mbo" = 0
"shift:mental_health:social_work" = 0.9
"rebound:mental_health" = 0.9
"effect_cap:mental_health" = 0.0005
"effect_cap:youth_care" = 0.0005
"direct:complex:youth_care" = -0.05
"direct:complex:hospitals" = { triangular = { min = -0.1, mode = 0.1, max = 0.3 } }
"direct:moderate:hospitals" = { normal = { mean = 0.02, sd = 0.01 } }
"prevent:moderate:home_care" = { truncated_normal = { mean = 0.02, sd = 0.02, min = 0.01, max = 0.03 } }
"recovered:moderate" = { beta = { alpha = 2, beta = 3, min = 0.1, max = 0.45 } }
"value_outside_care:moderate" = { lognormal = { median = 700, p95 = 3000 } }
"value_outside_care:light" = { gamma = { shape = 2, scale = 100 } }
"relapse:light" = { discrete = { values = [0.1, 0.3, 0.4], weights = [1, 2, 1] } }
"duration:moderate" = 1
"duration:light" = 1.5
"duration:complex" = 0.8
"half_year_first:all" = 0.3
"displacement:newly_trained" = 0.9
"displacement:outside_care" = 0.9
"xi:all" = 1.1
"lambda_noise:all" = 1.2
"retirement_share:55_plus" = 0.3
"switch_floor:all" = 0
"#;

#[test]
fn awkward_scenarios_agree() {
    if has_python() {
        let folder = folder("awkward");
        let texts = [("shrinking", SHRINKING), ("levers", LEVERS), ("parameters", PARAMETERS)];
        let scenarios = texts.map(|(name, text)| write(&folder, name, text));
        agree(&folder, &scenarios);
    }
}

/// Parameters from pools of findings: two that cut off a prediction, one of a single study that branches share, and a weight
/// and a divisor that the scenario itself sets.
const POOLS: &str = r#"
extends = "ROOT/scenarios/substitution.toml"
evidence = 0.3
[parameters]
"prevent:light:home_care" = { evidence = "elderly_prevent" }
"prevent:complex:youth_care" = { evidence = "youth_prevent", why = "A test." }
"prevent:moderate:mental_health" = { value = { evidence = "mental_prevent" } }
"refer_probability:moderate:home_care" = { evidence = "refer" }
"refer_probability:complex:disability_care" = { evidence = "refer" }
"direct:light:gp_care" = { evidence = "gp_direct" }
"study_type_discount:review" = 0.1
"recovered:light" = { pert = { min = 0.1, mode = 0.2, max = 0.3 } }
"#;

#[test]
fn predictions_of_pools_agree() {
    if has_python() {
        let folder = folder("pools");
        let recipe = root().join("scenarios/cookbook/evidence-itself.toml");
        agree(&folder, &[recipe, write(&folder, "pools", POOLS)]);
    }
}

/// A plan for the made-up data set `name`, on a base of its own that has a lever already.
fn made_up(folder: &Path, name: &str) -> Vec<PathBuf> {
    let base = "data = \"ROOT/tests/data/NAME\"\nhorizon = 2030\n[plan.mix]\nhbo = 1\n[levers.inflow]\nall = 0.1\n";
    write(folder, "base", &base.replace("NAME", name));
    let plan = "extends = \"base\"\n[plan]\nsize = { ramp = { 2024 = 0, 2027 = 200 } }\n\
                mix = { volunteer = 0.2, mbo = 0.4, ad = 0.1, hbo = 0.3 }\n[levers.inflow]\nwelfare = 0.3\n";
    vec![write(folder, "plan", plan)]
}

#[test]
fn made_up_data_sets_agree() {
    if has_python() {
        for name in ["tiny", "yearly-bands"] {
            let folder = folder(name);
            agree(&folder, &made_up(&folder, name));
        }
    }
}

#[test]
fn a_wrong_number_is_noticed() {
    if has_python() {
        let folder = folder("wrong");
        let scenarios = made_up(&folder, "tiny");
        let results = central(&folder, &scenarios);
        let file = results.join("summary.csv");
        let text = std::fs::read_to_string(&file).unwrap();
        let row = text.lines().find(|line| line.starts_with("plan,demand,branch,welfare,2028,fte,")).unwrap();
        let number = row.split(',').nth(6).unwrap();
        let wrong: f64 = number.parse::<f64>().unwrap() * (1.0 + 1e-7);
        std::fs::write(&file, text.replace(row, &row.replace(number, &wrong.to_string()))).unwrap();
        let says = compare(&results, &scenarios).unwrap_err();
        assert!(says.starts_with("1 rows differ") && says.contains("plan: demand branch welfare 2028 fte"), "{says}");
    }
}
