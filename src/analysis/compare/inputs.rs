//! What differs in what went into the contenders, and on which account: the scenario, the data, the calibration, the program,
//! or how it was run.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pick, Source};
use crate::scenario::{Given, Leaning};

/// On which account inputs differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// What the scenario chooses.
    Scenario,
    /// The base data, or what the reference they are seen against is made of.
    Data,
    /// The tie to an official forecast.
    Calibration,
    /// The program.
    Version,
    /// Seed, draws and design: changes by chance only.
    Run,
}

impl Cause {
    /// Its name in tables.
    pub fn id(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Data => "data",
            Self::Calibration => "calibration",
            Self::Version => "version",
            Self::Run => "run",
        }
    }
}

/// What one contender has.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A value, as scenario files give it.
    Value(Given),
    /// Text: a name, a number of draws, a version.
    Text(String),
    /// The same as its own reference, which says no more.
    Usual,
}

/// An input that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// On which account.
    pub cause: Cause,
    /// Key of a scenario file, or what is said of a run: `data_set`, `files`, `program_version`, `seed`, `draws`, `design`,
    /// `central`.
    pub key: String,
    /// What each contender has.
    pub entries: Vec<Entry>,
}

/// All that differs: what scenarios choose in the order of the files, then the rest.
pub(super) fn differences(sources: &[Source], picks: &[Pick]) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut add = |cause: Cause, key: &str, entries: Vec<Entry>| {
        if entries.iter().any(|e| *e != entries[0]) {
            out.push(Difference { cause, key: key.to_string(), entries });
        }
    };
    // The profile of a scenario is the scenario under other evidence.
    let is_profile = |p: &Pick| sources[p.source].results.scenarios[p.scenario].profile_of.is_some();
    let mut keys: Vec<&str> = if picks.iter().any(is_profile) { vec!["evidence"] } else { Vec::new() };
    for choice in picks.iter().flat_map(|p| &sources[p.source].results.scenarios[p.scenario].choices) {
        // What the whole job is tied to is told of the job.
        if choice.key != "calibration" && !keys.contains(&choice.key.as_str()) {
            keys.push(&choice.key);
        }
    }
    for key in &keys {
        add(Cause::Scenario, key, picks.iter().map(|p| chosen(sources, *p, key)).collect());
    }
    let worlds = picks.iter().flat_map(|p| sources[p.source].results.dataset.world.keys()).collect::<BTreeSet<_>>();
    for name in worlds {
        let own = |p: &Pick| sources[p.source].results.dataset.world.get(name).cloned();
        let entry = |p: &Pick| own(p).map_or(Entry::Value(Given::Number(0.0)), Entry::Value);
        add(Cause::Scenario, &format!("parameters.{name}"), picks.iter().map(entry).collect());
    }
    for name in parameters(sources, picks) {
        let key = format!("parameters.{name}");
        if !keys.contains(&key.as_str()) {
            let own = |p: &Pick| parameter(&sources[p.source], &name).map_or(Entry::Usual, Entry::Value);
            add(Cause::Data, &key, picks.iter().map(own).collect());
        }
    }
    let of = |say: &dyn Fn(&Source) -> String| picks.iter().map(|p| Entry::Text(say(&sources[p.source]))).collect();
    let data = |s: &Source| format!("{} ({})", s.results.dataset.name, short(&s.results.dataset.hash));
    add(Cause::Data, "data_set", of(&data));
    for (cause, key, is) in [(Cause::Data, "files", false), (Cause::Calibration, "calibration", true)] {
        let files: Vec<&str> =
            changed(sources, picks).into_iter().filter(|f| f.ends_with("calibration.csv") == is).collect();
        let hash = |s: &Source, file: &str| s.inputs.get(file).map_or("–".to_string(), |h| short(h));
        for file in files {
            let key = format!("{key}:{file}");
            add(cause, &key, of(&|s| hash(s, file)));
        }
    }
    // Folders of before there were several say nothing: their tie is that of the data set.
    let tie = |s: &Source| match s.results.dataset.calibration.as_str() {
        "" => crate::dataset::Dataset::OWN_TIE.to_owned(),
        name => name.to_owned(),
    };
    add(Cause::Calibration, "calibration", of(&tie));
    add(Cause::Version, "program_version", of(&|s| s.version.clone()));
    add(Cause::Run, "seed", of(&|s| s.results.seed.to_string()));
    add(Cause::Run, "draws", of(&|s| s.results.draws.to_string()));
    add(Cause::Run, "design", of(&|s| s.results.design.clone()));
    add(Cause::Run, "central", of(&|s| s.results.central.to_string()));
    out
}

