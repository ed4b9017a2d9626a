//! The sheets of values and of how they go together.

use super::super::cells::{Cell, Grid};
use super::super::names::{self, Named};
use super::super::toml::{number, quoted};
use super::{Form, Part, T};
use crate::texts::{FormProblem as P, Thing};

impl Form<'_> {
    pub(super) fn parameters(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        let words = |name: &str| crate::ids::Words { nl: name.into(), en: name.into() };
        let all: Vec<Named> =
            self.data.parameters.iter().map(|p| Named { id: p.name.clone(), name: words(&p.name) }).collect();
        let mut seen: Vec<String> = Vec::new();
        for row in grid.rows() {
            let name = self.name(grid, row, T::Parameter, Thing::ModelValue, &all);
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let value = self.distribution(grid, row);
            let (Some(name), Ok(value)) = (name, value) else { continue };
            let column = grid.column(T::Parameter).unwrap_or(0);
            if seen.contains(&name) {
                self.problems.push(grid.problem(row, column, P::Twice.with(&[("name", &name)])));
                continue;
            }
            let at = grid.place(row, column);
            let key = format!("parameters.{}", quoted(&name));
            seen.push(name);
            self.table(&key, &at, value, &why, &source);
        }
    }

    /// Low, likely and high, or another distribution; `Err` on a problem.
    fn distribution(&mut self, grid: &Grid, row: u32) -> std::result::Result<Vec<Part>, ()> {
        let mut figures = Vec::new();
        for head in [T::Low, T::Likely, T::High] {
            let column = grid.column(head).unwrap_or(0);
            figures.push((self.number(grid, row, column), grid.place(row, column)));
        }
        let other = self.words(grid, row, T::Distribution);
        if figures.iter().any(|(x, _)| x.is_err()) {
            return Err(());
        }
        let figures: Vec<(Option<f64>, String)> =
            figures.into_iter().map(|(x, place)| (x.ok().flatten(), place)).collect();
        let at_other = grid.column(T::Distribution).unwrap_or(0);
        if !other.is_empty() {
            if figures.iter().any(|(x, _)| x.is_some()) {
                self.problems.push(grid.problem(row, at_other, P::BothDistributions).with_help(P::KeepOne));
                return Err(());
            }
            let text = self.own_distribution(grid, row, at_other, &other).ok_or(())?;
            return Ok(vec![(text, grid.place(row, at_other))]);
        }
        let part = |name: &str, (x, place): &(Option<f64>, String)| {
            (format!("{name} = {}", number(x.unwrap_or(f64::NAN))), place.clone())
        };
        match [figures[0].0, figures[1].0, figures[2].0] {
            [None, Some(x), None] => Ok(vec![(number(x), figures[1].1.clone())]),
            [Some(_), None, Some(_)] => Ok(vec![
                ("{ uniform = { ".into(), figures[0].1.clone()),
                part("min", &figures[0]),
                (", ".into(), figures[0].1.clone()),
                part("max", &figures[2]),
                (" } }".into(), figures[2].1.clone()),
            ]),
            [Some(_), Some(_), Some(_)] => {
                let kind = if grid.get(row, T::Meaning) == Cell::Empty {
                    "pert".to_string()
                } else {
                    self.name(grid, row, T::Meaning, Thing::Meaning, &names::meanings()).ok_or(())?
                };
                let arguments = match kind.as_str() {
                    "split_normal" => ["p5", "p50", "p95"],
                    "metalog" => ["p10", "p50", "p90"],
                    _ => ["min", "mode", "max"],
                };
                let mut parts = vec![(format!("{{ {kind} = {{ "), figures[1].1.clone())];
                for (i, (name, figure)) in arguments.iter().zip(&figures).enumerate() {
                    let (text, place) = part(name, figure);
                    parts.push((format!("{}{text}", if i > 0 { ", " } else { "" }), place));
                }
                parts.push((" } }".into(), figures[1].1.clone()));
                Ok(parts)
            }
            _ => {
                let column = grid.column(T::Likely).unwrap_or(0);
                self.problems.push(grid.problem(row, column, P::Figures));
                Err(())
            }
        }
    }

    pub(super) fn correlations(&mut self, grid: Option<&Grid>) {
        let Some(grid) = grid else { return };
        for row in grid.rows() {
            let pair = [T::First, T::Second].map(|head| (self.words(grid, row, head), head));
            let (why, source) = (self.words(grid, row, T::Why), self.words(grid, row, T::Source));
            let column = grid.column(T::Rank).unwrap_or(0);
            let rank = self.number(grid, row, column);
            let mut sound = true;
            for (name, head) in &pair {
                if name.is_empty() {
                    self.problems.push(grid.problem(row, grid.column(*head).unwrap_or(0), P::TwoValues));
                    sound = false;
                }
            }
            if rank == Ok(None) {
                self.problems.push(grid.problem(row, column, P::NeedsRank));
            }
            let (true, Ok(Some(rank))) = (sound, rank) else { continue };
            let places = [T::First, T::Second].map(|head| grid.place_of(row, head));
            self.draft.push("\n");
            self.draft.put("[[correlations]]\n", &places[0]);
            self.draft.push("between = [");
            self.draft.put(&quoted(pair[0].0.trim()), &places[0]);
            self.draft.push(", ");
            self.draft.put(&quoted(pair[1].0.trim()), &places[1]);
            self.draft.push("]\n");
            let at = grid.place(row, column);
            self.assign("rank", &at, vec![(number(rank), at.clone())], &why, &source);
        }
    }
}
