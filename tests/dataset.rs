//! The data sets that ship load, and a data set that is wrong in one line is refused with the place and the rule.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schakel::dataset::{Dataset, Scope};
use schakel::dist::Dist;
use schakel::error::{Error, Problem};
use schakel::ids::{Function, Quality};

type Files = BTreeMap<String, String>;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn load(path: &str) -> Dataset {
    Dataset::load(&folder(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The files of the Dutch data set.
fn nl() -> Files {
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let data = path.extension().is_some_and(|e| e == "csv" || e == "toml");
        data.then(|| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()))
    };
    std::fs::read_dir(folder("scenarios/nl")).unwrap().filter_map(read).collect()
}

/// Replaces the first `from` in a file, which must be there.
fn patch(files: &mut Files, file: &str, from: &str, to: &str) {
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
}

fn problems(files: &Files) -> Vec<Problem> {
    match Dataset::from_files("nl", files) {
        Err(Error::Input(problems)) => problems,
        Err(e) => panic!("{e}"),
        Ok(_) => Vec::new(),
    }
}

/// `file:line:column: rule (help)` of every problem.
fn told(files: &Files) -> Vec<String> {
    let tell = |p: &Problem| {
        let (line, column) = p.position();
        let help = p.help.as_ref().map_or(String::new(), |h| format!(" ({})", h.en()));
        format!("{}:{line}:{column}: {}{help}", p.source.file, p.rule.en())
    };
    problems(files).iter().map(tell).collect()
}

/// What is told of the Dutch data set with one patch.
fn told_of(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = nl();
    patch(&mut files, file, from, to);
    told(&files)
}

/// The one problem after a patch.
fn only(file: &str, from: &str, to: &str) -> String {
    let told = told_of(file, from, to);
    assert_eq!(told.len(), 1, "{told:#?}");
    told[0].clone()
}

#[track_caller]
fn assert_tells(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "`{part}` is not in `{told}`");
    }
}

#[test]
fn the_dutch_data_set_loads() {
    let data = load("scenarios/nl");
    let sizes = [data.regions.len(), data.branches.len(), data.occupations.len(), data.bands.len(), data.ages.len()];
    assert_eq!(sizes, [28, 11, 12, 3, 19]);
    assert_eq!((data.name.as_str(), data.base_year, data.hash.len()), ("nl", 2023, 64));
    assert_eq!(data.branches[data.social_work].id, "social_work");
    assert_eq!(data.attribution.en, "Source: CBS and UN DESA WPP 2024; own calculations");
    assert_eq!(data.bands.iter().map(|b| b.width_years).collect::<Vec<_>>(), [20.0, 20.0, f64::INFINITY]);
    // 1 January 2022 in the file is the end of 2021.
    assert_eq!((data.population.first_year, data.population.last_year()), (2021, 2044));
    assert_eq!(data.population.at(0, 0, 2022), 25_777.0);
    let nation: f64 =
        (0..28).flat_map(|r| (0..19).map(move |g| (r, g))).map(|(r, g)| data.population.at(r, g, 2023)).sum();
    assert_eq!(nation, 17_942_942.0);
    // 4,000 million of 2022 in euros of 2023, over labour cost.
    let ratio = data.branches[data.social_work].non_labour_ratio;
    let by_hand = (4000.0 * 1.073 / 1.033) / (0.061 * 0.748 * 69_000.0) - 1.0;
    assert!((ratio - by_hand).abs() < 2e-4, "{ratio} {by_hand}");
}

#[test]
fn sets_of_shares_add_up_to_one_exactly() {
    let data = load("scenarios/nl");
    let mut sets: Vec<&[f64]> = data.branches.iter().flat_map(|b| [&b.age_share[..], &b.mix]).collect();
    sets.extend(data.programmes.iter().map(|p| &p.first_branch[..]));
    sets.extend(data.client_age.iter().map(|c| &c[..]));
    sets.extend([&data.entry.education[..], &data.entry.reentry, &data.entry.side_entry]);
    for set in sets {
        assert!((set.iter().sum::<f64>() - 1.0).abs() < 1e-14);
    }
}

