//! The draws of a run as a table of parameters, and of the shortage that is asked about.

use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::scenario::facts::approach_of;
use crate::texts::{FailureText, Filling, UsageText};

/// Most numbers that are held, 8 bytes each.
const MOST: u64 = 200_000_000;

/// How the columns of yearly noise begin.
const NOISE: [&str; 3] = ["z:", "xi:", "lambda_noise:"];

/// Which shortage is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Name of the scenario in the results.
    pub scenario: String,
    /// Name of the reference.
    pub reference: String,
    /// Identifier of a branch; the total *smal* without.
    pub branch: Option<String>,
    /// Year.
    pub year: i32,
    /// Types of approach in the plans of both: the values of all others change nothing.
    pub approaches: Vec<String>,
}

impl Asked {
    /// Whether a condition can be about the value called `name`.
    fn is_searched(&self, name: &str) -> bool {
        let is_noise = NOISE.iter().any(|noise| name.starts_with(noise));
        let is_unused = approach_of(name).is_some_and(|approach| self.approaches.iter().all(|used| used != approach));
        !is_noise && !is_unused
    }
}

/// Draws as they come in.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    asked: Asked,
    width: usize,
    /// Places among the columns of the parameters, as the scenario has them, and their names.
    parameters: Vec<(usize, String)>,
    /// Places of the shortage of reference and scenario.
    shortage: [Option<usize>; 2],
    /// Numbers by parameter.
    pub columns: Vec<Vec<f64>>,
    /// Shortage of the reference, and of the scenario, in persons.
    pub persons: [Vec<f64>; 2],
}

impl Draws {
    /// No draws yet.
    pub fn new(asked: Asked) -> Self {
        let persons = [Vec::new(), Vec::new()];
        Self { asked, width: 0, parameters: Vec::new(), shortage: [None; 2], columns: Vec::new(), persons }
    }

    /// Names of the parameters, in the order of the columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(|(_, name)| name.as_str())
    }
}

impl DrawSink for Draws {
    fn start(&mut self, columns: &[String], done: u64, draws: u64) -> Result<()> {
        if done > 0 {
            return Err(Error::Run(FailureText::DiscoverFirst.into()));
        }
        *self = Self { width: columns.len(), ..Self::new(self.asked.clone()) };
        let Asked { scenario, reference, branch, year, .. } = &self.asked;
        let figure = |world: &str| {
            let scope = branch.as_ref().map_or("total|smal".to_string(), |b| format!("branch|{b}"));
            columns.iter().position(|c| *c == format!("{world}|shortage|{scope}|{year}|persons"))
        };
        self.shortage = [figure(reference), figure(scenario)];
        if self.shortage.contains(&None) {
            let years = columns.iter().filter_map(|c| {
                let rest = c.strip_prefix(scenario.as_str())?.strip_prefix("|shortage|total|smal|")?;
                rest.strip_suffix("|persons")
            });
            let years = years.collect::<Vec<_>>().join(", ");
            let mut values: Vec<(&str, &dyn Filling)> = vec![("scenario", scenario), ("year", year), ("years", &years)];
            return Err(Error::Usage(match branch {
                Some(branch) => {
                    values.push(("branch", branch));
                    UsageText::NoShortageBranch.with(&values)
                }
                None => UsageText::NoShortageTotal.with(&values),
            }));
        }
        for (place, name) in columns.iter().enumerate() {
            if name.contains('|') || !self.asked.is_searched(name) {
                continue;
            }
            let own = columns.iter().position(|c| c.strip_prefix(scenario.as_str()) == Some(&format!("|{name}")));
            self.parameters.push((own.unwrap_or(place), name.clone()));
        }
        // What only the scenario draws.
        for (place, column) in columns.iter().enumerate() {
            let own = column.strip_prefix(scenario.as_str()).and_then(|rest| rest.strip_prefix('|'));
            let Some(name) = own.filter(|name| !name.contains('|')) else { continue };
            if self.asked.is_searched(name) && !columns.iter().any(|c| c == name) {
                self.parameters.push((place, name.to_string()));
            }
        }
        if (self.parameters.len() as u64 + 2).saturating_mul(draws) > MOST {
            return Err(Error::Usage(UsageText::MostDrawsDiscover.with(&[
                ("draws", &draws),
                ("parameters", &self.parameters.len()),
                ("mb", &(MOST * 8 / 1_000_000)),
            ])));
        }
        self.columns = vec![Vec::new(); self.parameters.len()];
        Ok(())
    }

    fn add(&mut self, rows: &[f64]) -> Result<()> {
        for row in rows.chunks_exact(self.width.max(1)) {
            for (column, (place, _)) in self.columns.iter_mut().zip(&self.parameters) {
                column.push(row[*place]);
            }
            for (persons, place) in self.persons.iter_mut().zip(self.shortage) {
                persons.extend(place.map(|place| row[place]));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Asked {
        Asked {
            scenario: "plan".into(),
            reference: "reference".into(),
            branch: None,
            year: 2030,
            approaches: vec!["group".into()],
        }
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn parameters_are_those_that_the_scenario_uses_without_noise() {
        let columns = names(&[
            "tau:a",
            "evidence:u",
            "z:a:2030",
            "xi:2030",
            "approach_hours:group",
            "approach_hours:single",
            "plan|evidence:u",
            "plan|only:plan",
            "plan|approach_lag:group",
            "plan|approach_lag:single",
            "reference|shortage|total|smal|2030|persons",
            "plan|shortage|total|smal|2030|persons",
        ]);
        let mut draws = Draws::new(asked());
        draws.start(&columns, 0, 2).unwrap();
        draws.add(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 70.0, 80.0]).unwrap();
        let searched = ["tau:a", "evidence:u", "approach_hours:group", "only:plan", "approach_lag:group"];
        assert_eq!(draws.names().collect::<Vec<_>>(), searched);
        assert_eq!(draws.columns, [[1.0], [7.0], [5.0], [8.0], [9.0]]);
        assert_eq!(draws.persons, [[70.0], [80.0]]);
    }

    #[test]
    fn a_year_that_was_not_kept_is_named() {
        let columns = names(&["plan|shortage|total|smal|2028|persons", "reference|shortage|total|smal|2028|persons"]);
        let said = Draws::new(asked()).start(&columns, 0, 2).unwrap_err().to_string();
        assert!(said.contains("2030") && said.contains("2028"), "{said}");
    }
}
