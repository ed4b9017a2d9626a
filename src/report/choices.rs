//! What a scenario chooses, beside the reference, as people read it.

use crate::ids::Lang;
use crate::report::markup::{heading, table};
use crate::report::numbers;
use crate::report::tables::Table;
use crate::report::view::View;
use crate::scenario::{Choice, Given};
use crate::texts::{PageText, fill};

/// The choices of a scenario with their reasons and sources; nothing if there are none.
pub fn section(view: View, scenario: usize, level: u8) -> String {
    let choices = &view.results.scenarios[scenario].choices;
    if choices.is_empty() {
        return String::new();
    }
    let text = |t: PageText| t.get(view.lang).to_string();
    let heads = [PageText::SetTo, PageText::Usual, PageText::Why, PageText::SourceOf].map(text);
    let mut t = Table::new(text(PageText::OwnValues), text(PageText::Parameter), heads);
    for Choice { key, value, usual, why, source } in choices {
        let (value, usual) = (written(key, value, view.lang), written(key, usual, view.lang));
        let source = if source == "assumption" { text(PageText::Assumption) } else { source.clone() };
        t.row(name(key, view.lang), [value, usual, why.clone(), source]);
    }
    t.note = text(PageText::OwnValuesNote);
    heading(level, &t.title) + &table(&t, true)
}

/// What a key is called: in words for plans and levers, its own name for parameters.
pub fn name(key: &str, lang: Lang) -> String {
    let of = |text: PageText, rest: &str| {
        let rest = if rest == "all" { PageText::AllBranches.get(lang).to_string() } else { rest.to_string() };
        format!("{}: {rest}", text.get(lang))
    };
    for (prefix, text) in [
        ("plan.mix.", PageText::KeyMix),
        ("plan.programmes.", PageText::KeyProgramme),
        ("levers.absence.", PageText::KeyAbsence),
        ("levers.hours.", PageText::KeyHours),
        ("levers.productivity.", PageText::KeyProductivity),
        ("levers.inflow.", PageText::KeyInflow),
        ("levers.exits.", PageText::KeyExits),
        ("levers.training_places.", PageText::KeyTrainingPlaces),
        ("levers.moved.", PageText::KeyMoved),
    ] {
        if let Some(rest) = key.strip_prefix(prefix) {
            return of(text, rest);
        }
    }
    if let Some(rest) = key.strip_prefix("parameters.") {
        return rest.to_string();
    }
    if let Some((a, b)) = key.strip_prefix("correlations.").and_then(|pair| pair.split_once(';')) {
        return format!("{a} × {b}");
    }
    let known = match key {
        "plan.size" => PageText::KeySize,
        "plan.mix" => PageText::KeyMix,
        "plan.split" => PageText::KeySplit,
        "plan.level_order" => PageText::KeyLevelOrder,
        "evidence" => PageText::KeyEvidence,
        "horizon" => PageText::KeyHorizon,
        "data" => PageText::KeyData,
        "calibration" => PageText::KeyCalibration,
        _ => return key.to_string(),
    };
    known.get(lang).to_string()
}

/// A value as it was given: shares and relative changes in per cent, a path as its corners.
pub fn written(key: &str, value: &Given, lang: Lang) -> String {
    let of_plan = ["plan.mix", "plan.programmes."].iter().any(|prefix| key.starts_with(prefix));
    let in_per_cent = of_plan || (key.starts_with("levers.") && !key.contains("training_places"));
    let number = |x: f64| match () {
        () if key == "horizon" => format!("{x:.0}"),
        () if in_per_cent => per_cent(x, lang),
        () => numbers::given(x, lang),
    };
    match value {
        Given::Nothing => numbers::NONE.to_string(),
        Given::Number(x) if key.starts_with("correlations.") => {
            fill(PageText::RankOf.get(lang), &[("rank", &numbers::given(*x, lang))])
        }
        Given::Number(x) => number(*x),
        Given::Ramp(points) => {
            let corner = |(year, x): &(i32, f64)| format!("{} ({year})", number(*x));
            points.iter().map(corner).collect::<Vec<_>>().join(" → ")
        }
        Given::Spread(middle, low, high) => {
            let [middle, low, high] = [middle, low, high].map(|x| number(*x));
            fill(PageText::Spread.get(lang), &[("middle", &middle), ("low", &low), ("high", &high)])
        }
        Given::Name(name) => in_words(name, lang),
        Given::Names(names) => names.iter().map(|n| in_words(n, lang)).collect::<Vec<_>>().join(", "),
        Given::Shares(shares) => {
            let share = |(name, share): (&String, &f64)| format!("{name} {}", per_cent(*share, lang));
            shares.iter().map(share).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A share or a relative change in per cent, three digits at most.
fn per_cent(x: f64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Nl => " %",
        Lang::En => "%",
    };
    // Shares of a file are decimals: 0.073 is 7.3 %, not 7.2999.
    format!("{}{mark}", numbers::given((x * 1e9).round() / 1e7, lang))
}

/// A name of the file format in words, where there are any.
fn in_words(name: &str, lang: Lang) -> String {
    let known = match name {
        "population" => PageText::SplitPopulation,
        "shortage" => PageText::SplitShortage,
        "light" => PageText::LevelLight,
        "moderate" => PageText::LevelModerate,
        "complex" => PageText::LevelComplex,
        "controlled" => PageText::EvidenceControlled,
        "between" => PageText::EvidenceBetween,
        "business_cases" => PageText::EvidenceBusinessCases,
        _ => return name.to_string(),
    };
    known.get(lang).to_string()
}
