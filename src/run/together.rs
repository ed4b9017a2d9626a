//! Worlds that are simulated together, region by region: a world and those that part from it. What one leaves in a region for
//! the others is then still near when they come for it.

use std::ops::Range;

use super::simulation::{AT_HAND, BASE, Places, REFERENCE, Simulation, Workspace};
use super::worlds::Setup;
use crate::model::course::{Course, Member, Role};

/// At most: a plan under three evidence profiles, and what it is compared with.
pub(super) const MOST: usize = 1 + BRANCHES;
/// Those of them that part from another.
pub(super) const BRANCHES: usize = 3;

/// Which of `worlds` are simulated together, in order.
pub(super) fn ranges(worlds: &[Setup]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in 0..worlds.len() {
        match out.last_mut() {
            Some(range) if joins(worlds, range, i) => range.end = i + 1,
            _ => out.push(i..i + 1),
        }
    }
    out
}

/// Whether world `i` can be simulated together with those of `range`, which ends before it.
fn joins(worlds: &[Setup], range: &Range<usize>, i: usize) -> bool {
    let (first, world) = (&worlds[range.start], &worlds[i]);
    let parts_from_first = range.start == world.base;
    let most = if parts_from_first { MOST } else { BRANCHES };
    world.is_branch
        && world.has_draw_before
        && range.len() < most
        && (parts_from_first || first.is_branch && first.base == world.base)
        // The reference's shortage is known when all its regions are done.
        && !(range.start == 0 && world.policy.splits_by_shortage())
}

impl Simulation {
    /// `worlds` through all years; what the draw of each has of its own is in `room.of_help`. Returns where their years stand.
    pub(super) fn simulate(&self, worlds: Range<usize>, room: &mut Workspace) -> [Places; MOST] {
        let mut places = [Places::default(); MOST];
        let policy = &self.worlds[worlds.start].policy;
        let mut members: [Member; MOST] = std::array::from_fn(|_| Member {
            policy,
            of_help: None,
            years: &mut [],
            role: Role::Scenario,
            course: Course::Whole,
        });
        let (mut years, mut next, mut parting) = (room.years.iter_mut(), 0, REFERENCE);
        for (m, of_help) in room.of_help.iter_mut().take(worlds.len()).enumerate() {
            let i = worlds.start + m;
            let setup = &self.worlds[i];
            let (role, at) = match (i, setup.reported) {
                (0, _) => (Role::Reference, REFERENCE),
                // Worlds that are not reported are there to be compared with.
                (_, None) => (Role::Scenario, BASE),
                _ => (Role::Scenario, next.max(AT_HAND)),
            };
            let base = match setup.base {
                0 => REFERENCE,
                base if base == i => at,
                _ => BASE,
            };
            let course = match (setup.trunk, self.worlds[setup.base].trunk) {
                (Some(year), _) => Course::Trunk(year),
                (None, Some(year)) if setup.is_branch => Course::Branch(year),
                _ => Course::Whole,
            };
            // The place of the world that they part from.
            if let Course::Trunk(_) | Course::Branch(_) = course {
                parting = if setup.trunk.is_some() { at } else { base };
            }
            let first = course.first();
            // Places rise from one world to the next.
            let years = years.nth(at - next).expect("no more worlds go together than there are places");
            next = at + 1;
            members[m] =
                Member { policy: &setup.policy, of_help: Some(of_help), years: &mut years[first..], role, course };
            places[m] = Places { base, at, first };
        }
        let trunk = &mut room.trunks[parting];
        let members = &mut members[..worlds.len()];
        self.kernel.simulate(&self.frame, &mut room.draw, &mut room.world, &mut room.shared, trunk, members);
        places
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::lanes::WIDTH;
    use crate::run::Keep;
    use crate::sample::Design;
    use crate::scenario::{Job, Split};

    fn job(names: &[&str]) -> Job {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let files: Vec<_> = names.iter().map(|name| folder.join(format!("{name}.toml"))).collect();
        Job::load(&files).unwrap()
    }

    /// How many worlds of `job` go together; checks that all its numbers are, to the bit, those of worlds that go alone.
    fn as_alone(job: &Job) -> Vec<usize> {
        let mut simulation = Simulation::new(&job.dataset, &job.scenarios, 1, Design::DEFAULT, Keep::Headline).unwrap();
        let scores = simulation.sampler.draw(0, 2);
        let bits = |simulation: &Simulation| {
            let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len() * scores.groups()];
            simulation.run(&scores, &mut simulation.workspace(), &mut out);
            out.as_flattened().iter().map(|x| x.to_bits()).collect::<Vec<_>>()
        };
        let together = bits(&simulation);
        let sizes: Vec<usize> = simulation.together.iter().map(Range::len).collect();
        simulation.together = (0..simulation.worlds.len()).map(|i| i..i + 1).collect();
        assert!(bits(&simulation) == together, "{sizes:?}");
        sizes
    }

    #[test]
    fn worlds_that_go_together_are_what_they_are_alone() {
        assert_eq!(as_alone(&job(&["substitution"])), [4]);
        // The other plans begin with the first: branches of the same trunk, without it.
        assert_eq!(as_alone(&job(&["substitution", "substitution-volunteers", "programmes"])), [4, 3, 3]);
        // Levers: the plan parts from a world of its own.
        assert_eq!(as_alone(&job(&["more-hours", "everything"])).last(), Some(&4));
    }

    #[test]
    fn a_plan_split_by_shortage_waits_for_all_regions_of_the_reference() {
        let mut job = job(&["substitution"]);
        Arc::make_mut(&mut job.scenarios[1]).plan.split = Split::Shortage;
        assert_eq!(as_alone(&job), [1, 3]);
    }
}
