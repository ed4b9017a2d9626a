//! One file as it stands: every key it gives, checked on its own, nothing merged yet.

use std::collections::BTreeMap;

use super::pools::Given;
use super::reader::{Reader, Sourced};
use super::tree::{Entry, Node, Value};
use super::{
    Evidence, Move, PairCorrelation, PlanProgramme, Point, Ramp, Split, dists, fund, levers, pairs, plan, pools, world,
};
use crate::dataset::forecast_error::ForecastError;
use crate::dist::Dist;
use crate::ids::Words;
use crate::texts::{Said, ScenarioProblem as P, Thing};

/// What one file says. A key that is absent, or was wrong, is `None`.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    pub name: Option<Sourced<String>>,
    pub title: Option<Sourced<Words>>,
    pub why: Option<Sourced<Words>>,
    pub data: Option<Sourced<String>>,
    pub calibration: Option<Sourced<String>>,
    pub forecast_error: Option<Sourced<Option<ForecastError>>>,
    /// Forms of [`super::world::FORMS`].
    pub structure: [Option<Sourced<Dist>>; 3],
    pub horizon: Option<Sourced<i32>>,
    pub evidence: Option<Sourced<Evidence>>,
    /// Whose opinion counts where experts are pooled; [`POOLED`] is that of all.
    pub experts: Option<Sourced<String>>,
    pub size: Option<Sourced<Ramp>>,
    pub mix: Option<Sourced<plan::Mix>>,
    pub split: Option<Sourced<Split>>,
    pub level_order: Option<Sourced<[crate::ids::Support; 3]>>,
    /// Replaced as a whole by a delta that gives any.
    pub programmes: Option<Vec<Sourced<PlanProgramme>>>,
    /// Replaced as a whole by a delta that gives any.
    pub fund_shares: Option<Sourced<Vec<(String, f64)>>>,
    pub loss_cap: Option<Sourced<f64>>,
    pub certainty: Option<Sourced<f64>>,
    /// Per lever of [`super::keys::BRANCH_LEVERS`], by branch; `None` stands for all branches and so comes first.
    pub levers: [BTreeMap<Option<String>, Sourced<Ramp>>; 5],
    pub training_places: BTreeMap<String, Sourced<Ramp>>,
    /// Replaced as a whole by a delta that gives any.
    pub moved: Option<Vec<Moved>>,
    pub parameters: BTreeMap<String, Sourced<Given>>,
    /// Replaced as a whole by a delta that gives any.
    pub correlations: Option<Vec<Sourced<PairCorrelation>>>,
    /// Where the scenario stands in a sweep; only a resolved file says it.
    pub point: Option<Point>,
}

/// A move, and its `returned` with the remarks beside it.
pub(super) type Moved = (Sourced<Move>, Option<Sourced<f64>>);

/// All experts of a pool together.
pub const POOLED: &str = "pooled";

/// Name of the base scenario in every job.
pub const REFERENCE: &str = "reference";

/// Reads `root`: a file, or one `[[scenario]]` of a resolved file.
pub(super) fn read(reader: &mut Reader, root: &Node) -> Layer {
    let mut layer = Layer::default();
    for entry in root.entries() {
        match entry.key.as_str() {
            // Followed before the files are read one by one.
            "extends" => {}
            // Read by itself: it stands for many layers.
            "sweep" if !reader.resolved => {}
            "point" if reader.resolved => layer.point = point(reader, &entry.node),
            "name" => layer.name = name(reader, entry),
            "title" => layer.title = words(reader, entry),
            "why" => layer.why = words(reader, entry),
            "data" => layer.data = folder(reader, &entry.node),
            "calibration" => layer.calibration = calibration(reader, entry),
            "forecast_error" => layer.forecast_error = world::forecast_error(reader, entry),
            "structure" => world::structure(reader, &entry.node, &mut layer),
            "horizon" => layer.horizon = horizon(reader, entry),
            "evidence" => layer.evidence = evidence(reader, entry),
            "experts" => {
                let from = reader.sourced(&entry.node);
                layer.experts = reader.text(from.value, "experts").map(|name| from.map(|_| name));
            }
            "plan" => plan::read(reader, &entry.node, &mut layer),
            "fund" => fund::read(reader, &entry.node, &mut layer),
            "levers" => levers::read(reader, &entry.node, &mut layer),
            "parameters" => parameters(reader, &entry.node, &mut layer),
            "correlations" => layer.correlations = pairs::read(reader, &entry.node),
            _ => reader.unknown_key(entry, ""),
        }
    }
    layer
}

fn name(reader: &mut Reader, entry: &Entry) -> Option<Sourced<String>> {
    let from = reader.sourced(&entry.node);
    let name = reader.text(from.value, "name")?;
    match name_problem(&name) {
        Some(rule) => reader.problem(&from.span, rule),
        None => return Some(from.map(|_| name)),
    }
    None
}

/// What is wrong with a scenario's name, if anything.
pub(super) fn name_problem(name: &str) -> Option<Said> {
    if name.contains('@') {
        return Some(P::NameAt.with(&[("name", &name)]));
    }
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(fine) {
        return Some(P::NameLetters.with(&[("name", &name.escape_debug().to_string())]));
    }
    None
}