#[test]
fn programmes_have_their_intake_place_and_level() {
    let data = load("scenarios/nl");
    let find = |id: &str| data.programmes.iter().find(|p| p.id == id).unwrap();
    let carers = find("verzorgende_ig");
    assert_eq!(carers.intake, [(2019, 10_600.0), (2021, 9_900.0), (2023, 6_700.0)]);
    assert_eq!((carers.duration, carers.continues_excludes_work, carers.place_cost), (3, false, Function::Mbo));
    assert_eq!(data.ages[carers.entry_age_group].id, "15-19");
    assert_eq!(find("ad_sociaal").place_cost, Function::Ad);
    assert_eq!(data.ages[find("ad_sociaal").entry_age_group].id, "20-24");
    assert_eq!(find("geneeskunde_psychologie_wo").place_cost, Function::Hbo);
}

/// Figures worked out by hand from the rows of the tables.
#[test]
fn parameters_get_their_distributions() {
    let data = load("scenarios/nl");
    let get = |name: &str| &data.parameters[data.parameter(name).unwrap_or_else(|| panic!("no {name}"))];
    let arguments = |name: &str| get(name).dist.arguments().into_iter().map(|(_, x)| x).collect::<Vec<_>>();
    let close = |name: &str, want: &[f64]| {
        let got = arguments(name);
        assert_eq!(got.len(), want.len(), "{name}");
        assert!(got.iter().zip(want).all(|(a, b)| (a - b).abs() < 1e-12), "{name}: {got:?} instead of {want:?}");
    };
    close("direct:light:gp_care", &[-0.02, 0.04, 0.12]);
    assert_eq!(get("direct:light:gp_care").business_case, Some(0.1));
    close("hire_source:mbo:newly_trained", &[14.4, 1.0]);
    assert_eq!(get("hire_source:mbo:newly_trained").shares_group.as_deref(), Some("hire_source:mbo"));
    assert_eq!(get("hire_branch_split:home_care").shares_group.as_deref(), Some("hire_branch_split"));
    close("employees_factor:hospitals", &[219.0 / 227.8, 1.0, 232.0 / 227.8]);
    close("switch_factor:gp_care", &[25.0 / 45.0, 1.0, 70.0 / 45.0]);
    close("labour_cost:childcare", &[48_000.0, 55_000.0, 62_000.0]);
    close("success:helpende", &[0.5, 0.65, 0.8]);
    close("evidence:u", &[1.0, 3.0, 0.0, 1.0]);
    close("population:80+", &[0.0, 1.0]);
    close("payer_share:university_hospitals:zvw", &[0.56 * 277.3, 1.0]);
    assert_eq!(
        get("payer_share:university_hospitals:zvw").shares_group.as_deref(),
        Some("payer_share:university_hospitals")
    );
    for (name, value) in [
        ("payer_share:hospitals:gemeente", 0.0),
        ("plan_share:training:rijk", 1.0),
        ("plan_share:programme:zvw", 0.0),
        ("efficiency_moderate:hbo", 1.0),
        ("half_year_first:all", 0.5),
    ] {
        assert_eq!(get(name).dist, Dist::Fixed(value), "{name}");
    }
    assert!(data.parameter("contract_hours_per_fte:all").is_none(), "a check is no parameter");
    let mut names: Vec<&str> = data.parameters.iter().map(|p| p.name.as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|w| w[0] != w[1]), "a name occurs twice");
}

