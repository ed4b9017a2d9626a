//! Parts of one job become the whole: missing, doubled and foreign parts are named.

use super::part::Part;
use super::until::Done;
use crate::error::{Error, Result};
use crate::stats::Misfit;
use crate::texts::Said;

/// Parts of one job, each with a name for messages (its folder).
pub struct Merged {
    /// The job, as its parts say.
    pub like: super::part::Header,
    /// All rounds there are. As many as there are parts may be missing, so their number is what counts.
    pub done: Done,
    /// What is missing, in words; empty if the job is whole.
    pub missing: Vec<String>,
}

/// Joins `parts`. The result does not depend on their order.
///
/// # Errors
/// [`Error::Usage`] when parts are of different jobs or divisions, or the same part is there twice.
pub fn merge(parts: Vec<(String, Part)>) -> Result<Merged> {
    let mut parts = parts;
    parts.sort_by_key(|(_, part)| (part.header.shard.index, part.header.first));
    let Some(like) = parts.first().map(|(_, part)| part.header.clone()) else {
        return Err(Error::Usage(Said::english_only("there are no parts to merge")));
    };
    let problems = foreign(&parts).into_iter().chain(doubled(&parts)).collect::<Vec<_>>();
    if !problems.is_empty() {
        return Err(Error::Usage(Said::english_only(problems.join("\n"))));
    }
    let missing = missing(&parts);
    let mut rounds = 0;
    let mut series: Option<Vec<_>> = None;
    for (name, part) in parts {
        rounds += part.header.next - part.header.first;
        let Some(whole) = &mut series else {
            series = Some(part.series);
            continue;
        };
        // An empty part has no bins yet, so what it is merged into must have some.
        let mut more = part.series;
        if whole.first().is_some_and(|s| s.rounds() == 0) {
            std::mem::swap(whole, &mut more);
        }
        let merge = |(a, b): (&mut crate::stats::series::Series, &_)| a.merge(b);
        whole
            .iter_mut()
            .zip(&more)
            .try_for_each(merge)
            .map_err(|e: Misfit| Error::Run(Said::english_only(format!("{name}: {e}"))))?;
    }
    Ok(Merged { like, done: Done { rounds: 0..rounds, series: series.unwrap_or_default() }, missing })
}

/// Parts that are of another job than most: each is named with what differs.
fn foreign(parts: &[(String, Part)]) -> Vec<String> {
    let alike = |a: &Part, b: &Part| {
        a.header.stamp == b.header.stamp && (a.header.draws, a.header.shard.of) == (b.header.draws, b.header.shard.of)
    };
    let kin = |part: &Part| parts.iter().filter(|(_, other)| alike(part, other)).count();
    // The first of those with most kin, so that one stray part is named rather than all others.
    let Some((_, usual)) = parts.iter().rev().max_by_key(|(_, part)| kin(part)) else { return Vec::new() };
    let mut out = Vec::new();
    for (name, part) in parts.iter().filter(|(_, part)| !alike(usual, part)) {
        let mut differences = part.header.stamp.differences(&usual.header.stamp);
        if part.header.draws != usual.header.draws {
            differences.push(format!("draws ({}, not {})", part.header.draws, usual.header.draws));
        }
        if part.header.shard.of != usual.header.shard.of {
            differences.push(format!("number of shards ({}, not {})", part.header.shard.of, usual.header.shard.of));
        }
        out.push(format!("{name} is part of another job: it differs in {}", differences.join(", ")));
    }
    out
}

/// Parts that are there twice.
fn doubled(parts: &[(String, Part)]) -> Vec<String> {
    let same = |pair: &[(String, Part)]| pair[0].1.header.shard == pair[1].1.header.shard;
    let twice = parts.windows(2).filter(|pair| same(pair));
    twice
        .map(|pair| format!("shard {} is there twice: {} and {}", pair[0].1.header.shard, pair[0].0, pair[1].0))
        .collect()
}

/// Shards that are not there, and those that did not finish.
fn missing(parts: &[(String, Part)]) -> Vec<String> {
    let Some((_, first)) = parts.first() else { return Vec::new() };
    let (of, draws) = (first.header.shard.of, first.header.draws);
    let rounds = draws.div_ceil(crate::sample::ROUND);
    let mut out = Vec::new();
    let mut there = parts.iter().peekable();
    for index in 0..of {
        let shard = super::Shard { index, of };
        let asked = shard.rounds(rounds);
        match there.next_if(|(_, part)| part.header.shard.index == index) {
            None => out.push(format!("shard {shard} (rounds {} to {})", asked.start, asked.end)),
            Some((name, part)) if part.header.next < asked.end => {
                let (next, end) = (part.header.next, asked.end);
                out.push(format!("rounds {next} to {end} of shard {shard}, which {name} did not get to"));
            }
            Some(_) => {}
        }
    }
    out
}
