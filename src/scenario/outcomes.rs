//! `cases = "FILE"`: a parameter with the distribution that the outcome of `schakel cases` gives it.

use std::path::Path;

use super::reader::Reader;
use super::tree::Node;
use crate::dist::{Discrete, Dist};
use crate::texts::{Said, ValueProblem as P};

/// Columns of an outcome: equally likely values of each parameter, and what they rest on.
pub const OUTCOME_COLUMNS: [&str; 5] = ["parameter", "value", "year", "cases", "table"];

/// The distribution of the parameter `name` in the outcome that `node` names, a path from the folder of the scenario file.
/// `None` if that has been reported.
pub(super) fn read(reader: &mut Reader, node: &Node, name: &str) -> Option<(String, Dist)> {
    let file = reader.text(node, &format!("{name}.cases"))?;
    let beside = Path::new(&reader.tree.source.file).parent().unwrap_or(Path::new(""));
    let path = beside.join(&file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) => {
            let rule = P::OutcomeUnread.with(&[("path", &path.display()), ("why", &e.to_string())]);
            reader.problem_help(&node.span, rule, P::OutcomeHelp);
            return None;
        }
    };
    match values(&text, name, reader.dataset.map(|d| d.base_year)) {
        Ok(dist) => Some((file, dist)),
        Err(rule) => {
            reader.problem(&node.span, P::OutcomeWrong.with(&[("path", &path.display()), ("why", &rule)]));
            None
        }
    }
}

/// The distribution of `name` in the outcome `text`; the error is the rule that is broken.
fn values(text: &str, name: &str, base_year: Option<i32>) -> Result<Dist, Said> {
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().map_err(|e| P::OutcomeNoTable.with(&[("why", &e.to_string())]))?;
    if header.iter().ne(OUTCOME_COLUMNS) {
        return Err(P::OutcomeColumns.with(&[("columns", &OUTCOME_COLUMNS.join(", "))]));
    }
    let (mut values, mut others): (Vec<f64>, Vec<String>) = (Vec::new(), Vec::new());
    for (line, record) in table.records().enumerate() {
        // The header is line 1.
        let line = line + 2;
        let record = record.map_err(|e| P::OutcomeLine.with(&[("line", &line), ("why", &e.to_string())]))?;
        let cell = |column: usize| record.get(column).unwrap_or_default();
        if cell(0) != name {
            others.push(cell(0).to_owned());
            continue;
        }
        match cell(1).parse::<f64>() {
            Ok(value) if value.is_finite() => values.push(value),
            _ => return Err(P::OutcomeNumber.with(&[("line", &line), ("cell", &cell(1))])),
        }
        if let Some(year) = base_year.filter(|year| cell(2) != year.to_string()) {
            return Err(P::OutcomeYear.with(&[("line", &line), ("cell", &cell(2)), ("year", &year)]));
        }
    }
    if values.is_empty() {
        others.dedup();
        let nothing = Said::from(P::OutcomeNothing);
        let has = if others.is_empty() { nothing } else { Said::verbatim(others.join(", ")) };
        return Err(P::OutcomeOther.with(&[("name", &name), ("others", &has)]));
    }
    values.sort_by(f64::total_cmp);
    let mut weights: Vec<f64> = Vec::new();
    let mut distinct: Vec<f64> = Vec::new();
    for value in values {
        if distinct.last() == Some(&value) {
            *weights.last_mut().unwrap_or(&mut 0.0) += 1.0;
        } else {
            distinct.push(value);
            weights.push(1.0);
        }
    }
    if let [only] = distinct[..] {
        return Ok(Dist::Fixed(only));
    }
    Discrete::new(distinct, weights).map(Dist::from).map_err(|e| e.said())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Dist, Said> {
        values(&format!("parameter,value,year,cases,table\n{text}"), "value_outside_care:light", Some(2023))
    }

    #[test]
    fn equal_values_weigh_more() {
        let dist = read(
            "value_outside_care:light,3,2023,1,x\nvalue_outside_care:light,1,2023,1,x\nvalue_outside_care:complex,9,2023,1,x\nvalue_outside_care:light,3,2023,1,x\n",
        );
        assert_eq!(dist, Ok(Discrete::new(vec![1.0, 3.0], vec![1.0, 2.0]).unwrap().into()));
        assert_eq!(read("value_outside_care:light,3,2023,1,x\n"), Ok(Dist::Fixed(3.0)));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (text, part) in [
            (
                "value_outside_care:complex,9,2023,1,x\n",
                "says nothing of `value_outside_care:light`, but of value_outside_care:complex",
            ),
            ("value_outside_care:light,NaN,2023,1,x\n", "line 2: `NaN`"),
            ("value_outside_care:light,3,2020,1,x\n", "euros of 2020"),
        ] {
            assert!(read(text).unwrap_err().en().contains(part), "{text}");
        }
        assert!(values("a,b\n1,2\n", "x", None).unwrap_err().en().contains("has the columns"));
    }
}