/// The value of `key`: chosen by the scenario, or what others of the same job say is usual there; failing that, what the
/// data set has.
fn chosen(sources: &[Source], pick: Pick, key: &str) -> Entry {
    let own = &sources[pick.source].results;
    let facts = &own.scenarios[pick.scenario];
    if key == "evidence" {
        if let Some((_, profile)) = facts.profile_of.and_then(|_| facts.name.rsplit_once('@')) {
            return Entry::Value(Given::Name(profile.to_string()));
        }
        let named = match facts.evidence {
            Leaning::Controlled => "controlled",
            Leaning::Between => "between",
            Leaning::BusinessCases => "business_cases",
            // A blend is a number, and stands among the choices.
            Leaning::Blend => "",
        };
        if !named.is_empty() {
            return Entry::Value(Given::Name(named.to_string()));
        }
    }
    let found = |scenario: usize| own.scenarios[scenario].choices.iter().find(|c| c.key == key);
    if let Some(choice) = found(pick.scenario) {
        return Entry::Value(choice.value.clone());
    }
    let usual = (0..own.scenarios.len()).find_map(found).map(|c| c.usual.clone());
    let of_data = || key.strip_prefix("parameters.").and_then(|name| parameter(&sources[pick.source], name));
    if let Some(value) = usual.or_else(of_data) {
        return Entry::Value(value);
    }
    // Another job on the same data and the same reference file has the same usual value.
    let reference = |s: &Source| {
        let files = s.inputs.iter().filter(|(name, _)| name.ends_with("reference.toml"));
        (s.results.dataset.hash.clone(), files.map(|(_, hash)| hash.clone()).collect::<BTreeSet<_>>())
    };
    let mine = reference(&sources[pick.source]);
    let mut alike = sources.iter().filter(|s| !mine.1.is_empty() && reference(s) == mine);
    let usual = alike.find_map(|s| s.results.scenarios.iter().flat_map(|x| &x.choices).find(|c| c.key == key));
    usual.map_or(Entry::Usual, |c| Entry::Value(c.usual.clone()))
}

fn parameter(source: &Source, name: &str) -> Option<Given> {
    source.results.dataset.parameters.iter().find(|p| p.name == name).map(|p| p.value.clone())
}

/// Parameters whose values differ between the data sets.
fn parameters(sources: &[Source], picks: &[Pick]) -> Vec<String> {
    let used: BTreeSet<usize> = picks.iter().map(|p| p.source).collect();
    let mut by_name: BTreeMap<&str, Vec<&Given>> = BTreeMap::new();
    for p in used.iter().flat_map(|&s| &sources[s].results.dataset.parameters) {
        by_name.entry(&p.name).or_default().push(&p.value);
    }
    let differ = by_name.iter().filter(|(_, v)| v.len() < used.len() || v.iter().any(|x| *x != v[0]));
    differ.map(|(name, _)| (*name).to_string()).collect()
}

/// Files of data sets and references that differ. Those of scenarios show in what they choose.
fn changed<'a>(sources: &'a [Source], picks: &[Pick]) -> Vec<&'a str> {
    let used: BTreeSet<usize> = picks.iter().map(|p| p.source).collect();
    let is_base = |s: &Source, file: &str| {
        file.starts_with(&format!("{}/", s.results.dataset.name)) && file.rsplit('.').next() == Some("csv")
            || file.ends_with("dataset.toml")
            || file.rsplit('/').next() == Some("reference.toml")
    };
    let files: BTreeSet<&str> = used
        .iter()
        .flat_map(|&s| sources[s].inputs.keys().filter(move |f| is_base(&sources[s], f)))
        .map(String::as_str)
        .collect();
    let hashes = |file: &str| used.iter().map(|&s| sources[s].inputs.get(file)).collect::<Vec<_>>();
    // A file that only some name is another path to the same, or another data set.
    let differs = |file: &&str| {
        let all = hashes(file);
        all.iter().all(Option::is_some) && all.iter().any(|h| h != &all[0])
    };
    files.into_iter().filter(differs).collect()
}

/// Enough of a hash to tell it from another.
fn short(hash: &str) -> String {
    hash.chars().take(8).collect()
}
