//! The sheets of the plan: size, mix, regions, order of support.

use super::super::PLAN_ROWS;
use super::super::cells::{Cell, Grid};
use super::super::names;
use super::super::toml::{number, quoted};
use super::{Form, Part, T};
use crate::error::CellProblem;
use crate::ids::Function;
use crate::texts::{FormProblem as P, Thing};

impl Form<'_> {
    /// Size and mix.
    pub(super) fn plan(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        self.strange_rows(grid, &PLAN_ROWS);
        if let Some(row) = Self::row(grid, T::Size) {
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            if let Ok(Some(size)) = self.ramp(grid, row) {
                let at = size[0].1.clone();
                self.draft.push("\n[plan]\n");
                self.assign("size", &at, size, &why, &source);
            }
        }
        let mut shares = Vec::new();
        let mut sound = true;
        for (function, label) in Function::ALL.iter().zip(&PLAN_ROWS[1..5]) {
            let Some(row) = Self::row(grid, *label) else { continue };
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            match self.ramp(grid, row) {
                Ok(Some(share)) => shares.push((function.id(), share, why, source)),
                Ok(None) => {}
                Err(()) => sound = false,
            }
        }
        if shares.is_empty() || !sound {
            return;
        }
        self.draft.push("\n");
        self.draft.put("[plan.mix]\n", &shares[0].1[0].1.clone());
        for (function, share, why, source) in shares {
            let at = share[0].1.clone();
            self.assign(function, &at, share, &why, &source);
        }
        if let Some(row) = Self::row(grid, T::Mix) {
            for (key, head) in [("why", T::Why), ("source", T::Source)] {
                let text = self.words(grid, row, head);
                if !text.is_empty() {
                    let at = grid.place_of(row, head);
                    self.draft.put(&format!("{key} = {}\n", quoted(&text)), &at);
                }
            }
        }
    }

    /// Where the plan goes, and who is helped first.
    pub(super) fn split(&mut self, about: Option<&Grid>, regions: Option<&Grid>) {
        let before = self.problems.len();
        let mut shares: Vec<(String, f64, String)> = Vec::new();
        if let Some(grid) = regions {
            for row in grid.rows() {
                let Some(column) = grid.column(T::Share) else { break };
                let Ok(Some(share)) = self.number(grid, row, column) else { continue };
                let head = if grid.get(row, T::Code) == Cell::Empty { T::Region } else { T::Code };
                let Some(id) = self.name(grid, row, head, Thing::Region, &names::regions(self.data)) else { continue };
                if shares.iter().any(|(known, ..)| *known == id) {
                    let rule = P::RegionTwice.with(&[("region", &id)]);
                    self.problems.push(grid.problem(row, grid.column(head).unwrap_or(0), rule));
                }
                shares.push((id, share, grid.place(row, column)));
            }
        }
        let Some(grid) = about else { return };
        self.order(grid);
        let row = Self::row(grid, T::Split);
        let filled = row.filter(|row| grid.get(*row, T::Value) != Cell::Empty);
        let Some(row) = filled else {
            if let Some((_, _, place)) = shares.first() {
                let problem = CellProblem::new(place, "", P::SharesUnused);
                self.problems.push(problem.with_help(P::SharesUnusedHelp.with(&[("choice", &T::ByShares)])));
            }
            return;
        };
        let Some(way) = self.name(grid, row, T::Value, Thing::RegionSplit, &names::splits()) else { return };
        let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
        let at = grid.place_of(row, T::Value);
        if way != "given" {
            if let Some((_, _, place)) = shares.first() {
                let problem = CellProblem::new(place, "", P::SharesAgainst.with(&[("cell", &at)]));
                self.problems.push(problem.with_help(P::SharesAgainstHelp));
            }
            return self.in_plan("split", &at, vec![(quoted(&way), at.clone())], &why, &source);
        }
        if self.problems.len() > before {
            return;
        }
        let mut parts: Vec<Part> = vec![("{ given = {".into(), at.clone())];
        for (i, (id, share, place)) in shares.iter().enumerate() {
            let comma = if i > 0 { "," } else { "" };
            parts.push((format!("{comma} {} = {}", quoted(id), number(*share)), place.clone()));
        }
        parts.push((" } }".into(), at.clone()));
        self.in_plan("split", &at, parts, &why, &source);
    }

    /// A key of the plan, in a table of its own.
    fn in_plan(&mut self, key: &str, at: &str, value: Vec<Part>, why: &str, source: &str) {
        self.table(&format!("plan.{key}"), at, value, why, source);
    }

    fn order(&mut self, grid: &Grid) {
        let Some(row) = Self::row(grid, T::Order) else { return };
        let text = self.words(grid, row, T::Value);
        if text.is_empty() {
            return;
        }
        let column = grid.column(T::Value).unwrap_or(0);
        let mut ids = Vec::new();
        for name in text.split(',') {
            match names::find(name, Thing::SupportLevel, &names::orders()) {
                Ok(id) => ids.push(quoted(&id)),
                Err((rule, help)) => {
                    let mut problem = grid.problem(row, column, rule);
                    problem.help = help;
                    self.problems.push(problem);
                    return;
                }
            }
        }
        let at = grid.place(row, column);
        let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
        self.in_plan("level_order", &at, vec![(format!("[{}]", ids.join(", ")), at.clone())], &why, &source);
    }
}
