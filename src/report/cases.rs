//! One's own cases as people read them: sentences, tables, charts, the answer in a terminal, a section of a page.

use crate::analysis::cases::{Cases, Measure, Of, Part};
use crate::dataset::cases::Approach;
use crate::ids::Lang;
use crate::report::cells::{bar, chance_above, middle, range};
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::markup;
use crate::report::money::name_of;
use crate::report::numbers::{self, Kind};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::{capital, one_line};
use crate::stats::Summary;
use crate::texts::{CasesText as T, Text, fill};

const WHOLE: Part = Part::Whole;

fn say(text: T, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

/// What all cases together cost and avoid, and what such cases can't say.
pub fn sentences(found: &Cases, lang: Lang) -> String {
    let of = |measure: Measure| found.find(&Of::All, measure, &WHOLE);
    let euro = |measure: Measure| middle(of(measure), Kind::Euro, lang);
    let persons: f64 = found.cases.iter().map(|c| c.persons).sum();
    let values = [
        ("n", found.cases.len().to_string()),
        ("persons", numbers::number(persons, Kind::Count, 1.0, lang)),
        ("cost", euro(Measure::Cost)),
        ("avoided", euro(Measure::Avoided)),
        ("range", range(of(Measure::Avoided), Kind::Euro, lang)),
        ("year", found.year.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut out = vec![say(T::Together, lang, &values)];
    let balance = of(Measure::Balance);
    let chance = chance_above(balance, found.draws, lang);
    let interval = range(balance, Kind::Euro, lang);
    let text = match balance.and_then(|s| s.p(10).zip(s.p(90))) {
        Some((_, high)) if high < 0.0 => T::Less,
        Some((low, _)) if low > 0.0 => T::More,
        _ => T::Open,
    };
    out.push(say(text, lang, &[("range", &interval), ("chance", &chance)]));
    for problem in found.compared() {
        let s = found.find(&Of::Difference(problem.to_owned()), Measure::Balance, &WHOLE);
        let values = [("problem", capital(problem)), ("chance", chance_above(s, found.draws, lang))];
        let values = [(values[0].0, values[0].1.as_str()), (values[1].0, values[1].1.as_str())];
        out.push(say(T::Collective, lang, &[values[0], values[1], ("range", &range(s, Kind::Euro, lang))]));
    }
    out.push(T::Warning.get(lang).to_string());
    out.join(" ")
}

/// Cost, avoided cost, balance and ratio of a case, of a problem or of all.
fn cells(found: &Cases, of: &Of, lang: Lang) -> Vec<String> {
    let row = |measure: Measure| found.find(of, measure, &WHOLE);
    let balance = row(Measure::Balance);
    vec![
        middle(row(Measure::Cost), Kind::Euro, lang),
        middle(row(Measure::Avoided), Kind::Euro, lang),
        middle(balance, Kind::Euro, lang),
        range(balance, Kind::Euro, lang),
        middle(row(Measure::Ratio), Kind::Ratio, lang),
    ]
}

fn heads(lang: Lang) -> Vec<String> {
    let heads = [T::Cost, T::Avoided, T::Balance].map(|t| t.get(lang).to_string());
    heads.into_iter().chain([Text::Interval.get(lang).to_string(), T::Ratio.get(lang).to_string()]).collect()
}

/// Every case, and all together.
fn per_case(found: &Cases, lang: Lang, with_titles: bool) -> Table {
    let title = say(T::CasesTitle, lang, &[("year", &found.year.to_string())]);
    let mut table = Table::new(title, T::Case.get(lang).to_string(), heads(lang));
    for case in &found.cases {
        let label = if with_titles && !case.title.is_empty() {
            format!("{}: {}", case.id, case.title)
        } else {
            case.id.clone()
        };
        table.row(one_line(&label), cells(found, &Of::Case(case.id.clone()), lang));
    }
    table.row(T::All.get(lang), cells(found, &Of::All, lang));
    table.note = T::CasesNote.get(lang).to_string();
    table
}

fn name(found: &Cases, part: &Part, lang: Lang) -> String {
    match part {
        Part::Whole => T::All.get(lang).to_string(),
        Part::Payer(id) => name_of(id, lang),
        Part::Domain(id) => match (found.branches.get(id), id.as_str()) {
            (Some(name), _) => one_line(name.get(lang)),
            (None, "justice") => T::Justice.get(lang).to_string(),
            (None, "work") => T::Work.get(lang).to_string(),
            (None, "education") => T::Education.get(lang).to_string(),
            (None, "shelter") => T::Shelter.get(lang).to_string(),
            (None, "informal_care") => T::InformalCare.get(lang).to_string(),
            (None, other) => capital(&other.replace('_', " ")),
        },
    }
}

/// Avoided cost of all cases by domain, then what each payer is left with.
fn parts(found: &Cases, lang: Lang) -> [Table; 2] {
    let titles = [(Measure::Avoided, T::DomainsTitle, T::Domain), (Measure::Balance, T::PayersTitle, T::Payer)];
    titles.map(|(measure, title, head)| {
        let heads = [T::Middle.get(lang).to_string(), Text::Interval.get(lang).to_string()];
        let mut table = Table::new(title.get(lang).to_string(), head.get(lang).to_string(), heads);
        let is_of = |part: &Part| matches!(part, Part::Domain(_)) == (measure == Measure::Avoided);
        for (part, s) in found.parts(&Of::All, measure).filter(|(part, _)| is_of(part)) {
            table.row(name(found, part, lang), [middle(Some(s), Kind::Euro, lang), range(Some(s), Kind::Euro, lang)]);
        }
        table
    })
}

/// Individual and collective help of the same problem, per person; no rows where there is nothing to compare.
fn compared(found: &Cases, lang: Lang) -> Table {
    let title = T::ComparedTitle.get(lang).to_string();
    let mut table = Table::new(title, T::Problem.get(lang).to_string(), heads(lang));
    for problem in found.compared() {
        for approach in Approach::ALL {
            let word = match approach {
                Approach::Individual => T::Individual,
                Approach::Collective => T::CollectiveHelp,
            };
            let of = Of::Problem(problem.to_owned(), approach);
            table.row(format!("{}, {}", one_line(problem), word.get(lang)), cells(found, &of, lang));
        }
    }
    table.note = T::ComparedNote.get(lang).to_string();
    table
}

/// What a scenario can take from the cases.
fn outcomes(found: &Cases, lang: Lang) -> Vec<String> {
    let told = |o: &crate::analysis::cases::Outcome| {
        let ends = o.values.first().zip(o.values.last());
        let (low, high) = ends.map_or((0.0, 0.0), |(a, b)| (*a, *b));
        let mean = o.values.iter().sum::<f64>() / o.values.len() as f64;
        let step = numbers::step(Kind::Euro, low.abs().max(high.abs()), None);
        let values = [
            ("level", o.level.id().to_string()),
            ("mean", numbers::number(mean, Kind::Euro, step, lang)),
            ("range", numbers::range(low, high, Kind::Euro, step, lang)),
            ("n", o.cases.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(T::Outcome, lang, &values)
    };
    found.outcomes.iter().map(told).collect()
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Cases, lang: Lang) -> String {
    let mut lines = vec![terminal::cut(&one_line(&found.table), WIDTH)];
    lines.extend(terminal::wrap(&sentences(found, lang)));
    let [domains, payers] = parts(found, lang);
    for table in [per_case(found, lang, false), compared(found, lang), domains, payers] {
        if !table.rows.is_empty() {
            lines.push(String::new());
            terminal::group(&mut lines, &[table], true);
        }
    }
    for outcome in outcomes(found, lang) {
        lines.push(String::new());
        lines.extend(terminal::wrap(&outcome));
    }
    lines.push(String::new());
    let (draws, seed) = (numbers::whole(found.draws, lang), found.seed.to_string());
    lines.extend(terminal::wrap(&say(T::Legend, lang, &[("draws", &draws), ("seed", &seed)])));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

fn left(bar: Bar) -> Bar {
    Bar { middle: -bar.middle, interval: bar.interval.map(|(low, high)| (-high, -low)), ..bar }
}

fn picture(found: &Cases, items: Vec<Item>, id: &str, title: T, about: T, lang: Lang) -> Picture {
    let series = [T::Cost, T::Avoided].map(|t| t.get(lang).to_string()).into();
    let chart = Bars { series, items, about: about.get(lang).into(), kind: Kind::Euro, lang };
    let title = say(title, lang, &[("year", &found.year.to_string())]);
    let source = say(T::Source, lang, &[("table", &one_line(&found.table))]);
    Picture { caption: T::Caption.get(lang).into(), source, ..chart.picture(id.to_string(), title) }
}

/// Cost to the left and avoided cost to the right, by case. `id` starts the identifiers, unique on a page.
pub fn cases(found: &Cases, id: &str, lang: Lang) -> Picture {
    let item = |case: &crate::analysis::cases::CaseFacts| {
        let of = |measure| bar(found.find(&Of::Case(case.id.clone()), measure, &WHOLE));
        let label = if case.title.is_empty() { &case.id } else { &case.title };
        Item { label: one_line(label), bars: vec![of(Measure::Cost).map(left), of(Measure::Avoided)] }
    };
    let items = found.cases.iter().map(item).collect();
    let picture = picture(found, items, id, T::ChartCases, T::Case, lang);
    Picture { description: sentences(found, lang), ..picture }
}

/// The same of all cases by domain.
pub fn domains(found: &Cases, id: &str, lang: Lang) -> Picture {
    let mut parts: Vec<&Part> = [Measure::Cost, Measure::Avoided]
        .into_iter()
        .flat_map(|measure| found.parts(&Of::All, measure))
        .map(|(part, _)| part)
        .filter(|part| matches!(part, Part::Domain(_)))
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let of = |measure: Measure, part: &Part| -> Option<&Summary> { found.find(&Of::All, measure, part) };
    let item = |part: &Part| Item {
        label: name(found, part, lang),
        bars: vec![bar(of(Measure::Cost, part)).map(left), bar(of(Measure::Avoided, part))],
    };
    picture(found, parts.into_iter().map(item).collect(), id, T::ChartDomains, T::Domain, lang)
}

/// A section of a page. `level` is that of its heading; `id` starts the identifiers of its pictures.
pub fn section(found: &Cases, level: u8, id: &str, lang: Lang) -> String {
    let mut html = markup::heading(level, T::SectionTitle.get(lang));
    html.push_str(&markup::paragraph("", &sentences(found, lang)));
    html.push_str(&markup::figure(&cases(found, &format!("{id}-cases"), lang), lang));
    html.push_str(&markup::table(&per_case(found, lang, true), false));
    let table = compared(found, lang);
    if !table.rows.is_empty() {
        html.push_str(&markup::table(&table, false));
    }
    html.push_str(&markup::figure(&domains(found, &format!("{id}-domains"), lang), lang));
    html.extend(parts(found, lang).iter().map(|t| markup::table(t, false)));
    html + &markup::list(&outcomes(found, lang))
}
