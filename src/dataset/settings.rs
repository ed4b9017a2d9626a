//! `dataset.toml`: what is no table.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::context::{Context, Provenance, help};
use super::sets::Ids;
use crate::error::{Problem, SourceText};
use crate::ids::{Quality, Words};
use crate::nearest::nearest;
use crate::texts::{DataProblem as P, Said, TableProblem};

const FILE: &str = "dataset.toml";
/// Tables that have no columns for quality and source.
const BARE_TABLES: [&str; 3] = ["population", "population_national_variants", "regions"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    base_year: Spanned<i32>,
    social_work: Spanned<String>,
    attribution: Words,
    #[serde(default)]
    provenance: BTreeMap<Spanned<String>, RawProvenance>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvenance {
    quality: Quality,
    sources: Spanned<Vec<String>>,
}

/// The settings of a data set.
pub(super) struct Settings {
    source: SourceText,
    raw: Raw,
}

impl Settings {
    /// Reads them; reports what is wrong.
    pub fn read(context: &Context) -> Option<Self> {
        let Some(source) = context.text(FILE) else {
            let nothing = SourceText { file: FILE.into(), text: "".into() };
            context.problem(Problem::new(&nothing, 0..0, TableProblem::FileMissing.with(&[("file", &FILE)])));
            return None;
        };
        match toml::from_str::<Raw>(&source.text) {
            Ok(raw) => Some(Self { source, raw }),
            Err(e) => {
                let rule = match e.message().lines().next() {
                    Some(detail) => TableProblem::Toml.with(&[("detail", &detail)]),
                    None => TableProblem::TomlOnly.into(),
                };
                context.problem(Problem::new(&source, e.span().unwrap_or(0..0), rule));
                None
            }
        }
        .filter(|settings| settings.check(context))
    }

    fn check(&self, context: &Context) -> bool {
        let at = |span, rule: Said| Problem::new(&self.source, span, rule);
        for (key, text) in [("nl", &self.raw.attribution.nl), ("en", &self.raw.attribution.en)] {
            if text.trim().is_empty() {
                context.problem(at(0..0, P::AttributionEmpty.with(&[("key", &key)])));
            }
        }
        for table in self.raw.provenance.keys() {
            if !BARE_TABLES.contains(&table.get_ref().as_str()) {
                let rule = P::NoBareTable.with(&[("name", table.get_ref())]);
                context.problem(help(at(table.span(), rule), nearest(table.get_ref(), BARE_TABLES)));
            }
        }
        let base = &self.raw.base_year;
        let plausible = (1900..=2200).contains(base.get_ref());
        if !plausible {
            context.problem(at(base.span(), P::BaseYear.with(&[("year", base.get_ref())])));
        }
        plausible
    }

    /// The base year.
    pub fn base_year(&self) -> i32 {
        *self.raw.base_year.get_ref()
    }

    /// The attribution line.
    pub fn attribution(&self) -> Words {
        self.raw.attribution.clone()
    }

    /// The branch that social workers are added to.
    pub fn social_work(&self, branches: &Ids, context: &Context) -> Option<usize> {
        let id = &self.raw.social_work;
        let found = branches.index(id.get_ref());
        if found.is_none() && !branches.is_empty() {
            let rule = P::NoBranch.with(&[("name", id.get_ref())]);
            let problem = Problem::new(&self.source, id.span(), rule);
            context.problem(help(problem, branches.nearest(id.get_ref())));
        }
        found
    }

    /// Reports a problem with the base year.
    pub fn report_base_year(&self, context: &Context, rule: Said) {
        context.problem(Problem::new(&self.source, self.raw.base_year.span(), rule));
    }

    /// Quality and sources of a table that has no columns for them; an assumption if nothing is said.
    pub fn provenance(&self, table: &str, context: &Context) -> Provenance {
        let Some((_, raw)) = self.raw.provenance.iter().find(|(name, _)| name.get_ref() == table) else {
            return Provenance { quality: Quality::Assumption, sources: ["assumption".to_owned()].into() };
        };
        let keys = raw.sources.get_ref();
        context.check_sources(keys, &self.source, &raw.sources.span());
        Provenance { quality: raw.quality, sources: keys.as_slice().into() }
    }
}