#[test]
fn age_classes_partition_the_ages_and_widen() {
    let data = load("scenarios/nl");
    let ids: Vec<&str> = data.age_classes.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["0-19", "20-64", "65-79", "80+"]);
    let mut members: Vec<usize> = data.age_classes.iter().flat_map(|c| c.members.clone()).collect();
    members.sort_unstable();
    assert_eq!(members, (0..19).collect::<Vec<_>>());
    let year = |y: i32| (y - data.population.first_year) as usize;
    let old = &data.age_classes[2];
    assert_eq!((old.below80[year(2023)], old.above80[year(2023)]), (0.0, 0.0));
    // From the published bounds of 65+ and 80+ on 1 January 2045, joined with a correlation of 0.8.
    let (w65, w80): (f64, f64) = (4_893_908.0 - 4_506_564.0, 1_799_992.0 - 1_516_813.0);
    let x = (0.64 * w80 * w80 - w80 * w80 + w65 * w65).sqrt() - 0.8 * w80;
    assert!((old.below80[year(2044)] - x / 3_093_916.0).abs() < 1e-6);
    let correlation = data.correlations.iter().find(|c| c.id == "population_old").unwrap();
    let names: Vec<&str> = correlation.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(
        (names, correlation.rank, correlation.scope),
        (vec!["population:65-79", "population:80+"], 0.8, Scope::All)
    );
}

#[test]
fn every_figure_has_sources_that_exist_and_the_three_qualities_occur() {
    let data = load("scenarios/nl");
    // Realised figures have titles of their own, and the tie to the forecast is ours.
    for figure in data.figures.iter().filter(|f| !["history", "calibration"].contains(&f.table)) {
        assert!(!figure.sources.is_empty() && !figure.value.is_empty(), "{figure:?}");
        for key in figure.sources.iter() {
            assert!(data.sources.iter().any(|s| s.key == *key), "{figure:?}");
        }
    }
    for quality in [Quality::Published, Quality::Derived, Quality::Assumption] {
        assert!(data.figures.iter().any(|f| f.quality == quality));
    }
    let people = data.figures.iter().find(|f| f.table == "population").unwrap();
    assert_eq!((people.value.as_str(), people.quality), ("12,768 figures", Quality::Derived));
    // The intake of this programme in 2021/22 was filled in.
    let filled = data.figures.iter().find(|f| f.item == "helpende: intake_2021_22").unwrap();
    assert_eq!((filled.value.as_str(), filled.quality), ("8160", Quality::Assumption));
}

#[test]
fn other_data_sets_of_the_same_shape_load() {
    let tiny = load("tests/data/tiny");
    assert_eq!((tiny.regions.len(), tiny.branches.len(), tiny.bands.len(), tiny.ages.len()), (1, 2, 3, 3));
    assert_eq!((tiny.branches[tiny.social_work].id.as_str(), tiny.age_classes.len()), ("welfare", 3));
    let yearly = load("tests/data/yearly-bands");
    assert_eq!((yearly.bands.len(), yearly.ages.len()), (53, 91));
    assert!(yearly.bands[..52].iter().all(|b| b.width_years == 1.0));
    assert!(yearly.age_classes.is_empty() && yearly.calibration.is_empty());
}

#[test]
fn the_hash_tells_names_and_texts_apart() {
    let files = nl();
    let hash = |files: &Files| Dataset::from_files("nl", files).unwrap().hash;
    assert_eq!(hash(&files), load("scenarios/nl").hash);
    let mut other = files.clone();
    patch(&mut other, "regions.csv", "Groningen", "Grunnegs");
    assert_ne!(hash(&other), hash(&files));
}

#[test]
fn line_ends_of_windows_are_fine() {
    let mut files = nl();
    for text in files.values_mut() {
        *text = text.replace('\n', "\r\n");
    }
    assert_eq!(told(&files), [""; 0]);
}

#[test]
fn a_missing_file_and_a_mistyped_one() {
    let mut files = nl();
    let text = files.remove("exit_by_age.csv").unwrap();
    assert_eq!(told(&files), ["nl/exit_by_age.csv:1:1: the file exit_by_age.csv is missing"]);
    files.insert("exits_by_age.csv".into(), text);
    let told = told(&files);
    assert_tells(&told[1], &["exits_by_age.csv is not a file of a data set (did you mean `exit_by_age.csv`?)"]);
    let error = Dataset::load(Path::new("no/such/folder")).unwrap_err();
    assert!(matches!(&error, Error::Read(..)) && error.exit_code() == 2);
}

