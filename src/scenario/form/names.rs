//! Names to choose from in a workbook: what people read beside the identifier of scenario files.

use super::super::keys::BRANCH_LEVERS;
use super::super::reader::advice;
use super::plain;
use crate::dataset::Dataset;
use crate::ids::{Lang, Words};
use crate::texts::{FormText as T, ProblemText, Said, Thing};

/// A name with its identifier.
#[derive(Clone, Debug)]
pub struct Named {
    /// Identifier in scenario files.
    pub id: String,
    /// Name in both languages.
    pub name: Words,
}

impl Named {
    fn of(id: &str, text: T) -> Self {
        let name = Words { nl: text.get(Lang::Nl).into(), en: text.get(Lang::En).into() };
        Self { id: id.into(), name }
    }

    fn known(id: &str, name: &Words) -> Self {
        Self { id: id.into(), name: name.clone() }
    }
}

/// The identifier that `written` stands for, as identifier or as name in either language. The error is the rule and the
/// way out.
pub(super) fn find(written: &str, what: Thing, among: &[Named]) -> Result<String, (Said, Option<Said>)> {
    let wanted = plain(written);
    let fits = |n: &&Named| [&n.id, &n.name.nl, &n.name.en].into_iter().any(|name| plain(name) == wanted);
    if let Some(found) = among.iter().find(fits) {
        return Ok(found.id.clone());
    }
    let all: Vec<&str> = among.iter().flat_map(|n| [n.name.nl.as_str(), n.name.en.as_str(), n.id.as_str()]).collect();
    // All names in two languages would be a long list: the nearest, or those of one.
    let near = crate::nearest::nearest(written, all.iter().copied());
    let help = near.map(|near| ProblemText::DidYouMean.with(&[("name", &near)]));
    let ids: Vec<&str> = among.iter().map(|n| n.id.as_str()).collect();
    let rule = ProblemText::NoSuch.with(&[("what", &what), ("name", &written.trim())]);
    Err((rule, help.or_else(|| advice(written, &ids))))
}

/// Branches of a data set; with `all`, all of them as one.
pub fn branches(data: &Dataset, all: bool) -> Vec<Named> {
    let every = all.then(|| Named::of("all", T::AllBranches));
    every.into_iter().chain(data.branches.iter().map(|b| Named::known(&b.id, &b.name))).collect()
}

/// Programmes of a data set.
pub fn programmes(data: &Dataset) -> Vec<Named> {
    data.programmes.iter().map(|p| Named::known(&p.id, &p.name)).collect()
}

/// Regions of a data set.
pub fn regions(data: &Dataset) -> Vec<Named> {
    let words = |name: &str| Words { nl: name.into(), en: name.into() };
    data.regions.iter().map(|r| Named::known(&r.id, &words(&r.name))).collect()
}

/// Levers that have a target and a ramp, the five of branches first.
pub fn levers() -> Vec<Named> {
    let of_branches = BRANCH_LEVERS.iter().zip([T::Absence, T::Hours, T::Productivity, T::Inflow, T::Exits]);
    of_branches.map(|(id, text)| Named::of(id, text)).chain([Named::of("training_places", T::Places)]).collect()
}

/// Profiles of evidence.
pub fn profiles() -> Vec<Named> {
    [("controlled", T::Controlled), ("between", T::Between), ("business_cases", T::BusinessCases)]
        .map(|(id, text)| Named::of(id, text))
        .into()
}

/// Ways to split a plan over regions.
pub fn splits() -> Vec<Named> {
    [("population", T::ByPopulation), ("shortage", T::ByShortage), ("given", T::ByShares)]
        .map(|(id, text)| Named::of(id, text))
        .into()
}

/// Levels of support.
pub fn orders() -> Vec<Named> {
    [("light", T::Light), ("moderate", T::Moderate), ("complex", T::Complex)]
        .map(|(id, text)| Named::of(id, text))
        .into()
}

/// What low, likely and high are: the distribution with these arguments.
pub fn meanings() -> Vec<Named> {
    [("pert", T::Extremes), ("triangular", T::Triangle), ("split_normal", T::NineInTen), ("metalog", T::EightInTen)]
        .map(|(id, text)| Named::of(id, text))
        .into()
}
