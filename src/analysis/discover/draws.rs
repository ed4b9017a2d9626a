//! The draws of a run as a table of parameters, and of the shortage that is asked about.

use crate::error::{Error, Result};
use crate::run::draws::DrawSink;
use crate::texts::{Said, UsageText};

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
            return Err(Error::Run(Said::english_only("discovery starts at the first draw")));
        }
        *self = Self { width: columns.len(), ..Self::new(self.asked.clone()) };
        let Asked { scenario, reference, branch, year } = &self.asked;
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
            return Err(Error::Usage(Said::english_only(format!(
                "the draws hold no shortage of {} of scenario `{scenario}` in {year}; of its total they hold {}",
                branch.as_deref().unwrap_or("the total"),
                years.collect::<Vec<_>>().join(", ")
            ))));
        }
        for (place, name) in columns.iter().enumerate() {
            if name.contains('|') || NOISE.iter().any(|noise| name.starts_with(noise)) {
                continue;
            }
            let own = columns.iter().position(|c| c.strip_prefix(scenario.as_str()) == Some(&format!("|{name}")));
            self.parameters.push((own.unwrap_or(place), name.clone()));
        }
        // What only the scenario draws.
        for (place, column) in columns.iter().enumerate() {
            let own = column.strip_prefix(scenario.as_str()).and_then(|rest| rest.strip_prefix('|'));
            let Some(name) = own.filter(|name| !name.contains('|')) else { continue };
            if !NOISE.iter().any(|noise| name.starts_with(noise)) && !columns.iter().any(|c| c == name) {
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
        Asked { scenario: "plan".into(), reference: "reference".into(), branch: None, year: 2030 }
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn parameters_are_those_of_the_scenario_and_noise_is_left_out() {
        let columns = names(&[
            "tau:a",
            "evidence:u",
            "z:a:2030",
            "xi:2030",
            "plan|evidence:u",
            "plan|only:plan",
            "reference|shortage|total|smal|2030|persons",
            "plan|shortage|total|smal|2030|persons",
        ]);
        let mut draws = Draws::new(asked());
        draws.start(&columns, 0, 2).unwrap();
        draws.add(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 70.0, 80.0]).unwrap();
        assert_eq!(draws.names().collect::<Vec<_>>(), ["tau:a", "evidence:u", "only:plan"]);
        assert_eq!(draws.columns, [[1.0], [5.0], [6.0]]);
        assert_eq!(draws.persons, [[70.0], [80.0]]);
    }

    #[test]
    fn a_year_that_was_not_kept_is_named() {
        let columns = names(&["plan|shortage|total|smal|2028|persons", "reference|shortage|total|smal|2028|persons"]);
        let said = Draws::new(asked()).start(&columns, 0, 2).unwrap_err().to_string();
        assert!(said.contains("2030") && said.contains("2028"), "{said}");
    }
}
