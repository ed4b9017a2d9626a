//! The sheets of levers and of demand that moves.

use super::super::cells::Grid;
use super::super::names;
use super::super::toml::{number, quoted};
use super::{Form, T};
use crate::texts::{FormProblem as P, Thing};

impl Form<'_> {
    pub(super) fn levers(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        let mut seen: Vec<(String, String, u32)> = Vec::new();
        for row in grid.rows() {
            let Some(lever) = self.name(grid, row, T::Lever, Thing::Lever, &names::levers()) else { continue };
            let (what, among) = if lever == "training_places" {
                (Thing::Programme, names::programmes(self.data))
            } else {
                (Thing::Branch, names::branches(self.data, true))
            };
            let target = self.name(grid, row, T::Target, what, &among);
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let (Some(target), Ok(ramp)) = (target, self.ramp(grid, row)) else { continue };
            let Some(ramp) = ramp else {
                self.problems.push(grid.problem(row, grid.column(T::EveryYear).unwrap_or(0), P::NoNumberGiven));
                continue;
            };
            if let Some((.., first)) = seen.iter().find(|(l, t, _)| (l, t) == (&lever, &target)) {
                let rule = P::LeverTwice.with(&[("target", &target), ("row", &(first + 1))]);
                self.problems.push(grid.problem(row, grid.column(T::Target).unwrap_or(0), rule));
                continue;
            }
            let at = ramp[0].1.clone();
            let key = format!("levers.{lever}.{}", quoted(&target));
            seen.push((lever, target, row));
            self.table(&key, &at, ramp, &why, &source);
        }
    }

    pub(super) fn moves(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        for row in grid.rows() {
            let among = names::branches(self.data, false);
            let from = self.name(grid, row, T::From, Thing::Branch, &among);
            let to = self.name(grid, row, T::To, Thing::Branch, &among);
            let texts = [T::Why, T::Source, T::ReturnedWhy, T::ReturnedSource].map(|head| self.words(grid, row, head));
            let [why, source, back_why, back_source] = texts;
            let back = grid.column(T::Returned).map_or(Ok(None), |column| self.number(grid, row, column));
            let ramp = self.ramp(grid, row);
            let (Some(from), Some(to), Ok(back), Ok(ramp)) = (from, to, back, ramp) else { continue };
            let Some(ramp) = ramp else {
                self.problems.push(grid.problem(row, grid.column(T::EveryYear).unwrap_or(0), P::NoShareGiven));
                continue;
            };
            self.draft.push("\n");
            let (at_from, at_to) = (grid.place_of(row, T::From), grid.place_of(row, T::To));
            self.draft.put("[[levers.moved]]\n", &at_from);
            self.assign("from", &at_from, vec![(quoted(&from), at_from.clone())], "", "");
            self.assign("to", &at_to, vec![(quoted(&to), at_to.clone())], "", "");
            let at = ramp[0].1.clone();
            self.assign("share", &at, ramp, &why, &source);
            if let Some(back) = back {
                let at = grid.place_of(row, T::Returned);
                self.assign("returned", &at, vec![(number(back), at.clone())], &back_why, &back_source);
            }
        }
    }
}
