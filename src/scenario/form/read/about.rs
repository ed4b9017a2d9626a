//! The sheet that says what the scenario is.

use super::super::SCENARIO_ROWS;
use super::super::cells::{Cell, Grid, Typed, typed};
use super::super::names;
use super::super::toml::{is_value, number, quoted};
use super::{Form, T, taken};
use crate::error::CellProblem;
use crate::scenario::layer::{REFERENCE, name_problem};
use crate::texts::{FormProblem as P, Thing};

impl Form<'_> {
    /// The sheet that says what the scenario is: its name, if that is sound.
    pub(super) fn about(&mut self, grid: Option<&Grid>) -> Option<String> {
        self.draft.push(&format!("#:schema ./schema.json\n# Made from a workbook with `schakel init --from-xlsx`.\nextends = \"{REFERENCE}\"\n"));
        let grid = grid?;
        self.strange_rows(grid, &SCENARIO_ROWS);
        let value = |form: &mut Self, label: T| {
            let row = Self::row(grid, label)?;
            let text = form.words(grid, row, T::Value);
            (!text.is_empty()).then(|| (text, grid.place_of(row, T::Value), row))
        };
        let name = match value(self, T::Name) {
            None => {
                let place = Self::row(grid, T::Name)
                    .map_or_else(|| grid.place(grid.head, 0), |row| grid.place_of(row, T::Value));
                self.problems.push(CellProblem::new(place, "", P::NeedsName));
                None
            }
            Some((name, place, _)) => {
                let name = name.trim().trim_end_matches(".toml").to_string();
                match name_problem(&name).or_else(|| taken(&name)) {
                    Some(rule) => {
                        self.problems.push(CellProblem::new(place, &name, rule));
                        None
                    }
                    None => Some(name),
                }
            }
        };
        for (key, nl, en) in [("title", T::TitleNl, T::TitleEn), ("why", T::WhyNl, T::WhyEn)] {
            let words: Vec<_> = [("nl", nl), ("en", en)]
                .into_iter()
                .filter_map(|(lang, label)| value(self, label).map(|(text, place, _)| (lang, text, place)))
                .collect();
            if words.is_empty() {
                continue;
            }
            self.draft.push(&format!("{key} = {{"));
            for (i, (lang, text, place)) in words.iter().enumerate() {
                self.draft.put(&format!("{} {lang} = {}", if i > 0 { "," } else { "" }, quoted(text)), place);
            }
            self.draft.push(" }\n");
        }
        let remarks = |form: &mut Self, row| (form.words(grid, row, T::Why), form.words(grid, row, T::Source));
        let column = grid.column(T::Value)?;
        if let Some(row) = Self::row(grid, T::Horizon)
            && let Ok(Some(year)) = self.number(grid, row, column)
        {
            let (why, source) = remarks(self, row);
            let at = grid.place(row, column);
            self.assign("horizon", &at, vec![(number(year), at.clone())], &why, &source);
        }
        if let Some((text, at, row)) = value(self, T::Evidence) {
            let (why, source) = remarks(self, row);
            let plain = match (grid.at(row, column), typed(&text)) {
                (Cell::Number(x), _) => Some(number(x)),
                (_, Typed::Number(_)) => self.number(grid, row, column).ok().flatten().map(number),
                _ if text.trim().starts_with('{') => self.own_distribution(grid, row, column, &text),
                _ => self.name(grid, row, T::Value, Thing::Profile, &names::profiles()).map(|id| quoted(&id)),
            };
            if let Some(plain) = plain {
                self.assign("evidence", &at, vec![(plain, at.clone())], &why, &source);
            }
        }
        name
    }

    /// A distribution as scenario files write it.
    pub(super) fn own_distribution(&mut self, grid: &Grid, row: u32, column: u32, text: &str) -> Option<String> {
        if is_value(text.trim()) {
            return Some(text.trim().to_string());
        }
        let problem = grid.problem(row, column, P::NoDistribution);
        self.problems.push(problem.with_help(P::DistributionHelp));
        None
    }
}
