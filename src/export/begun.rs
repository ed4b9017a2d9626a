//! Going on with a run that was begun: its folder, and what it has done already.

use std::fs;
use std::path::{Path, PathBuf};

use super::checkpoint::{CHECKPOINT, PART};
use super::draws::PARTIAL;
use super::folder::{Folder, Target};
use super::{context, durable, provenance};
use crate::error::{Error, Result};
use crate::run::part::{Header, Origin, Part, Stamp};
use crate::run::{Done, Options, Shard};
use crate::texts::Said;

/// What a folder holds of a run.
#[derive(Debug)]
pub enum Begun {
    /// Nothing that could be gone on from.
    Nothing,
    /// These rounds.
    Some(Done),
    /// All that is asked for.
    Finished,
}

/// The folder to go on in: the given one, or the last of `ROOT/JOB`, `ROOT/JOB-2`, … that exists; a new one if there is
/// none. What a killed process left half-written there is removed.
///
/// # Errors
/// [`Error::Usage`] when the folder holds something else than a run of ours, or cannot be used.
pub fn open(target: &Target) -> Result<Folder> {
    let path = match target {
        Target::Given { path, .. } => Some(path.clone()).filter(|path| fs::symlink_metadata(path).is_ok()),
        Target::Free { root, job } => last_of(root, job),
    };
    let Some(path) = path else { return Folder::create(target) };
    let names = names_in(&path)
        .map_err(|e| Error::Usage(Said::english_only(format!("cannot go on in {}: {e}", path.display()))))?;
    if let Some(foreign) = names.iter().find(|name| !is_ours(name)) {
        let rule = "is no folder of a run that could be gone on with: it holds";
        return Err(Error::Usage(Said::english_only(format!("{} {rule} {foreign}", path.display()))));
    }
    for name in names.iter().filter(|name| durable::is_temporary(name)) {
        let left = path.join(name);
        fs::remove_file(&left).map_err(Error::write(&left))?;
    }
    Folder::existing(&path)
}

/// What `folder` holds of the job `origin` under `options`.
///
/// # Errors
/// [`Error::Usage`] when it holds something of another job or version, or something that is damaged, with the reason.
pub fn begun(folder: &Path, origin: &Origin, options: &Options) -> Result<Begun> {
    let asked = options.shard.rounds(options.rounds());
    let refuse =
        |what: &str| Error::Usage(Said::english_only(format!("{} cannot be gone on with: {what}", folder.display())));
    let mut best: Option<Part> = None;
    for name in [PART, CHECKPOINT] {
        let Some(part) = read(&folder.join(name))? else { continue };
        if let Some(reason) = refusal(&part.header, origin, options) {
            return Err(refuse(&reason));
        }
        if best.as_ref().is_none_or(|b| b.header.next < part.header.next) {
            best = Some(part);
        }
    }
    let ended = Ended::of(folder)?;
    let Some(part) = best else {
        let Some(ended) = ended else { return Ok(Begun::Nothing) };
        let differences = ended.stamp.differences(&origin.stamp);
        if !differences.is_empty() {
            return Err(refuse(&format!("it is another job; it differs in {}", differences.join(", "))));
        }
        if ended.has(options) {
            return Ok(Begun::Finished);
        }
        return Err(refuse("it was finished without --resume, so nothing to go on from was kept"));
    };
    if part.header.next > asked.end {
        return Err(refuse(&format!("it has more draws already than the {} asked for", options.draws)));
    }
    let all = part.header.next == asked.end;
    if ended.is_some_and(|ended| if options.shard == Shard::WHOLE { ended.has(options) } else { all }) {
        return Ok(Begun::Finished);
    }
    Ok(Begun::Some(Done { rounds: part.header.first..part.header.next, series: part.series }))
}

/// The part in a file; `None` without the file.
///
/// # Errors
/// [`Error::Usage`] when it holds no part, with the reason; [`Error::Read`].
pub fn read(path: &Path) -> Result<Option<Part>> {
    let bytes = match fs::read(path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        bytes => bytes.map_err(Error::read(path))?,
    };
    let refuse = |reason| Error::Usage(Said::english_only(format!("{} cannot be used: {reason}", path.display())));
    Part::from_bytes(&bytes).map(Some).map_err(refuse)
}

/// Why a run cannot go on from a part, if so.
fn refusal(header: &Header, origin: &Origin, options: &Options) -> Option<String> {
    let differences = header.stamp.differences(&origin.stamp);
    if !differences.is_empty() {
        return Some(format!("it is another job; it differs in {}", differences.join(", ")));
    }
    if header.shard != options.shard {
        return Some(format!("it is shard {}, not {}", header.shard, options.shard));
    }
    let moved = header.shard != Shard::WHOLE && header.draws != options.draws;
    moved.then(|| format!("shards of {} draws have other rounds than those of {}", header.draws, options.draws))
}

/// What `provenance.json` says of a run that ended.
struct Ended {
    stamp: Stamp,
    rounds: u64,
    stop_reason: String,
    precision: Option<String>,
}

impl Ended {
    fn of(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(provenance::FILE);
        let Ok(bytes) = fs::read(&path) else { return Ok(None) };
        let json: serde_json::Value = serde_json::from_slice(&bytes)
            .map_err(|_| Error::Usage(Said::english_only(format!("{} is damaged", path.display()))))?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
        let version = format!("{} {}", text(&json["program_version"]), text(&json["commit"]));
        let stamp = Stamp {
            version: version.trim_end().to_string(),
            data_set: text(&json["data_set"]),
            data_set_blake3: text(&json["data_set_blake3"]),
            resolved: fs::read_to_string(folder.join("resolved.toml")).unwrap_or_default(),
            seed: json["seed"].as_u64().unwrap_or_default(),
            design: text(&json["design"]),
            series: text(&json["options"]["series"]),
        };
        let precision = json["options"]["precision"].as_str().map(str::to_string);
        let rounds = json["rounds"].as_u64().unwrap_or_default();
        Ok(Some(Self { stamp, rounds, stop_reason: text(&json["stop_reason"]), precision }))
    }

    /// Whether it ended with what `options` ask for.
    fn has(&self, options: &Options) -> bool {
        match self.stop_reason.as_str() {
            "draws" => self.rounds == options.rounds(),
            "precision" => self.precision == options.precision_text(),
            _ => false,
        }
    }
}

/// The last folder of a job.
fn last_of(root: &Path, job: &str) -> Option<PathBuf> {
    let numbered = (2_u32..).map(|n| root.join(format!("{job}-{n}")));
    std::iter::once(root.join(job)).chain(numbered).take_while(|path| path.is_dir()).last()
}

fn names_in(path: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Whether a run writes files of this name.
fn is_ours(name: &str) -> bool {
    const NAMES: [&str; 6] = [PART, CHECKPOINT, PARTIAL, context::FILE, "resolved.toml", "report.html"];
    let is_table = |name: &str| {
        matches!(
            name.split_once('.'),
            Some(("summary" | "effects" | "distribution" | "draws" | "sweep" | "alignment", "csv" | "parquet"))
        )
    };
    NAMES.contains(&name) || name == provenance::FILE || is_table(name) || durable::is_temporary(name)
}