#[test]
fn columns_missing_unknown_or_twice() {
    let mut files = nl();
    let text: String = files["entry_by_age.csv"]
        .lines()
        .map(|l| {
            let mut cells: Vec<&str> = l.split(',').collect();
            cells.remove(2);
            cells.join(",") + "\n"
        })
        .collect();
    files.insert("entry_by_age.csv".into(), text);
    assert_eq!(told(&files), ["nl/entry_by_age.csv:1:1: the column `share` is missing"]);
    let mistyped = only("exit_by_age.csv", "outflow_rate", "outflow_rte");
    assert_eq!(mistyped, "nl/exit_by_age.csv:1:39: unknown column `outflow_rte` (did you mean `outflow_rate`?)");
    let twice = told_of("regions.csv", "tile_col", "tile_row");
    assert_tells(&twice[0], &["the column `tile_col` is missing"]);
    assert_tells(&twice[1], &["regions.csv:1:23: the column `tile_row` occurs twice"]);
}

#[test]
fn rows_doubled_and_missing() {
    let row = "RA0101,0-4,2022,25348\n";
    let doubled = only("population.csv", row, &row.repeat(2));
    assert_eq!(doubled, "nl/population.csv:3:1: a row for RA0101, 0-4, 2022 is there already, on line 2");
    let missing = only("population.csv", row, "");
    assert_tells(&missing, &["nl/population.csv:12769:1: the row for RA0101, 0-4, 2022 is missing"]);
    let region = told_of("regions.csv", "RA0101,Groningen", "RA0102,Groningen");
    assert!(region.iter().any(|t| t.contains("the region `RA0102` occurs twice")), "{region:#?}");
    let parameter = only("model_parameters.csv", "displacement,newly_trained", "displacement,outside_care");
    assert_tells(&parameter, &["a row for displacement, outside_care is there already"]);
    let first = only("education_first_branch.csv", "helpende,hospitals", "helpende,university_hospitals");
    assert_tells(&first, &["csv:3:10: a row for helpende, university_hospitals is there already, on line 2"]);
}

#[test]
fn what_dutch_spreadsheets_do() {
    let mut files = nl();
    let text = files["exit_by_age.csv"].replace(',', ";").replace('.', ",");
    files.insert("exit_by_age.csv".into(), text);
    let told_of_it = told(&files);
    assert_eq!(told_of_it.len(), 1, "{told_of_it:#?}");
    let parts =
        ["exit_by_age.csv:1:1", "separated by semicolons", "decimal commas", "set to Dutch", "save with commas"];
    assert_tells(&told_of_it[0], &parts);

    let comma =
        only("exit_by_age.csv", "university_hospitals,under_35,0.382,", "university_hospitals,under_35,\"0,382\",");
    assert_eq!(comma, "nl/exit_by_age.csv:2:31: `0,382` in `share_of_employees` has a decimal comma (write `0.382`)");
    let bare =
        told_of("exit_by_age.csv", "university_hospitals,under_35,0.382,", "university_hospitals,under_35,0,382,");
    assert_tells(&bare[0], &["exit_by_age.csv:2:1: this row has 8 cells where the header has 7", "decimal point"]);

    let mut files = nl();
    files.insert("branches.csv".into(), format!("\u{feff}{}", files["branches.csv"]));
    let told_of_it = told(&files);
    assert_eq!(told_of_it.len(), 1, "{told_of_it:#?}");
    assert_tells(&told_of_it[0], &["branches.csv:1:1: the file starts with a byte order mark (BOM)", "remove it"]);

    let empty = only("branches.csv", "0.802,", ",");
    assert_tells(&empty, &["branches.csv:2:", "the cell of `part_time_factor` is empty"]);
}

