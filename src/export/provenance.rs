//! `provenance.json`: what made a result folder, written last. A folder without it is incomplete.

use crate::dataset::Dataset;
use crate::ids::Words;
use crate::run::results::Results;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Name of the file.
pub const FILE: &str = "provenance.json";

/// What the file says it belongs to.
pub const FORMAT: &str = "schakel";

/// Version of the file's form; raised by a breaking change.
pub const FORMAT_VERSION: u32 = 1;

/// What made a result folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// [`FORMAT`].
    pub format: String,
    /// [`FORMAT_VERSION`].
    pub format_version: u32,
    /// Version of the program.
    pub program_version: String,
    /// Commit the program was built from; empty if unknown.
    pub commit: String,
    /// Start of the run, UTC. The only thing here that differs between equal runs, but for `options` that change no result.
    pub started: String,
    /// Scenarios in job order, evidence profiles included.
    pub scenarios: Vec<String>,
    /// Name of the data set.
    pub data_set: String,
    /// blake3 of the data set's files, as hexadecimal.
    pub data_set_blake3: String,
    /// Seed of all random numbers.
    pub seed: u64,
    /// Draws simulated.
    pub draws: u64,
    /// Rounds of draws simulated.
    pub rounds: u64,
    /// Sampling design.
    pub design: String,
    /// Central run: one draw at all medians, no noise.
    pub central: bool,
    /// Why the run stopped.
    pub stop_reason: String,
    /// Options of the command line by name, as they were in force.
    pub options: BTreeMap<String, String>,
    /// blake3 of every input file, as hexadecimal: scenario files as the user named them, those of the data set as
    /// `NAME/FILE`.
    pub inputs: BTreeMap<String, String>,
    /// blake3 of every other file in the folder by name, as hexadecimal; filled in by [`super::Folder::finish`].
    pub outputs: BTreeMap<String, String>,
    /// Line that must be shown wherever results are.
    pub attribution: Words,
    /// What a reader must know about the numbers.
    pub warnings: Vec<Notice>,
}

/// A warning with its stable code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable code.
    pub code: String,
    /// What was seen.
    pub seen: Words,
}

impl Provenance {
    /// What is known of `results`, made by a run that began at `started` with `options` from the scenario
    /// files `inputs` (name and blake3) and `dataset`.
    pub fn of(
        results: &Results,
        dataset: &Dataset,
        started: SystemTime,
        options: BTreeMap<String, String>,
        inputs: BTreeMap<String, String>,
    ) -> Self {
        let notice = |w: &crate::run::results::Warning| Notice { code: w.code.to_string(), seen: w.seen.clone() };
        let of_data = dataset.files.iter().map(|(file, hash)| (format!("{}/{file}", dataset.name), hash.clone()));
        Self {
            format: FORMAT.into(),
            format_version: FORMAT_VERSION,
            program_version: env!("CARGO_PKG_VERSION").into(),
            commit: option_env!("GIT_COMMIT").unwrap_or_default().into(),
            started: utc(started),
            scenarios: results.scenarios.iter().map(|s| s.name.clone()).collect(),
            data_set: results.dataset.name.clone(),
            data_set_blake3: results.dataset.hash.clone(),
            seed: results.seed,
            draws: results.draws,
            rounds: results.rounds,
            design: results.design.clone(),
            central: results.central,
            stop_reason: results.stop_reason.clone(),
            options,
            inputs: inputs.into_iter().chain(of_data).collect(),
            outputs: BTreeMap::new(),
            attribution: results.dataset.attribution.clone(),
            warnings: results.warnings.iter().map(notice).collect(),
        }
    }
}

/// blake3 of `content`, as hexadecimal.
pub fn hash(content: &[u8]) -> String {
    blake3::hash(content).to_hex().to_string()
}

/// Whether `folder` holds results of ours, complete, of this or any other version.
pub fn is_result_folder(folder: &Path) -> bool {
    let Ok(text) = std::fs::read(folder.join(FILE)) else { return false };
    let Ok(json) = serde_json::from_slice::<serde_json::Value>(&text) else { return false };
    json["format"] == FORMAT
}

/// `time` in UTC to the second, `2026-01-31T12:00:00Z`. Times before 1970 count as its start.
fn utc(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let (days, of_day) = (seconds / 86_400, seconds % 86_400);
    // Days are counted from 1 March of the year 0, in eras of 400 years, so that a leap day ends its year.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + carry;
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times_are_printed_in_utc() {
        for (seconds, printed) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_709_251_200, "2024-03-01T00:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(UNIX_EPOCH + Duration::from_secs(seconds)), printed);
        }
    }

    #[test]
    fn only_a_folder_with_our_provenance_is_ours() {
        let dir = tempfile::tempdir().unwrap();
        let write = |text: &str| std::fs::write(dir.path().join(FILE), text).unwrap();
        assert!(!is_result_folder(dir.path()));
        for foreign in ["", "{}", "{\"format\": \"other\"}", "[\"schakel\"]"] {
            write(foreign);
            assert!(!is_result_folder(dir.path()), "{foreign}");
        }
        write("{\"format\": \"schakel\", \"format_version\": 99}");
        assert!(is_result_folder(dir.path()));
    }
}
