//! A scenario as it comes in: the text of a file, and values laid over it by key. Together they are again the text of a file,
//! which is what is run, and what is downloaded.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::Value;
use toml_edit::{DocumentMut, Item, Table};

use crate::scenario::form::{number, quoted};
use crate::texts::{RequestProblem as P, Said};

/// The file that a scenario starts from where none is given.
const EMPTY: &str = "extends = \"reference\"\n";
/// Longest name of a scenario.
const LONGEST: usize = 60;
/// Deepest value of a key: a distribution in a table is three deep.
const DEEPEST: usize = 8;

/// A scenario of a request.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Its name: letters, digits, `-` and `_`.
    pub name: String,
    /// The text of a scenario file.
    #[serde(default)]
    pub toml: Option<String>,
    /// Values laid over it: by key, as scenario files name them, in the form they have there.
    #[serde(default)]
    pub set: BTreeMap<String, Value>,
}

/// What is wrong with a scenario before it is read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The key it is about; empty if it is about the scenario.
    pub key: String,
    /// The rule.
    pub rule: Said,
}

fn refused<T>(key: &str, rule: impl Into<Said>) -> Result<T, Refused> {
    Err(Refused { key: key.into(), rule: rule.into() })
}

impl Draft {
    /// Name of its file.
    pub fn file(&self) -> String {
        format!("{}.toml", self.name)
    }

    /// The text of its file: as it came, if nothing is laid over it.
    ///
    /// # Errors
    /// If its name cannot be that of a file, it is no single scenario, or a key cannot be set.
    pub fn text(&self) -> Result<String, Refused> {
        let is_fit = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if self.name.is_empty() || self.name.len() > LONGEST || !self.name.chars().all(is_fit) {
            return refused("", P::Name.with(&[("most", &LONGEST)]));
        }
        let text = self.toml.as_deref().unwrap_or(EMPTY);
        let document = text.parse::<DocumentMut>();
        if let Ok(document) = &document {
            for (key, rule) in [("sweep", P::IsSweep), ("scenario", P::IsResolved)] {
                if document.contains_key(key) {
                    return refused(key, rule);
                }
            }
        }
        let mut document = match document {
            Ok(document) if !self.set.is_empty() => document,
            // What is wrong with the text is told where all else is told of it.
            _ => return Ok(text.to_string()),
        };
        for (key, value) in &self.set {
            set(document.as_table_mut(), key, value)?;
        }
        Ok(document.to_string())
    }
}

/// Sets `key` in `table`, whatever it was before.
fn set(table: &mut Table, key: &str, value: &Value) -> Result<(), Refused> {
    // Names of parameters hold no dots, but nothing is lost by allowing for them.
    let parts: Vec<&str> = key.splitn(if key.starts_with("parameters.") { 2 } else { 3 }, '.').collect();
    if parts.iter().any(|part| part.is_empty()) {
        return refused(key, P::NoKey.with(&[("key", &key)]));
    }
    let mut text = String::new();
    written(value, &mut text, 0).map_err(|rule| Refused { key: key.into(), rule })?;
    let value: toml_edit::Value =
        text.parse().map_err(|_| Refused { key: key.into(), rule: P::CannotHold.with(&[("key", &key)]) })?;
    let (last, above) = parts.split_last().unwrap_or((&key, &[]));
    let mut table: &mut dyn toml_edit::TableLike = table;
    for part in above {
        let entry = table.entry(part).or_insert_with(|| {
            let mut new = Table::new();
            new.set_implicit(true);
            Item::Table(new)
        });
        match entry.as_table_like_mut() {
            Some(inner) => table = inner,
            None => return refused(key, P::NoTable.with(&[("part", part), ("key", &key)])),
        }
    }
    table.insert(last, Item::Value(value));
    Ok(())
}

/// A value of JSON as scenario files have it.
fn written(value: &Value, out: &mut String, depth: usize) -> Result<(), Said> {
    if depth > DEEPEST {
        return Err(P::TooDeep.with(&[("most", &DEEPEST)]));
    }
    match value {
        Value::Null => return Err(P::Null.into()),
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) => match (n.as_i64(), n.as_f64()) {
            (Some(whole), _) => {
                // Writing to a String can't fail.
                let _ = write!(out, "{whole}");
            }
            (None, Some(x)) if x.is_finite() => out.push_str(&number(x)),
            _ => return Err(P::TooLarge.with(&[("number", &n.to_string())])),
        },
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(values) => {
            out.push('[');
            for (i, value) in values.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { ", " });
                written(value, out, depth + 1)?;
            }
            out.push(']');
        }
        Value::Object(values) => {
            out.push('{');
            for (i, (key, value)) in values.iter().enumerate() {
                out.push_str(if i == 0 { " " } else { ", " });
                let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
                out.push_str(&if bare { key.clone() } else { quoted(key) });
                out.push_str(" = ");
                written(value, out, depth + 1)?;
            }
            out.push_str(" }");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn draft(toml: Option<&str>, set: Value) -> Draft {
        let set = serde_json::from_value(set).unwrap();
        Draft { name: "mine".into(), toml: toml.map(Into::into), set }
    }

    #[test]
    fn values_become_a_file() {
        let set = json!({
            "plan.size": { "ramp": { "2024": 0, "2030": 10000 } },
            "levers.absence.all": -0.012_345,
            "title": { "nl": "Mijn \"plan\"", "en": "My plan" },
            "parameters.direct:light:gp_care": 12.345,
        });
        let text = draft(None, set).text().unwrap();
        assert!(text.starts_with("extends = \"reference\"\n"), "{text}");
        for line in [
            "size = { ramp = { 2024 = 0, 2030 = 10000 } }",
            "all = -0.012345",
            "\"direct:light:gp_care\" = 12.3450",
            "nl = \"Mijn \\\"plan\\\"\"",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn what_was_there_is_replaced_and_the_rest_stays() {
        let file = "extends = \"x\" # why not\n[plan]\nmix = { mbo = 1 }\n[plan.size]\nramp = { 2024 = 0, 2030 = 5 }\nwhy = \"old\"\n";
        let text = draft(Some(file), json!({ "plan.size": 7 })).text().unwrap();
        assert!(text.contains("# why not") && text.contains("mix = { mbo = 1 }") && !text.contains("old"), "{text}");
        let read: toml::Table = toml::from_str(&text).unwrap();
        assert_eq!(read["plan"]["size"].as_integer(), Some(7));
        assert_eq!(draft(Some(file), json!({})).text().unwrap(), file);
        // A file that cannot be read is told of as it came.
        assert_eq!(draft(Some("a = ["), json!({ "plan.size": 7 })).text().unwrap(), "a = [");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for name in ["", "../x", "a/b", "a.b", "é", &"x".repeat(61)] {
            let mut draft = draft(None, json!({}));
            draft.name = name.to_string();
            assert!(draft.text().is_err(), "{name:?}");
        }
        for set in [json!({ "a..b": 1 }), json!({ "": 1 }), json!({ "plan.size": null }), json!({ "extends.x": 1 })] {
            assert!(draft(None, set.clone()).text().is_err(), "{set}");
        }
        let mut deep = json!(1);
        for _ in 0..20 {
            deep = json!({ "a": deep });
        }
        assert!(draft(None, json!({ "plan.size": deep })).text().is_err());
        assert!(draft(Some("[sweep]\n"), json!({})).text().is_err());
        assert!(draft(Some("[[scenario]]\n"), json!({})).text().is_err());
    }
}