#[test]
fn numbers_that_are_none_or_out_of_bounds() {
    for (bad, rule) in [
        ("NaN", "`NaN` in `absence_rate` is not a finite number"),
        ("inf", "`inf` in `absence_rate` is not a finite number"),
        ("1e999", "`1e999` in `absence_rate` is not a finite number"),
        ("x", "`x` in `absence_rate` is not a number"),
        ("1.2", "`1.2` in `absence_rate` must be between 0 and 0.99"),
        ("-0.1", "`-0.1` in `absence_rate` must be between 0 and 0.99"),
    ] {
        let told = only("branches.csv", ",0.059,", &format!(",{bad},"));
        assert_tells(&told, &["nl/branches.csv:2:", rule]);
    }
    assert_tells(
        &only("client_age.csv", "light,0-4,0,", "light,0-4,1.5,"),
        &["client_age.csv:2:11", "must be between 0 and 1"],
    );
    assert_tells(&only("population.csv", "RA0101,0-4,2045,", "RA0101,0-4,2045,-"), &["must be 0 or more"]);
    let turned = only("model_parameters.csv", "pi,all,per year,-0.003,0.001", "pi,all,per year,-0.003,0.7");
    assert_tells(&turned, &["`0.7` does not lie between its low and high"]);
    assert_tells(&only("regions.csv", "Groningen,0,", "Groningen,0.5,"), &["must be a whole number"]);
    assert_tells(&only("occupations.csv", ",mbo4,mbo,", ",mbo4,hbo,"), &["`hbo`"]);
}

#[test]
fn keys_that_do_not_join_get_the_nearest_name() {
    let told = only("exit_by_age.csv", "\nhospitals,35_54", "\nhopsitals,35_54");
    let rule = "`hopsitals` in `branch_id` is not a branch of this data set (did you mean `hospitals`?)";
    assert_eq!(told, format!("nl/exit_by_age.csv:6:1: {rule}"));
    let told = only("history.csv", ",gp_care,", ",gp_crae,");
    assert_tells(&told, &["`gp_crae` in `branch_id` is not a branch of this data set (did you mean `gp_care`?)"]);
    let told = only("model_parameters.csv", "direct,light:gp_care", "direct,light:gp_crae");
    assert_tells(&told, &["`light:gp_crae` in `key` is not a key of direct (did you mean `light:gp_care`?)"]);
    let told = only("model_parameters.csv", "reach,light", "raech,light");
    assert_tells(&told, &["`raech` in `parameter` is not a parameter of the model (did you mean `reach`?)"]);
    let told = only("correlations.csv", "use_multiplier", "use_multipler");
    assert_tells(&told, &["`use_multipler` in `members` is not a parameter (did you mean `use_multiplier`?)"]);
    let told = only("branches.csv", "rathenau_umc", "ratenau_umc");
    assert_tells(&told, &["`ratenau_umc` is not a key in sources.csv (did you mean `rathenau_umc`?)"]);
    let told = only("entry_by_age.csv", "0.92,assumption;azw_update_2023q4,assumption", "0.92,assumption,asumption");
    assert_tells(
        &told,
        &["entry_by_age.csv:2:", "must be one of: published, derived, assumption", "did you mean `assumption`?"],
    );
    let told = only("dataset.toml", "social_work = \"social_work\"", "social_work = \"social_wrok\"");
    assert_tells(
        &told,
        &["dataset.toml:6:15: `social_wrok` is not a branch of this data set (did you mean `social_work`?)"],
    );
    assert_tells(&only("dataset.toml", "base_year", "base_yaer"), &["dataset.toml:", "base_yaer"]);
    let told = told_of("education.csv", ",carer_mbo3,mbo3,", ",carer_mbo,mbo3,");
    assert!(told.iter().any(|t| t.contains("did you mean `carer_mbo3`?")), "{told:#?}");
}

#[test]
fn shares_that_do_not_add_up_and_those_that_nearly_do() {
    let told = only("workforce_mix.csv", "mental_health,0.01,", "mental_health,0.04,");
    assert_tells(&told, &["workforce_mix.csv:4:1: the shares of mental_health add up to 1.03, not to 1"]);
    let told = only("entry_by_age.csv", "education,under_35,0.92", "education,under_35,0.9");
    assert_tells(&told, &["the shares of education add up to 0.98"]);
    let told = only(
        "payers.csv",
        "university_hospitals,zvw,share of the cost of the branch,0.56",
        "university_hospitals,zvw,share of the cost of the branch,0.5",
    );
    assert_tells(&told, &["the shares of university_hospitals add up to 0.94"]);
    let told = only("model_parameters.csv", "0.45,0.6,0.72", "0.45,0.5,0.72");
    assert_tells(&told, &["the shares of hire_source:mbo add up to 0.9"]);
    let mut files = nl();
    patch(&mut files, "entry_by_age.csv", "education,under_35,0.92", "education,under_35,0.921");
    let data = Dataset::from_files("nl", &files).unwrap();
    assert!((data.entry.education.iter().sum::<f64>() - 1.0).abs() < 1e-15);
    assert!((data.entry.education[0] - 0.921 / 1.001).abs() < 1e-15);
}

