//! What a reader must know of a comparison, with stable codes. Codes are never reused.

use super::{Contender, Pick, Source};
use crate::ids::{Lang, Words};
use crate::run::results::Warning;
use crate::stats::LEAST_ROUNDS;
use crate::texts::{CompareText, fill};

/// The warnings of a comparison.
pub(super) fn of(sources: &[Source], picks: &[Pick], contenders: &[Contender]) -> Vec<Warning> {
    let used: Vec<&Source> =
        sources.iter().enumerate().filter(|(i, _)| picks.iter().any(|p| p.source == *i)).map(|s| s.1).collect();
    let mut out = Vec::new();
    let mut warn = |code: &'static str, text: CompareText, values: &[(&str, &str)]| {
        let seen = |lang: Lang| fill(text.get(lang), values);
        out.push(Warning { code: code.into(), seen: Words { nl: seen(Lang::Nl), en: seen(Lang::En) } });
    };
    let differ = |what: &dyn Fn(&Source) -> String| used.iter().any(|s| what(s) != what(used[0]));
    if contenders.iter().any(|c| c.group != contenders[0].group) {
        warn("W201", CompareText::Unpaired, &[]);
    }
    let unkept: Vec<&str> =
        used.iter().filter(|s| s.kept.is_none() && !s.results.central).map(|s| s.name.as_str()).collect();
    if !unkept.is_empty() {
        warn("W202", CompareText::NotKept, &[("folders", &unkept.join(", "))]);
    }
    for (code, text, what) in [
        ("W203", CompareText::OtherSeed, &(|s: &Source| s.results.seed.to_string()) as &dyn Fn(&Source) -> String),
        ("W204", CompareText::OtherDraws, &|s: &Source| format!("{} {}", s.results.draws, s.results.design)),
        ("W205", CompareText::OtherData, &|s: &Source| s.results.dataset.hash.clone()),
        ("W206", CompareText::OtherVersion, &|s: &Source| s.version.clone()),
    ] {
        if differ(what) {
            warn(code, text, &[]);
        }
    }
    if used.iter().any(|s| s.results.central) {
        warn("W207", CompareText::Central, &[]);
    }
    if used.iter().any(|s| s.results.rounds < LEAST_ROUNDS && !s.results.central) {
        warn("W208", CompareText::FewRounds, &[]);
    }
    for source in &used {
        if let Some(changed) = source.results.warnings.iter().find(|w| w.code == "W114") {
            out.push(changed.clone());
        }
    }
    out
}
