//! `resolved.toml`: a whole job in one file, every default written out. Loading it gives the same job.

use std::fmt::Write;

use super::keys::BRANCH_LEVERS;
use super::{Evidence, Job, Override, PairCorrelation, Point, Ramp, Scenario, Split, Target, dists};
use crate::ids::{Function, Words};

/// The job as text.
pub fn write(job: &Job) -> String {
    let mut out = String::from(
        "# All scenarios of a job after resolution, the reference first. This file can be run like any scenario file.\n",
    );
    for scenario in &job.scenarios {
        // Writing to a String can't fail.
        let _ = write_one(&mut out, scenario);
    }
    out
}

fn write_one(out: &mut String, s: &Scenario) -> std::fmt::Result {
    writeln!(out, "\n[[scenario]]\nname = {}", quoted(&s.name))?;
    writeln!(out, "title = {}\nwhy = {}", words(&s.title), words(&s.why))?;
    if let Some(Point { sweep, title, at }) = &s.point {
        let at: Vec<String> = at.iter().map(|(axis, label)| format!("[{}, {}]", quoted(axis), quoted(label))).collect();
        let (sweep, title) = (quoted(sweep), words(title));
        writeln!(out, "point = {{ sweep = {sweep}, title = {title}, at = [{}] }}", at.join(", "))?;
    }
    writeln!(out, "data = {}", s.remarked("data", quoted(&s.data)))?;
    writeln!(out, "calibration = {}", s.remarked("calibration", quoted(&s.calibration)))?;
    writeln!(out, "horizon = {}", s.remarked("horizon", s.horizon.to_string()))?;
    writeln!(out, "evidence = {}", s.remarked("evidence", evidence(&s.evidence)))?;
    if s.correlations.is_empty() {
        writeln!(out, "correlations = []")?;
    }

    writeln!(out, "\n[scenario.plan]\nsize = {}", s.remarked("plan.size", ramp(&s.plan.size)))?;
    let shares = Function::ALL.iter().zip(&s.plan.mix);
    let shares =
        shares.map(|(f, share)| (f.id().to_string(), s.remarked(&format!("plan.mix.{}", f.id()), ramp(share))));
    writeln!(out, "mix = {}", s.remarked("plan.mix", table(shares)))?;
    writeln!(out, "split = {}", s.remarked("plan.split", split(&s.plan.split)))?;
    let order = s.plan.level_order.map(|level| quoted(level.id())).join(", ");
    writeln!(out, "level_order = {}", s.remarked("plan.level_order", format!("[{order}]")))?;
    if s.plan.programmes.is_empty() {
        writeln!(out, "programmes = []")?;
    }
    for p in &s.plan.programmes {
        let who = if p.is_own {
            format!("type = {}\nname = {}", quoted(&p.approach), quoted(&p.id))
        } else {
            format!("programme = {}", quoted(&p.id))
        };
        let share = s.remarked(&format!("plan.programmes.{}", p.id), format!("{:?}", p.share));
        let levels: Vec<String> = p.levels.iter().map(|level| quoted(level.id())).collect();
        let levels = levels.join(", ");
        writeln!(out, "\n[[scenario.plan.programmes]]\n{who}\nshare = {share}\nlevels = [{levels}]")?;
    }

    writeln!(out, "\n[scenario.fund]")?;
    if !s.fund.shares.is_empty() {
        let shares = s.fund.shares.iter().map(|(payer, share)| (quoted(payer), format!("{share:?}")));
        writeln!(out, "shares = {}", s.remarked("fund.shares", table(shares)))?;
    }
    writeln!(out, "loss_cap = {}", s.remarked("fund.loss_cap", format!("{:?}", s.fund.loss_cap)))?;
    writeln!(out, "certainty = {}", s.remarked("fund.certainty", format!("{:?}", s.fund.certainty)))?;

    writeln!(out, "\n[scenario.levers]")?;
    let levers = &s.levers;
    let all = [&levers.absence, &levers.hours, &levers.productivity, &levers.inflow, &levers.exits];
    for (name, lever) in BRANCH_LEVERS.iter().zip(all) {
        let ramps = lever.iter().map(|(target, change)| {
            let target = match target {
                Target::All => "all",
                Target::Branch(id) => id,
            };
            (quoted(target), s.remarked(&format!("levers.{name}.{target}"), ramp(change)))
        });
        writeln!(out, "{name} = {}", table(ramps))?;
    }
    let places = levers.training_places.iter();
    let places = places.map(|(id, more)| (quoted(id), s.remarked(&format!("levers.training_places.{id}"), ramp(more))));
    writeln!(out, "training_places = {}", table(places))?;
    if levers.moved.is_empty() {
        writeln!(out, "moved = []")?;
    }
    for m in &levers.moved {
        let key = format!("levers.moved.{}:{}", m.from, m.to);
        writeln!(out, "\n[[scenario.levers.moved]]\nfrom = {}\nto = {}", quoted(&m.from), quoted(&m.to))?;
        writeln!(out, "share = {}", s.remarked(&key, ramp(&m.share)))?;
        if let Some(returned) = m.returned {
            writeln!(out, "returned = {}", s.remarked(&format!("{key}.returned"), format!("{returned:?}")))?;
        }
    }

    writeln!(out, "\n[scenario.parameters]")?;
    for p in &s.parameters {
        writeln!(out, "{} = {}", quoted(&p.name), s.remarked(&format!("parameters.{}", p.name), parameter(p)))?;
    }
    for PairCorrelation { a, b, rank } in &s.correlations {
        let rank = s.remarked(&format!("correlations.{a};{b}"), format!("{rank:?}"));
        writeln!(out, "\n[[scenario.correlations]]\nbetween = [{}, {}]\nrank = {rank}", quoted(a), quoted(b))?;
    }
    Ok(())
}