#[test]
fn totals_that_do_not_reconcile() {
    let told = told_of("branches.csv", "79504", "79604");
    assert_tells(&told[0], &["`employees_end_2023` is 79604, but employees x (1 + inflow - outflow) is 79504"]);
    let told = only("exit_by_age.csv", "under_35,0.382,0.1297", "under_35,0.382,0.1497");
    assert_tells(&told, &["nl/branches.csv:2:", "0.0971 here, but the mean over ages in exit_by_age.csv is 0.10"]);
    let told = told_of("care_use_5y.csv", "social_work,85-89,", "social_work,85-89,1");
    assert!(told.iter().any(|t| t.contains("relative use of social_work has mean")), "{told:#?}");
    let told = only("population_national_variants.csv", "cbs_aligned,0-4,2022,867662", "cbs_aligned,0-4,2022,867663");
    assert_tells(&told, &["867663 persons here, but the regions in population.csv add up to 867662"]);
    let told = only("population_uncertainty.csv", "2045,80+,main,true,1799992", "2045,80+,main,true,1790000");
    assert_tells(&told, &["1790000 persons here, but the ages in population.csv add up to 1799993"]);
    let told = told_of("exit_by_age.csv", "0.382,0.1297,0.066", "0.382,0.1297,0.48");
    assert_tells(&told[1], &["exit_by_age.csv:2:37: exits and switches together are 0.6097: below 0.6 is the rule"]);
    let told = only("branches.csv", ",0.382,", ",0.372,");
    assert_tells(&told, &["branches.csv:2:", "0.372 here, but 0.382 in exit_by_age.csv"]);
    let told = told_of("branches.csv", ",11389,", ",5000,");
    assert_tells(&told[0], &["spending is below labour cost"]);
    let told = only("occupations.csv", ",187000,", ",177000,");
    assert_tells(&told, &["177000 persons here, but employees x workforce mix add up to 186981"]);
    let told = only("regions.csv", "601347", "601350");
    assert_tells(&told, &["601350 persons here, but the ages in population.csv add up to 601347"]);
}

#[test]
fn graduates_start_only_where_their_occupation_works() {
    let mut files = nl();
    let rows = files.get_mut("education_first_branch.csv").unwrap();
    rows.push_str("pedagogisch_werk_mbo,hospitals,0.001,2023,assumption,assumption,test\n");
    let told = told(&files);
    assert_tells(&told[0], &["graduates start in hospitals, where workforce_mix.csv has no childcare_mbo"]);
}

#[test]
fn sums_of_the_base_year_must_be_there() {
    let told = told_of("dataset.toml", "base_year = 2023", "base_year = 2050");
    assert!(told.iter().any(|t| t.contains("1 January 2051, but has 2022 to 2045")), "{told:#?}");
    assert!(told.iter().any(|t| t.contains("unknown column `employees_2023` (did you mean `employees_2050`?)")));
}

#[test]
fn ten_problems_are_told_at_once() {
    let mut files = nl();
    for (file, from, to) in [
        ("age_bands.csv", "35_54,35,", "35_54,36,"),
        ("branches.csv", ",0.059,", ",NaN,"),
        ("care_use_5y.csv", "university_hospitals,0-4,", "university_hospital,0-4,"),
        ("client_age.csv", "light,0-4,0,", "light,0-4,7,"),
        ("correlations.csv", ",0.7,0.4,", ",1.7,0.4,"),
        ("education.csv", ",false,", ",WAAR,"),
        ("history.csv", ",gp_care,", ",gp,"),
        ("model_parameters.csv", "pert", "prt"),
        ("payers.csv", "assumption,", "guess,"),
        ("population.csv", "25348", "\"25,348\""),
    ] {
        patch(&mut files, file, from, to);
    }
    let told = told(&files);
    assert_eq!(told.len(), 10, "{told:#?}");
    let error = Dataset::from_files("nl", &files).unwrap_err();
    assert_eq!(error.exit_code(), 2);
}

