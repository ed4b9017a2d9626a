//! A scenario with one of its numbers changed: what a search or a frontier varies. The number is named by its key in scenario
//! files.

use std::sync::Arc;

use super::aim::meant;
use crate::dataset::Dataset;
use crate::dist::Dist;
use crate::ids::{Function, Words};
use crate::nearest::nearest;
use crate::scenario::keys::{self, BRANCH_LEVERS};
use crate::scenario::{Evidence, Override, Point, Ramp, Scenario, Target, parameter_limits};
use crate::texts::{QuestionProblem as P, Said, Thing};

/// A number of a scenario that can be varied.
#[derive(Clone, Debug, PartialEq)]
pub enum Lever {
    /// `plan.size`: the largest size; the path over the years keeps its shape.
    Size,
    /// `plan.mix.FUNCTION`: its share; the others keep their proportions.
    Mix(Function),
    /// `levers.NAME.BRANCH`, by place among [`BRANCH_LEVERS`]: the largest change.
    Branch(usize, Target),
    /// `levers.training_places.PROGRAMME`: the most extra starters a year.
    Places(String),
    /// `levers.moved.share`, where demand is moved once: the largest share.
    Moved,
    /// `evidence`: whose evidence, from 0 to 1.
    Evidence,
    /// `parameters.NAME`: its value, the same in every draw.
    Parameter(String),
}

impl Lever {
    /// The number at `key` of `scenario`.
    ///
    /// # Errors
    /// What is wrong with the key, and the nearest one.
    pub fn parse(key: &str, dataset: &Dataset, scenario: &Scenario) -> Result<Self, Said> {
        if let Some(name) = key.strip_prefix("parameters.") {
            return parameter(name, dataset);
        }
        let segments: Vec<&str> = key.split('.').collect();
        match segments[..] {
            ["plan", "size"] => Ok(Self::Size),
            ["plan", "mix", function] => {
                let names = Function::ALL.map(Function::id);
                let found = Function::from_id(function).ok_or_else(|| unknown(P::Function, function, names))?;
                let whole = scenario.plan.mix.iter().all(|share| share.is_constant(share.points[0].1));
                if !whole {
                    return Err(P::MixChanges.into());
                }
                Ok(Self::Mix(found))
            }
            ["evidence"] => Ok(Self::Evidence),
            ["levers", "moved", "share"] => match scenario.levers.moved.len() {
                1 => Ok(Self::Moved),
                n => Err(P::MovedOnce.with(&[("n", &n)])),
            },
            ["levers", "training_places", programme] => {
                let names = dataset.programmes.iter().map(|p| p.id.as_str());
                if names.clone().any(|id| id == programme) {
                    return Ok(Self::Places(programme.to_string()));
                }
                Err(unknown(Thing::Programme, programme, names))
            }
            ["levers", lever, branch] => {
                let place = BRANCH_LEVERS.iter().position(|l| *l == lever);
                let place = place.ok_or_else(|| unknown(Thing::Lever, lever, BRANCH_LEVERS))?;
                let names = dataset.branches.iter().map(|b| b.id.as_str()).chain(["all"]);
                match branch {
                    "all" => Ok(Self::Branch(place, Target::All)),
                    id if names.clone().any(|n| n == id) => Ok(Self::Branch(place, Target::Branch(id.to_string()))),
                    id => Err(unknown(Thing::Branch, id, names)),
                }
            }
            _ => {
                let varied = ["plan.size", "evidence", "levers.moved.share"].map(str::to_string).into_iter();
                let mixes = Function::ALL.map(|f| format!("plan.mix.{}", f.id()));
                let levers = BRANCH_LEVERS.iter().map(|l| format!("levers.{l}.all"));
                let names: Vec<String> = varied.chain(mixes).chain(levers).collect();
                let help = nearest(key, names.iter().map(String::as_str));
                Err(P::NotVaried.with(&[("key", &key), ("help", &meant(help))]))
            }
        }
    }

    /// The key in scenario files.
    pub fn key(&self) -> String {
        match self {
            Self::Size => "plan.size".into(),
            Self::Mix(f) => format!("plan.mix.{}", f.id()),
            Self::Branch(lever, target) => {
                let target = match target {
                    Target::All => "all",
                    Target::Branch(id) => id,
                };
                format!("levers.{}.{target}", BRANCH_LEVERS[*lever])
            }
            Self::Places(id) => format!("levers.training_places.{id}"),
            Self::Moved => "levers.moved.share".into(),
            Self::Evidence => "evidence".into(),
            Self::Parameter(name) => format!("parameters.{name}"),
        }
    }

    /// What it is counted in, in Dutch and English.
    pub fn unit(&self, dataset: &Dataset) -> Words {
        if let Self::Parameter(name) = self {
            let unit = dataset.parameter(name).map_or(String::new(), |i| dataset.parameters[i].unit.clone());
            return Words { nl: unit.clone(), en: unit };
        }
        let unit = keys::find(&self.key()).map(|k| k.unit);
        let unit = unit.or_else(|| keys::find("plan.mix").filter(|_| matches!(self, Self::Mix(_))).map(|k| k.unit));
        unit.map_or_else(Words::default, |u| Words { nl: u.nl.into(), en: u.en.into() })
    }