impl Scenario {
    /// `value` with the remarks that belong to `key`, if there are any.
    fn remarked(&self, key: &str, value: String) -> String {
        match self.notes.iter().find(|note| note.key == key) {
            Some(note) => {
                format!("{{ value = {value}, why = {}, source = {} }}", quoted(&note.why), quoted(&note.source))
            }
            None => value,
        }
    }
}

/// A distribution, with the pool it comes from.
fn parameter(p: &Override) -> String {
    let dist = dists::write(&p.dist);
    match (&p.pool, &p.cases, dist.strip_prefix("{ ")) {
        (Some(pool), _, Some(rest)) => format!("{{ evidence = {}, {rest}", quoted(pool)),
        (_, Some(cases), Some(rest)) => format!("{{ cases = {}, {rest}", quoted(cases)),
        _ => dist,
    }
}

/// A TOML basic string. JSON's escapes are a subset of TOML's; TOML asks for one more.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn words(words: &Words) -> String {
    format!("{{ nl = {}, en = {} }}", quoted(&words.nl), quoted(&words.en))
}

fn table(entries: impl Iterator<Item = (String, String)>) -> String {
    let entries: Vec<String> = entries.map(|(key, value)| format!("{key} = {value}")).collect();
    if entries.is_empty() { "{}".to_string() } else { format!("{{ {} }}", entries.join(", ")) }
}

fn ramp(ramp: &Ramp) -> String {
    // The one point of a plain number lies in year 0 (`Ramp::constant`), where no file can put one.
    if let [(0, value)] = ramp.points[..] {
        return format!("{value:?}");
    }
    let points = ramp.points.iter().map(|(year, value)| (year.to_string(), format!("{value:?}")));
    format!("{{ ramp = {} }}", table(points))
}

fn split(split: &Split) -> String {
    match split {
        Split::Population => quoted("population"),
        Split::Shortage => quoted("shortage"),
        Split::Given(shares) => {
            let shares = shares.iter().map(|(region, share)| (quoted(region), format!("{share:?}")));
            format!("{{ given = {} }}", table(shares))
        }
    }
}

fn evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Controlled => quoted("controlled"),
        Evidence::Between => quoted("between"),
        Evidence::BusinessCases => quoted("business_cases"),
        Evidence::Blend(dist) => dists::write(dist),
    }
}