#[test]
fn the_same_mistake_all_over_a_file_is_told_once() {
    let mut files = nl();
    let text = files["population.csv"].replace("RA0101,", "RA0199,");
    files.insert("population.csv".into(), text);
    let told = told(&files);
    assert_tells(
        &told[0],
        &["`RA0199` in `region` is not a region", "so it is 455 more times", "did you mean `RA0919`"],
    );
}

#[test]
fn calibration_is_read_by_branch_and_whole_or_not_at_all() {
    let mut files = nl();
    let header = "branch_id,lambda,tau,base_shortage,lambda_observed,quality,note\n";
    let row = |b: &str| format!("{b},0.08,-0.001,1500.5,0.085,derived,\n");
    let ids: Vec<String> = load("scenarios/nl").branches.into_iter().map(|b| b.id).collect();
    let all: String = ids.iter().rev().map(|b| row(b)).collect();
    files.insert("calibration.csv".into(), format!("{header}{all}"));
    let data = Dataset::from_files("nl", &files).unwrap();
    assert_eq!(data.calibration.iter().map(|c| c.branch).collect::<Vec<_>>(), (0..11).collect::<Vec<_>>());
    let first = &data.calibration[0];
    assert_eq!((first.lambda, first.tau, first.base_shortage), (0.08, -0.001, 1500.5));
    files.insert("calibration.csv".into(), format!("{header}{}", all.replace(&row("gp_care"), "")));
    assert_tells(&told(&files)[0], &["calibration.csv:12:1: the row for gp_care is missing"]);
    files.remove("calibration.csv");
    assert!(Dataset::from_files("nl", &files).unwrap().calibration.is_empty());
}

#[test]
fn dimensions_have_a_known_name_and_a_number_of_their_own() {
    let header = "name,dimension\n";
    let with = |rows: &str| {
        let mut files = nl();
        files.insert("sobol_dimensions.csv".into(), format!("{header}{rows}"));
        files
    };
    // A parameter, a shared factor, one of a level; gaps and any order will do.
    let data = Dataset::from_files("nl", &with("pi:all,32\ntau_branches,3\nhours_duration:light,1\n")).unwrap();
    let dimensions = ["hours_duration:light", "tau_branches", "pi:all", "tau"].map(|name| data.sobol_dimension(name));
    assert_eq!(dimensions, [Some(0), Some(2), Some(31), None]);
    for (rows, place, parts) in [
        ("pi:all,1\ntau:hospital,2\n", "3:1", ["neither a parameter nor the factor", "tau:hospitals"]),
        ("exits_inflow,2\n", "2:1", ["neither a parameter", "exits_inflow"]),
        ("hours_duration,1\n", "2:1", ["neither a parameter", "hours_duration:"]),
        ("pi:all,1\nsigma:all,1\n", "3:11", ["dimension 1 is that of `pi:all`", ""]),
        ("pi:all,1\npi:all,2\n", "3:1", ["`pi:all` has a dimension already", ""]),
        ("pi:all,33\n", "2:8", ["between 1 and 32", ""]),
        ("pi:all,0\n", "2:8", ["between 1 and 32", ""]),
        ("pi:all,1.5\n", "2:8", ["must be a whole number", ""]),
    ] {
        let told = told(&with(rows));
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_tells(&told[0], &[&format!("sobol_dimensions.csv:{place}"), parts[0], parts[1]]);
    }
    let mut without = nl();
    without.remove("sobol_dimensions.csv");
    assert!(Dataset::from_files("nl", &without).unwrap().sobol_dimensions.is_empty());
}

