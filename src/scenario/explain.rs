//! What a key means, its unit, default, source and who uses it.

use std::fmt::Write;

use super::keys::{self, Kind};
use crate::dataset::{Dataset, Parameter};
use crate::dist::{Beta, Dist, Expert};
use crate::ids::{Lang, Quality};

/// Explains a key of a scenario file (`plan.size`, `levers.hours.hospitals`), or with a data set a parameter
/// (`direct:light:gp_care`, or `direct` for all of them). `None` if there is no such key.
pub fn explain(key: &str, lang: Lang, dataset: Option<&Dataset>) -> Option<String> {
    let name = key.strip_prefix("parameters.").unwrap_or(key);
    if let Some(d) = dataset {
        if let Some(index) = d.parameter(name) {
            return Some(parameter(&d.parameters[index], d, lang));
        }
        let like: Vec<&Parameter> = d.parameters.iter().filter(|p| p.name.split(':').next() == Some(name)).collect();
        if !like.is_empty() {
            return Some(quantity(name, &like, lang));
        }
        // A name of the data set is asked for, and it has no such name.
        if key.starts_with("parameters.") && name != "PARAMETER" {
            return None;
        }
    }
    if let Some(key) = keys::find(key) {
        return Some(file_key(key, lang));
    }
    let below: Vec<&keys::Key> =
        keys::KEYS.iter().filter(|k| k.path.strip_prefix(key).is_some_and(|r| r.starts_with('.'))).collect();
    let line = |k: &&keys::Key| format!("  {}: {}\n", k.path, k.meaning.get(lang));
    (!below.is_empty()).then(|| format!("[{key}]\n{}", below.iter().map(line).collect::<String>()))
}

fn file_key(key: &keys::Key, lang: Lang) -> String {
    let mut out = format!("{}\n  {}\n", key.path, key.meaning.get(lang));
    line(&mut out, lang, ("soort", "type"), kind(key.kind, lang));
    line(&mut out, lang, ("eenheid", "unit"), key.unit.get(lang));
    line(&mut out, lang, ("standaard", "default"), key.default.get(lang));
    line(&mut out, lang, ("gebruikt door", "used by"), key.used_by);
    out
}

fn kind(kind: Kind, lang: Lang) -> &'static str {
    let (nl, en) = match kind {
        Kind::Text => ("tekst", "text"),
        Kind::Words => ("tekst, of { nl = \"…\", en = \"…\" }", "text, or { nl = \"…\", en = \"…\" }"),
        Kind::Calibration => ("naam van een ijking", "name of a calibration"),
        Kind::Form => ("naam, of namen met gewichten die samen 1 zijn", "name, or names with weights that add up to 1"),
        Kind::ForecastError => (
            "none, vintages, of { trend = GETAL, noise = GETAL }",
            "none, vintages, or { trend = NUMBER, noise = NUMBER }",
        ),
        Kind::Year => ("jaartal", "year"),
        Kind::Evidence => ("profiel, getal van 0 tot 1, of verdeling", "profile, number from 0 to 1, or distribution"),
        Kind::Ramp => ("getal, of { ramp = { 2024 = 0, 2030 = 1 } }", "number, or { ramp = { 2024 = 0, 2030 = 1 } }"),
        Kind::Mix => ("per functie een getal of ramp; samen 1", "a number or ramp per function; together 1"),
        Kind::Split => ("naam, of { given = { REGIO = DEEL } }", "name, or { given = { REGION = SHARE } }"),
        Kind::Payers => ("tabel: per partij een deel; samen 1", "table: a share per payer; together 1"),
        Kind::Order => ("lijst van de drie niveaus", "list of the three levels"),
        Kind::Levels => ("lijst van niveaus", "list of levels"),
        Kind::Number => ("getal", "number"),
        Kind::Pair => ("lijst van twee namen", "list of two names"),
        Kind::Axis => (
            "lijst, tabel van benoemde waarden, of { from = 0, to = 0.2, steps = 5 }",
            "list, table of named values, or { from = 0, to = 0.2, steps = 5 }",
        ),
        Kind::Variants => ("tabel van benoemde kleine scenario's", "table of named small scenarios"),
        Kind::Rank => ("getal boven -1 en onder 1", "number above -1 and below 1"),
        Kind::Dist => (
            "getal, verdeling zoals { pert = { min = 0, mode = 1, max = 3 } }, { evidence = \"POOL\" } of { cases = \"BESTAND\" }",
            "number, distribution such as { pert = { min = 0, mode = 1, max = 3 } }, { evidence = \"POOL\" } or { cases = \"FILE\" }",
        ),
    };
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

