//! Paths over the years: whole draws, year by year, of every reported world, for analyses that ask about the shape of a path.

use super::simulation::{REFERENCE, Simulation, Workspace};
use crate::model::Draw;
use crate::model::money::Ledger;
use crate::model::world::Totals;
use crate::sample::scores::Scores;

/// One year of a reported world, of a group of draws.
pub struct Year<'a> {
    /// Which of the reported scenarios, not the reference.
    pub scenario: usize,
    /// Years after the base year, from 1.
    pub t: usize,
    /// The reference.
    pub reference: &'a Totals,
    /// The same world without its plan.
    pub base: &'a Totals,
    /// The world.
    pub world: &'a Totals,
    /// What was drawn for it.
    pub draw: &'a Draw,
    /// Its money up to and including the year.
    pub ledger: &'a Ledger,
}

impl Simulation {
    /// Takes a group of draws through all worlds and shows every year of those that are reported, but for the reference, world
    /// by world in order.
    pub fn paths(&self, scores: &Scores, group: usize, room: &mut Workspace, mut see: impl FnMut(&Year)) {
        for (i, setup) in self.worlds.iter().enumerate() {
            self.derive(setup, scores, group, room);
            room.swap(0);
            let [places, ..] = self.simulate(i..i + 1, room);
            room.swap(0);
            room.ledger.reset();
            let Some(scenario) = setup.reported.filter(|_| i > 0) else { continue };
            for t in 1..=self.frame.years {
                let [base, world] = places.in_year(t).map(|place| &room.years[place][t]);
                room.ledger.book(&self.frame, &setup.policy, &room.draw, base, world, t);
                let reference = &room.years[REFERENCE][t];
                see(&Year { scenario, t, reference, base, world, draw: &room.draw, ledger: &room.ledger });
            }
        }
    }
}
