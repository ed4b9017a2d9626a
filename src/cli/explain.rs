//! `schakel explain`: what a key or parameter means.

use std::path::Path;

use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::nearest::nearest;
use crate::scenario::{Job, explain as meaning, keys};
use crate::texts::{CommandText, UsageText};

/// Prints the meaning of `key`, or all keys without one.
pub fn explain(key: Option<&str>, scenario: &Path, lang: Lang) -> Result<()> {
    let Some(key) = key else {
        let paths: Vec<_> = keys::KEYS.iter().map(|k| k.path).collect();
        return super::print(&(paths.join("\n") + "\n"));
    };
    // Keys can be explained without a data set; parameters cannot.
    let job = if key.contains(':') || scenario.exists() { Some(Job::load(&[scenario.to_path_buf()])?) } else { None };
    let dataset = job.as_ref().map(|j| &*j.dataset);
    if let Some(text) = meaning(key, lang, dataset) {
        return super::print(&(text.trim_end().to_string() + "\n"));
    }
    let parameters = dataset.iter().flat_map(|d| d.parameters.iter().map(|p| p.name.as_str()));
    let hint = match nearest(key, keys::KEYS.iter().map(|k| k.path).chain(parameters)) {
        Some(name) => CommandText::DidYouMean.with(&[("name", &name)]),
        None => CommandText::AllKeys.into(),
    };
    Err(Error::Usage(UsageText::UnknownKey.with(&[("key", &key), ("hint", &hint)])))
}