fn words(reader: &mut Reader, entry: &Entry) -> Option<Sourced<Words>> {
    let span = entry.node.span.clone();
    let words = if let Value::Text(text) = &entry.node.value {
        Words { nl: text.clone(), en: text.clone() }
    } else {
        let (mut nl, mut en) = (None, None);
        for field in reader.table(&entry.node, &entry.key)? {
            match field.key.as_str() {
                "nl" => nl = reader.text(&field.node, &format!("{}.nl", entry.key)),
                "en" => en = reader.text(&field.node, &format!("{}.en", entry.key)),
                _ => reader.unknown(field, Thing::InKey.with(&[("key", &entry.key)]), &["nl", "en"]),
            }
        }
        // One language is better than none.
        let (nl, en) = (nl.clone().or_else(|| en.clone())?, en.or(nl)?);
        Words { nl, en }
    };
    Some(Sourced { value: words, file: reader.file, span, why: String::new(), source: String::new() })
}

/// Where a scenario of a resolved file stands in a sweep.
fn point(reader: &mut Reader, node: &Node) -> Option<Point> {
    let (mut sweep, mut title, mut at) = (None, None, Vec::new());
    for entry in reader.table(node, "point")? {
        match (entry.key.as_str(), &entry.node.value) {
            ("sweep", _) => sweep = reader.text(&entry.node, "point.sweep"),
            ("title", _) => title = words(reader, entry).map(|words| words.value),
            ("at", Value::List(list)) => {
                for item in list {
                    match &item.value {
                        Value::List(pair) if pair.len() == 2 => {
                            let [axis, label] = [0, 1].map(|i| reader.text(&pair[i], "point.at"));
                            at.push((axis?, label?));
                        }
                        _ => reader.wrong_type(item, "point.at", Thing::PointPairs),
                    }
                }
            }
            _ => reader.unknown(entry, Thing::InKey.with(&[("key", &"point")]), &["sweep", "title", "at"]),
        }
    }
    if sweep.is_none() {
        reader.problem(&node.span, P::PointSweep);
    }
    let sweep = sweep?;
    let title = title.unwrap_or_else(|| Words { nl: sweep.clone(), en: sweep.clone() });
    Some(Point { sweep, title, at })
}

/// The name of a data set's folder.
pub(super) fn folder(reader: &mut Reader, node: &Node) -> Option<Sourced<String>> {
    let from = reader.sourced(node);
    let text = reader.text(from.value, "data")?;
    if text.trim().is_empty() {
        reader.problem(&from.span, P::DataEmpty);
        return None;
    }
    Some(from.map(|_| text))
}

/// The name of a tie that the data set has.
fn calibration(reader: &mut Reader, entry: &Entry) -> Option<Sourced<String>> {
    let from = reader.sourced(&entry.node);
    let name = reader.text(from.value, "calibration")?;
    let known = match reader.dataset {
        Some(d) => reader.known(&name, &from.span, Thing::Tie, d.tie_names()),
        None => true,
    };
    known.then(|| from.map(|_| name))
}

fn horizon(reader: &mut Reader, entry: &Entry) -> Option<Sourced<i32>> {
    let from = reader.sourced(&entry.node);
    let Value::Whole(year) = from.value.value else {
        reader.wrong_type(from.value, "horizon", Thing::Year);
        return None;
    };
    let Some(year) = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year)) else {
        reader.problem(&from.span, P::HorizonNoYear.with(&[("year", &year)]));
        return None;
    };
    if let Some(d) = reader.dataset {
        let last = d.population.last_year();
        if year <= d.base_year || year > last {
            let rule = if year > last { P::HorizonTooLate } else { P::HorizonTooEarly };
            let rule = rule.with(&[("first", &(d.base_year + 1)), ("last", &last), ("year", &year)]);
            reader.problem(&from.span, rule);
            return None;
        }
    }
    Some(from.map(|_| year))
}

fn evidence(reader: &mut Reader, entry: &Entry) -> Option<Sourced<Evidence>> {
    const PROFILES: [&str; 3] = ["controlled", "between", "business_cases"];
    let from = reader.sourced(&entry.node);
    let evidence = if let Value::Text(profile) = &from.value.value {
        match profile.as_str() {
            "controlled" => Evidence::Controlled,
            "between" => Evidence::Between,
            "business_cases" => Evidence::BusinessCases,
            _ => {
                reader.known(profile, &from.span, Thing::Profile, PROFILES);
                return None;
            }
        }
    } else {
        let dist = dists::read(reader, from.value, "evidence")?;
        let (low, high) = dist.support();
        if !(low >= 0.0 && high <= 1.0) {
            let rule = P::EvidenceRange.with(&[("low", &low), ("high", &high)]);
            reader.problem(&from.span, rule);
            return None;
        }
        Evidence::Blend(dist)
    };
    Some(from.map(|_| evidence))
}

fn parameters(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "parameters") else { return };
    for entry in entries {
        let from = reader.sourced(&entry.node);
        let given = pools::read(reader, from.value, entry);
        if dists::allowed(reader, entry, given.as_ref().map(|g| &g.dist))
            && let Some(given) = given
        {
            layer.parameters.insert(entry.key.clone(), from.map(|_| given));
        }
    }
}