#[test]
fn types_of_approach_and_programmes_go_together() {
    let data = load("scenarios/nl");
    let first = &data.help_programmes[0];
    assert_eq!((data.approaches.len(), &*data.approaches[first.approach].id), (4, "preventive_individual"));
    assert!(data.parameters.iter().filter(|p| p.name.starts_with("approach_")).count() == 20);
    // Neither table is needed.
    assert!(load("tests/data/yearly-bands").approaches.is_empty());
    let (types, programmes) = ("approach_types.csv", "programmes.csv");
    assert_tells(
        &only(types, ",preventive,collective,", ",preventive,individual,"),
        &["preventive and individual already"],
    );
    assert_tells(&only(types, ",curative,individual,", ",cure,individual,"), &["`cure` in `timing` must be one of"]);
    assert_tells(
        &only(programmes, "curative_individual,complex", "curative_indivdual,complex"),
        &["is not a type of approach", "`curative_individual`"],
    );
    assert_tells(&only(programmes, "light;moderate", "light;heavy"), &["`heavy` in `levels`"]);
    assert_tells(&only(programmes, "light;moderate", "light;light"), &["named twice"]);
    assert_tells(&only(programmes, "housing_first,", "other,"), &["another name"]);
    let parameter = "approach_hours,curative_individual,";
    assert_tells(
        &only("model_parameters.csv", parameter, "approach_hours,curative,"),
        &["not a key of approach_hours"],
    );
    let mut files = nl();
    files.remove(types);
    let told = told(&files);
    assert!(told.iter().any(|t| t.contains("there is no approach_types.csv")), "{told:#?}");
    assert!(told.iter().filter(|t| t.contains("is not a key of approach_")).count() == 20, "{told:#?}");
}

#[test]
fn a_group_of_shares_has_one_concentration() {
    let told = only("payers.csv", ",0.9,0.8,1,23.4,", ",0.9,0.8,1,24,");
    assert_tells(&told, &["payers.csv:", "a branch must have one concentration"]);
    let told = only(
        "model_parameters.csv",
        "mbo:outside_care,share of hires of the function,0.18,0.28,0.4,,dirichlet,24",
        "mbo:outside_care,share of hires of the function,0.18,0.28,0.4,,dirichlet,25",
    );
    assert_tells(&told, &["hire_source:mbo must have one concentration"]);
}

#[test]
fn text_that_is_not_utf8_is_shown_where_it_starts() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("regions.csv"), b"code,name_nl\nR1,Frysl\xe2n\n").unwrap();
    let Err(Error::Input(problems)) = Dataset::load(folder.path()) else { panic!("read") };
    assert_eq!((problems.len(), problems[0].position()), (1, (2, 9)));
    assert_tells(problems[0].rule.en(), &["not UTF-8"]);
}

/// Texts of the tiny data set, one of them damaged: a problem at most, never a panic.
mod damaged {
    use super::*;
    use proptest::prelude::*;

    fn tiny() -> Files {
        let read = |name: &str| std::fs::read_to_string(folder("tests/data/tiny").join(name)).unwrap();
        let names = std::fs::read_dir(folder("tests/data/tiny")).unwrap();
        let names = names.map(|e| e.unwrap().file_name().into_string().unwrap());
        names.map(|n| (n.clone(), read(&n))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn data_sets_are_refused_or_read(
            file in any::<prop::sample::Index>(),
            edits in prop::collection::vec(
                (any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[0-9a-z,;\"\n.+:=-]{0,4}|1e308|-1e308|4000000000\\+|care"),
                1..4,
            ),
        ) {
            let mut files = tiny();
            let name = file.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
            let text = files.get_mut(&name).unwrap();
            for (line, cell, new) in edits {
                let mut lines: Vec<Vec<String>> =
                    text.lines().map(|l| l.split(',').map(str::to_owned).collect()).collect();
                if lines.is_empty() {
                    break;
                }
                let line = line.index(lines.len());
                let cell = cell.index(lines[line].len());
                lines[line][cell] = new;
                *text = lines.iter().map(|l| l.join(",") + "\n").collect();
            }
            if let Err(e) = Dataset::from_files("tiny", &files) {
                prop_assert!(!e.to_string().is_empty());
            }
        }
    }
}