fn line(out: &mut String, lang: Lang, label: (&str, &str), text: &str) {
    let label = match lang {
        Lang::Nl => label.0,
        Lang::En => label.1,
    };
    if !text.is_empty() {
        // Writing to a String can't fail.
        let _ = writeln!(out, "  {label}: {text}");
    }
}

fn parameter(p: &Parameter, d: &Dataset, lang: Lang) -> String {
    let mut out = format!("{}\n", p.name);
    line(&mut out, lang, ("eenheid", "unit"), &p.unit);
    if let Some(group) = &p.shares_group {
        let text = match lang {
            Lang::Nl => format!("{group}: getrokken als delen van één geheel (Dirichlet); alle delen samen instellen"),
            Lang::En => format!("{group}: drawn as parts of one whole (Dirichlet); set all parts together"),
        };
        line(&mut out, lang, ("groep", "group"), &text);
        line(&mut out, lang, ("deel", "share"), &share(p, group, d));
    } else {
        line(&mut out, lang, ("verdeling", "distribution"), &spread(&p.dist));
    }
    if let Some(value) = p.business_case {
        line(&mut out, lang, ("volgens de cases van voorstanders", "in the advocates' own cases"), &value.to_string());
    }
    let quality = match (p.quality, lang) {
        (Quality::Published, Lang::Nl) => "gepubliceerd",
        (Quality::Derived, Lang::Nl) => "afgeleid",
        (Quality::Assumption, Lang::Nl) => "aanname",
        (quality, Lang::En) => quality.id(),
    };
    line(&mut out, lang, ("kwaliteit", "quality"), quality);
    for key in p.sources.iter() {
        let text = match d.sources.iter().find(|s| s.key == *key) {
            Some(s) => [&s.title, &s.publisher, &s.date, &s.url]
                .into_iter()
                .filter(|t| !t.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            None => key.clone(),
        };
        line(&mut out, lang, ("bron", "source"), &text);
    }
    line(&mut out, lang, ("toelichting", "note"), &p.note);
    for link in d.links.iter().filter(|l| l.parameters().any(|(name, _, _)| name == p.name)) {
        let text = match (link.estimate, lang) {
            (true, Lang::Nl) => format!("{}: in een scenario `{{ evidence = \"{}\" }}`", link.pool, link.pool),
            (true, Lang::En) => format!("{}: in a scenario `{{ evidence = \"{}\" }}`", link.pool, link.pool),
            (false, Lang::Nl) => format!("{}: alleen om naast te leggen", link.pool),
            (false, Lang::En) => format!("{}: for comparison only", link.pool),
        };
        line(&mut out, lang, ("bewijs", "evidence"), &text);
    }
    out
}

/// A distribution in one line.
fn spread(dist: &Dist) -> String {
    if let Dist::Fixed(value) = dist {
        return value.to_string();
    }
    let arguments = match dist {
        Dist::Experts(pool) => {
            let one = |e: &Expert| format!("{}: weight {}, median {:.4}", e.name, e.weight, e.dist.median());
            pool.experts().iter().map(one).collect::<Vec<_>>().join(", ")
        }
        Dist::Discrete(d) => format!("values {:?}, weights {:?}", d.values(), d.weights()),
        _ => dist.arguments().iter().map(|(name, v)| format!("{name} {v}")).collect::<Vec<_>>().join(", "),
    };
    format!("{} ({arguments}); {}", dist.name(), range(dist))
}

/// Where a distribution mostly lies.
fn range(dist: &Dist) -> String {
    let [low, mid, high] = [0.05, 0.5, 0.95].map(|u| dist.quantile(u));
    format!("P5 {low:.4}, P50 {mid:.4}, P95 {high:.4}")
}

/// A part of a whole: its distribution once the group is divided by its sum.
fn share(p: &Parameter, group: &str, d: &Dataset) -> String {
    let total: f64 =
        d.parameters.iter().filter(|o| o.shares_group.as_deref() == Some(group)).map(|o| o.dist.mean()).sum();
    let own = p.dist.mean();
    match Beta::new(own, total - own, 0.0, 1.0) {
        Ok(beta) => format!("{:.4}; {}", own / total, range(&beta.into())),
        // All of the whole, or none of it.
        Err(_) => (own / total).to_string(),
    }
}

fn quantity(name: &str, like: &[&Parameter], lang: Lang) -> String {
    let mut out = format!("{name}\n");
    line(&mut out, lang, ("eenheid", "unit"), &like[0].unit);
    for p in like {
        let _ = writeln!(out, "  {}: {}", p.name, spread(&p.dist));
    }
    out
}