    /// The smallest and the largest value it may take.
    pub fn limits(&self, dataset: &Dataset) -> (f64, f64) {
        // A relative change stays above -1, a share saved below 1.
        const NEARLY: f64 = 1.0 - 1e-9;
        match self {
            Self::Size | Self::Places(_) => (0.0, 1e9),
            Self::Mix(_) | Self::Moved | Self::Evidence => (0.0, 1.0),
            Self::Branch(lever, _) => match BRANCH_LEVERS[*lever] {
                "absence" => (-NEARLY, NEARLY),
                "productivity" => (-1e9, NEARLY),
                _ => (-NEARLY, 1e9),
            },
            Self::Parameter(name) => {
                let found = dataset.parameter(name).map(|i| parameter_limits(&dataset.parameters[i]));
                found.unwrap_or((f64::NEG_INFINITY, f64::INFINITY))
            }
        }
    }

    /// `scenario` with this number set to `value`.
    pub fn set(&self, scenario: &Scenario, value: f64) -> Scenario {
        let mut changed = scenario.clone();
        let put = |ramps: &mut Vec<(Target, Ramp)>, target: &Target| match ramps.iter_mut().find(|l| l.0 == *target) {
            Some((_, ramp)) => *ramp = scaled(ramp, value),
            None => ramps.push((target.clone(), Ramp::constant(value))),
        };
        match self {
            Self::Size => changed.plan.size = scaled(&scenario.plan.size, value),
            Self::Mix(function) => {
                let own = *function as usize;
                let rest: f64 = (0..4).filter(|f| *f != own).map(|f| scenario.plan.mix[f].points[0].1).sum();
                for (f, share) in changed.plan.mix.iter_mut().enumerate() {
                    let was = share.points[0].1;
                    // Where nothing else was there, the others share alike.
                    let part = if rest > 0.0 { was / rest } else { 1.0 / 3.0 };
                    *share = Ramp::constant(if f == own { value } else { (1.0 - value) * part });
                }
            }
            Self::Branch(lever, target) => {
                let levers = &mut changed.levers;
                let all = [
                    &mut levers.absence,
                    &mut levers.hours,
                    &mut levers.productivity,
                    &mut levers.inflow,
                    &mut levers.exits,
                ];
                if let Some(ramps) = all.into_iter().nth(*lever) {
                    put(ramps, target);
                }
            }
            Self::Places(id) => match changed.levers.training_places.iter_mut().find(|l| l.0 == *id) {
                Some((_, ramp)) => *ramp = scaled(ramp, value),
                None => changed.levers.training_places.push((id.clone(), Ramp::constant(value))),
            },
            Self::Moved => {
                for moved in &mut changed.levers.moved {
                    moved.share = scaled(&moved.share, value);
                }
            }
            Self::Evidence => changed.evidence = Evidence::Blend(Dist::Fixed(value)),
            Self::Parameter(name) => {
                changed.parameters.retain(|p| p.name != *name);
                let (why, source) = (String::new(), String::new());
                let own =
                    Override { name: name.clone(), dist: Dist::Fixed(value), pool: None, cases: None, why, source };
                changed.parameters.push(own);
                changed.parameters.sort_by(|a, b| a.name.cmp(&b.name));
            }
        }
        changed
    }
}

/// `scenario` as a point of an analysis: run with its own evidence only, and hardly anything kept of it.
pub fn point(scenario: Scenario, name: String) -> Arc<Scenario> {
    let point = Point { sweep: scenario.name.clone(), title: scenario.title.clone(), at: Vec::new() };
    Arc::new(Scenario { name, notes: Vec::new(), point: Some(point), ..scenario })
}

/// A path of the same shape whose value furthest from 0 is `value`; the same in all years where there was no path.
fn scaled(ramp: &Ramp, value: f64) -> Ramp {
    let peak = ramp.points.iter().map(|p| p.1).fold(0.0, |peak: f64, v| if v.abs() > peak.abs() { v } else { peak });
    if peak == 0.0 {
        return Ramp::constant(value);
    }
    // The peak itself is met to the bit.
    let at = |v: f64| if v == peak { value } else { v / peak * value };
    Ramp { points: ramp.points.iter().map(|p| (p.0, at(p.1))).collect() }
}

fn parameter(name: &str, dataset: &Dataset) -> Result<Lever, Said> {
    let Some(index) = dataset.parameter(name) else {
        return Err(unknown(Thing::Parameter, name, dataset.parameters.iter().map(|p| p.name.as_str())));
    };
    let parameter = &dataset.parameters[index];
    if name.starts_with("evidence:") {
        return Err(P::VariedByEvidence.with(&[("name", &name)]));
    }
    if parameter.shares_group.is_some() {
        return Err(P::PartOfWhole.with(&[("name", &name)]));
    }
    if matches!(parameter.dist, Dist::Discrete(_)) {
        return Err(P::CountsWhole.with(&[("name", &name), ("unit", &parameter.unit)]));
    }
    Ok(Lever::Parameter(name.to_string()))
}

fn unknown<'a>(what: impl Into<Said>, name: &str, names: impl IntoIterator<Item = &'a str>) -> Said {
    P::NoSuch.with(&[("what", &what.into()), ("name", &name), ("help", &meant(nearest(name, names)))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_its_shape() {
        let ramp = Ramp { points: vec![(2024, 0.0), (2027, 300.0), (2030, 1_000.0)] };
        assert_eq!(scaled(&ramp, 500.0).points, [(2024, 0.0), (2027, 150.0), (2030, 500.0)]);
        let less = Ramp { points: vec![(2024, 0.01), (2030, -0.02)] };
        assert_eq!(scaled(&less, -0.04).points, [(2024, 0.02), (2030, -0.04)]);
        assert_eq!(scaled(&Ramp::constant(0.0), 7.0), Ramp::constant(7.0));
    }
}
