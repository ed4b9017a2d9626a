//! From a folder of files to a checked data set, with every problem at once.

use std::collections::BTreeMap;
use std::path::Path;

use super::context::Context;
use super::settings::Settings;
use super::{
    AgeBand, Branch, Dataset, Population, approaches, bands, branches, calibration, correlations, education, evidence,
    exits, keys, model_parameters, occupations, official, payers, population, regions, sobol_dimensions, social_work,
    sources, uncertainty, use_by_age,
};
use crate::error::{Error, Problem, Result, SourceText};
use crate::texts::{DataProblem, ProblemText, TableProblem};

/// Files of a data set.
const FILES: [&str; 29] = [
    "age_bands.csv",
    "approach_types.csv",
    "branches.csv",
    "calibration.csv",
    "care_use.csv",
    "care_use_5y.csv",
    "client_age.csv",
    "correlations.csv",
    "dataset.toml",
    "education.csv",
    "education_first_branch.csv",
    "effects.csv",
    "entry_by_age.csv",
    "evidence_map.csv",
    "exit_by_age.csv",
    "history.csv",
    "model_parameters.csv",
    "occupations.csv",
    "official_forecasts.csv",
    "payers.csv",
    "population.csv",
    "population_national_variants.csv",
    "population_uncertainty.csv",
    "programmes.csv",
    "regions.csv",
    "sobol_dimensions.csv",
    "social_work.csv",
    "sources.csv",
    "workforce_mix.csv",
];

impl Dataset {
    /// Reads the data set in the folder `dir`: all `.csv` and `.toml` files in it. Its name is that of the folder.
    ///
    /// # Errors
    /// [`Error::Read`] if the folder or a file cannot be read, [`Error::Input`] with every problem in the files.
    pub fn load(dir: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        let mut problems = Vec::new();
        for entry in std::fs::read_dir(dir).map_err(Error::read(dir))? {
            let path = entry.map_err(Error::read(dir))?.path();
            let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
            if !path.extension().is_some_and(|e| e == "csv" || e == "toml") {
                continue;
            }
            let bytes = std::fs::read(&path).map_err(Error::read(&path))?;
            match String::from_utf8(bytes) {
                Ok(text) => {
                    files.insert(name.to_owned(), text);
                }
                Err(e) => {
                    let at = e.utf8_error().valid_up_to();
                    let text = String::from_utf8_lossy(e.as_bytes());
                    let source = SourceText { file: path.display().to_string(), text: text.as_ref().into() };
                    let problem = Problem::new(&source, at..at, TableProblem::NotUtf8);
                    problems.push(problem.with_help(ProblemText::SaveWithUtf8));
                }
            }
        }
        if !problems.is_empty() {
            return Err(Error::Input(problems));
        }
        // `.` and `..` have no name of their own.
        let whole =
            if dir.file_name().is_some() { dir.to_path_buf() } else { dir.canonicalize().map_err(Error::read(dir))? };
        let name = whole.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        read(name, &dir.display().to_string(), &files)
    }

    /// The data set `name` from files in memory: name to text.
    ///
    /// # Errors
    /// [`Error::Input`] with every problem in the files.
    pub fn from_files(name: &str, files: &BTreeMap<String, String>) -> Result<Self> {
        read(name.to_owned(), name, files)
    }
}

fn read(name: String, folder: &str, files: &BTreeMap<String, String>) -> Result<Dataset> {
    let context = Context::new(folder, files);
    let dataset = tables(name, &context);
    let (problems, figures) = context.finish();
    match dataset {
        Some(dataset) if problems.is_empty() => {
            let text_hash = |text: &String| blake3::hash(text.as_bytes()).to_hex().to_string();
            let hashes = files.iter().map(|(name, text)| (name.clone(), text_hash(text))).collect();
            Ok(Dataset { figures, hash: hash(files), files: hashes, ..dataset })
        }
        _ => Err(Error::Input(problems)),
    }
}

/// blake3 of all files in name order: name and text, each with its length before it.
fn hash(files: &BTreeMap<String, String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in files.iter().flat_map(|(name, text)| [name, text]) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The population must have the end of the base year.
fn check_base_year(settings: &Settings, people: &Population, year: i32, context: &Context) {
    if people.years > 0 && !(people.first_year..=people.last_year()).contains(&year) {
        let rule = DataProblem::BaseYearMissing.with(&[
            ("year", &(year + 1)),
            ("first", &(people.first_year + 1)),
            ("last", &(people.last_year() + 1)),
        ]);
        settings.report_base_year(context, rule);
    }
}

/// Reads table after table; goes on after problems, so that all are found. `None` only if nothing can be made of it.
/// Without hashes and figures.
fn tables(name: String, context: &Context) -> Option<Dataset> {
    context.report_unknown_files(&FILES);
    let sources = sources::read(context);
    let settings = Settings::read(context)?;
    let year = settings.base_year();

    let (region_table, region_ids, regions) = regions::read(context);
    let (branch_table, branch_ids) = branches::open(context, year);
    let occupations = occupations::read(context);
    let (band_ids, bands): (_, Vec<AgeBand>) = bands::read(context);
    let (payer_table, payer_ids) = payers::open(context);

    let read = population::read(context, &region_ids, &settings.provenance("population", context));
    let people = &read.population;
    check_base_year(&settings, people, year, context);
    regions::check_counts(region_table.as_ref(), &region_ids, people, &settings.provenance("regions", context));
    let provenance = settings.provenance("population_national_variants", context);
    population::check_variants(context, &read, region_ids.len(), &provenance);
    let (age_classes, class_parameters) = uncertainty::read(context, &read, region_ids.len());

    let (rows, branch_parameters) = branches::read(branch_table.as_ref(), year);
    let mix = occupations::read_mix(context, &branch_ids, &occupations.ids);
    let employees: Vec<f64> = rows.iter().map(|b| b.employees_year).collect();
    occupations::check_persons(occupations.table.as_ref(), year, &employees, &mix);
    let exits = exits::read_exits(context, &branch_ids, &band_ids, &rows, branch_table.as_ref());
    let entry = exits::read_entry(context, &band_ids);
    let use_by_age = use_by_age::read_use(context, &branch_ids, &read, region_ids.len(), year);
    use_by_age::note_bands(context, &branch_ids);
    let client_age = use_by_age::read_clients(context, &read.ages);
    let sets =
        education::Sets { branches: &branch_ids, occupations: &occupations.ids, groups: &read.groups, mix: &mix };
    let (programmes, programme_parameters) = education::read(context, &sets);

    let (types, approaches, help_programmes) = approaches::read(context);
    let sets = keys::Sets { branches: &branch_ids, bands: &band_ids, payers: &payer_ids, approaches: &types };
    let mut parameters = model_parameters::read(context, &sets);
    parameters.extend(social_work::read(context, &sets));
    parameters.extend(branch_parameters.into_iter().chain(programme_parameters));
    parameters.extend(payers::read(payer_table.as_ref(), &branch_ids, &payer_ids));
    parameters.extend(class_parameters);
    // What was refused may be what another table means.
    let complete = !context.is_refused();
    let correlations = correlations::read(context, &parameters);
    let sobol_dimensions = sobol_dimensions::read(context, &parameters, &correlations);
    let ties = calibration::read(context, &branch_ids);
    let (calibration, tied_to) = ties[Dataset::OWN_TIE].clone().into_parts();
    let official = official::read(context, &branch_ids);
    let evidence = evidence::read(context, &branch_ids, if complete { &parameters } else { &[] });

    let (bands_of, ages_of) = (band_ids.len(), read.ages.len());
    let part = |values: &[f64], b: usize, width: usize| values.get(b * width..(b + 1) * width).map(<[f64]>::to_vec);
    let branches = rows.into_iter().zip(mix).enumerate().map(|(b, (raw, mix))| {
        Some(Branch {
            id: raw.id,
            name: raw.name,
            in_smal: raw.in_smal,
            employees: raw.employees,
            part_time: raw.part_time,
            absence: raw.absence,
            inflow_rate: raw.inflow_rate,
            frictional: raw.frictional,
            shortage: raw.shortage,
            labour_cost_per_contract_fte: raw.labour_cost_per_contract_fte,
            non_labour_ratio: raw.non_labour_ratio,
            exits: part(&exits.outflow, b, bands_of)?,
            switches: part(&exits.switching, b, bands_of)?,
            age_share: part(&exits.age_share, b, bands_of)?,
            mix,
            use_by_age: part(&use_by_age, b, ages_of)?,
        })
    });
    Some(Dataset {
        name,
        hash: String::new(),
        files: BTreeMap::new(),
        attribution: settings.attribution(),
        base_year: year,
        regions,
        branches: branches.collect::<Option<_>>()?,
        social_work: settings.social_work(&branch_ids, context)?,
        occupations: occupations.rows,
        levels: occupations.levels,
        bands,
        ages: read.groups,
        population: read.population,
        age_classes,
        client_age,
        entry,
        programmes,
        approaches,
        help_programmes,
        payers: payer_ids.names().to_vec(),
        parameters,
        correlations,
        sobol_dimensions,
        calibration,
        tied_to,
        tie: Dataset::OWN_TIE.to_owned(),
        ties,
        official,
        findings: evidence.findings,
        links: evidence.links,
        ratios: evidence.ratios,
        history: evidence.history,
        figures: Vec::new(),
        sources,
    })
}
