//! The back-test as people read it: a table and a picture a series, and what it comes to.

use std::collections::BTreeSet;

use crate::analysis::backtest::{Against, Backtest, FanYear, Forecast, Method, Score, Target};
use crate::dist::{Dist, Gamma};
use crate::ids::Lang;
use crate::report::chart::Picture;
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::markup;
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::terminal::{group, wrap};
use crate::report::view::{capital, one_line};
use crate::texts::{BackText as Say, fill};

/// Fewest forecasts of a series that the answer and pictures show; the table has all.
const SHOWN: usize = 3;

/// What is forecast, in words.
fn what(target: &Target, lang: Lang) -> String {
    let measure = match target.measure.as_str() {
        "shortage" => Say::Shortage.get(lang),
        "employees" => Say::Employees.get(lang),
        "self_employed" => Say::SelfEmployed.get(lang),
        "inflow_year" => Say::InflowYear.get(lang),
        "outflow_year" => Say::OutflowYear.get(lang),
        "open_vacancies" => Say::OpenVacancies.get(lang),
        "vacancies_per_1000_jobs" => Say::VacancyRate.get(lang),
        other => other,
    };
    let whose = match &target.name {
        Some(name) => one_line(name.get(lang)),
        None => fill(Say::TotalOf.get(lang), &[("key", &target.key)]),
    };
    format!("{measure}, {whose}")
}

fn against(target: &Target, lang: Lang) -> &'static str {
    match target.against {
        Against::Realised => Say::Realised,
        Against::Nowcast => Say::Nowcast,
        Against::LaterForecast => Say::LaterForecast,
    }
    .get(lang)
}

fn who(method: Method, lang: Lang) -> &'static str {
    match method {
        Method::Model => Say::Model,
        Method::Official => Say::Official,
        Method::NoChange => Say::NoChange,
        Method::Trend => Say::Trend,
    }
    .get(lang)
}

/// The series that answer and pictures show: totals, with enough forecasts.
fn shown(found: &Backtest) -> Vec<usize> {
    let many = |t: usize| found.forecasts.iter().filter(|f| f.target == t).count() >= SHOWN;
    (0..found.targets.len()).filter(|&t| found.targets[t].name.is_none() && many(t)).collect()
}

/// Scores of one series.
fn scores(found: &Backtest, t: usize, lang: Lang) -> Table {
    let target = &found.targets[t];
    let title = Say::ScoreTitle.get(lang);
    let title = fill(title, &[("what", &what(target, lang)), ("against", against(target, lang))]);
    let heads = [Say::N, Say::Bias, Say::MeanError, Say::In50, Say::In80, Say::In95, Say::Crps, Say::Skill];
    let mut table = Table::new(title, Say::ScoreHead.get(lang).into(), heads.map(|head| head.get(lang).to_string()));
    let of_it: Vec<&Score> = found.scores.iter().filter(|s| s.target == t).collect();
    let largest = of_it.iter().map(|s| s.mean_error).fold(0.0, f64::max);
    let step = numbers::step(Kind::Count, largest, None);
    for s in of_it {
        let held = |i: usize| {
            s.coverage.map_or(NONE.to_string(), |c| {
                let n = (c[i] * s.with_interval as f64).round();
                match lang {
                    Lang::Nl => format!("{n:.0} van {}", s.with_interval),
                    Lang::En => format!("{n:.0} of {}", s.with_interval),
                }
            })
        };
        let count = |x: f64, kind: Kind| numbers::number(x, kind, step, lang);
        let skill = s.skill.map_or(NONE.to_string(), |skill| numbers::whole_percent(skill, lang));
        table.row(
            capital(who(s.method, lang)),
            [
                s.n.to_string(),
                count(s.bias, Kind::Change),
                count(s.mean_error, Kind::Count),
                held(0),
                held(1),
                held(2),
                count(s.crps, Kind::Count),
                skill,
            ],
        );
    }
    table
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Backtest, lang: Lang) -> String {
    let mut lines = wrap(Say::Heading.get(lang));
    let finding = finding(found, lang);
    if !finding.is_empty() {
        lines.extend(wrap(&finding));
    }
    for t in shown(found) {
        lines.push(String::new());
        let table = scores(found, t, lang);
        lines.extend(wrap(&table.title));
        group(&mut lines, &[table], true);
    }
    for table in [revisions(found, lang), fan(found, lang)].into_iter().flatten() {
        lines.push(String::new());
        lines.extend(wrap(&table.title));
        group(&mut lines, &[table], true);
    }
    lines.push(String::new());
    for text in notes(found, lang) {
        lines.extend(wrap(&text));
    }
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// How the official forecast was revised, and the error that follows.
fn revisions(found: &Backtest, lang: Lang) -> Option<Table> {
    let estimate = found.error.as_ref()?;
    let heads = [Say::ErrorAhead, Say::ErrorPersons].map(|head| head.get(lang).to_string());
    let mut table = Table::new(Say::ErrorTitle.get(lang).into(), Say::ErrorHead.get(lang).into(), heads);
    for r in &estimate.revisions {
        let ahead = numbers::number(r.horizons.0, Kind::Ratio, 0.1, lang);
        let persons = numbers::number(r.persons, Kind::Change, 100.0, lang);
        table.row(format!("{} → {}, {}", r.from, r.to, r.year), [ahead, persons]);
    }
    let persons = |years: f64| {
        let size = estimate.error.at(years) * estimate.demand;
        let step = if size >= 10_000.0 { 1_000.0 } else { numbers::step(Kind::Count, size, None) };
        numbers::number(size, Kind::Count, step, lang)
    };
    let [low, high] = factors(estimate.steps).map(|x| numbers::number(x, Kind::Ratio, 0.1, lang));
    let values = [
        ("steps", estimate.steps.to_string()),
        ("five", persons(5.0)),
        ("ten", persons(10.0)),
        ("low", low),
        ("high", high),
    ];
    table.note = fill(Say::ErrorFinding.get(lang), &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    Some(table)
}

/// Between which factors of what was found a standard deviation lies, with a chance of 95 %, if it was found from `n` independent
/// normal numbers: the roots of n over the quantiles of chi square with n degrees of freedom, twice those of a gamma.
fn factors(n: usize) -> [f64; 2] {
    let degrees = n as f64;
    let factor =
        |p: f64| Gamma::new(degrees / 2.0, 2.0).map_or(f64::NAN, |chi| (degrees / Dist::Gamma(chi).quantile(p)).sqrt());
    [factor(0.975), factor(0.025)]
}

/// The reference without and with that error.
fn fan(found: &Backtest, lang: Lang) -> Option<Table> {
    let last = found.fan.last()?;
    let largest = last.with[2];
    let step = numbers::step(Kind::Count, largest, None);
    let heads = [Say::FanWithout, Say::FanWith].map(|head| head.get(lang).to_string());
    let mut table = Table::new(Say::FanTitle.get(lang).into(), Say::FanHead.get(lang).into(), heads);
    for f in found.fan.iter().filter(|f| f.year > found.fan[0].year) {
        let range = |of: &[f64; 3]| numbers::range(of[0], of[2], Kind::Count, step, lang);
        table.row(f.year.to_string(), [range(&f.without), range(&f.with)]);
    }
    table.note = Say::FanNote.get(lang).to_string();
    Some(table)
}

/// The two fans over each other.
fn fan_picture(found: &Backtest, lang: Lang) -> Option<Picture> {
    let table = fan(found, lang)?;
    let line = |label: Say, of: &dyn Fn(&FanYear) -> [f64; 3]| {
        let point = |f: &FanYear| {
            let [low, middle, high] = of(f);
            Point { year: f.year, middle, bands: vec![(low, high)], half_width: None }
        };
        Line { label: capital(label.get(lang)), points: found.fan.iter().map(point).collect() }
    };
    let lines = vec![line(Say::FanWith, &|f| f.with), line(Say::FanWithout, &|f| f.without)];
    let chart = Lines { lines, dots: Vec::new(), fans: 2, dots_label: String::new(), kind: Kind::Count, lang };
    let picture = chart.picture("forecast-error".into(), table.title);
    Some(Picture { caption: table.note, source: one_line(found.attribution.get(lang)), ..picture })
}

/// How to read it, how little it is, and what could not be done.
fn notes(found: &Backtest, lang: Lang) -> Vec<String> {
    let moments: BTreeSet<(usize, i32)> = found.forecasts.iter().map(|f| (f.target, f.year)).collect();
    let values = [
        ("n", numbers::whole(found.forecasts.len() as u64, lang)),
        ("independent", numbers::whole(moments.len() as u64, lang)),
        ("draws", numbers::whole(found.draws, lang)),
        ("seed", found.seed.to_string()),
    ];
    let legend = fill(Say::Legend.get(lang), &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    let targets = found.targets.len().to_string();
    let missing = found.missing.iter().map(|(vintage, why)| {
        fill(Say::Missing.get(lang), &[("vintage", vintage), ("why", why.trim_end_matches('.'))])
    });
    [Say::Note.get(lang).to_string(), legend, Say::Few.get(lang).to_string()]
        .into_iter()
        .chain(missing)
        .chain([fill(Say::More.get(lang), &[("targets", &targets)]), one_line(found.attribution.get(lang))])
        .collect()
}

/// How far off the official forecast of the total was at the longest distance, in words.
fn finding(found: &Backtest, lang: Lang) -> String {
    let of_total = |f: &&Forecast| {
        let t = &found.targets[f.target];
        f.method == Method::Official && t.key == "smal" && t.against == Against::LaterForecast
    };
    let furthest = found
        .forecasts
        .iter()
        .filter(of_total)
        .max_by(|a, b| (a.middle - a.came).abs().total_cmp(&(b.middle - b.came).abs()));
    let Some(f) = furthest else { return String::new() };
    let step = numbers::step(Kind::Count, f.came, None);
    let count = |x: f64| numbers::number(x, Kind::Count, step, lang);
    let side = if f.middle > f.came { Say::TooHigh } else { Say::TooLow };
    let values = [
        ("year", f.year.to_string()),
        ("origin", f.origin.clone()),
        ("size", count((f.middle - f.came).abs())),
        ("side", side.get(lang).to_string()),
        ("said", count(f.middle)),
        ("came", count(f.came)),
        ("from", f.from.clone()),
    ];
    fill(Say::FindingShortage.get(lang), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// A picture of each series that is shown.
pub fn pictures(found: &Backtest, lang: Lang) -> Vec<Picture> {
    shown(found).into_iter().filter_map(|t| picture(found, t, lang)).chain(fan_picture(found, lang)).collect()
}

/// Forecasts of one series from the origin that has most of them, and what came; none where there are no two years to join.
fn picture(found: &Backtest, t: usize, lang: Lang) -> Option<Picture> {
    let target = &found.targets[t];
    let of_it: Vec<&Forecast> = found.forecasts.iter().filter(|f| f.target == t).collect();
    // The two methods that say most: those with intervals first.
    let by = |m: &Method| of_it.iter().filter(|f| f.method == *m).count();
    let methods: Vec<Method> = Method::ALL.into_iter().filter(|m| by(m) > 0).take(2).collect();
    let origins: BTreeSet<&str> = of_it.iter().map(|f| f.origin.as_str()).collect();
    let rank = |origin: &&&str| {
        let of = |m: Method| of_it.iter().filter(move |f| f.origin == ***origin && f.method == m);
        let sure = of_it.iter().filter(|f| f.origin == ***origin && f.intervals.is_some()).count();
        (sure, methods.first().map_or(0, |m| of(*m).count()))
    };
    let origin = origins.iter().max_by_key(rank).copied().unwrap_or_default();
    let before =
        target.came.iter().filter(|p| of_it.iter().all(|f| f.origin != origin || p.0 < f.year)).max_by_key(|p| p.0);
    let line = |method: &Method| {
        let mut points: Vec<Point> = Vec::new();
        for f in of_it.iter().filter(|f| f.origin == origin && f.method == *method) {
            if points.iter().any(|p| p.year == f.year) {
                continue;
            }
            let bands = f.intervals.map_or_else(Vec::new, |[half, most, _]| vec![most, half]);
            points.push(Point { year: f.year, middle: f.middle, bands, half_width: None });
        }
        if let Some(&(year, value)) = before {
            let has_bands = points.iter().any(|p| !p.bands.is_empty());
            let bands = if has_bands { vec![(value, value); 2] } else { Vec::new() };
            points.push(Point { year, middle: value, bands, half_width: None });
        }
        points.sort_by_key(|p| p.year);
        Line { label: capital(who(*method, lang)), points }
    };
    let lines: Vec<Line> = methods.iter().map(line).filter(|l| l.points.len() > 1).collect();
    let has_lines = !lines.is_empty();
    let mut dots: Vec<(i32, f64)> = target.came.clone();
    if target.against == Against::LaterForecast {
        dots.extend(of_it.iter().filter(|f| f.origin == origin && f.method == methods[0]).map(|f| (f.year, f.came)));
    }
    let dots_label = if target.against == Against::LaterForecast { Say::Later } else { Say::Came };
    let chart = Lines { lines, dots, fans: 2, dots_label: dots_label.get(lang).into(), kind: Kind::Count, lang };
    let title = fill(Say::ChartTitle.get(lang), &[("what", &what(target, lang)), ("origin", origin)]);
    let id = format!("{}-{}-{}", target.measure, target.key, target.against.id());
    let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let picture = chart.picture(id, title);
    let unit = if target.unit == "persons" { Say::Persons.get(lang).to_string() } else { capital(&target.unit) };
    let sure: Vec<&str> = methods
        .iter()
        .filter(|m| of_it.iter().any(|f| f.method == **m && f.intervals.is_some()))
        .map(|m| who(*m, lang))
        .collect();
    let text = if sure.is_empty() { Say::CaptionPoint } else { Say::Caption };
    let caption =
        fill(text.get(lang), &[("unit", &unit), ("against", against(target, lang)), ("who", &sure.join(", "))]);
    has_lines.then(|| Picture { caption, source: one_line(found.attribution.get(lang)), ..picture })
}

/// The section of a page: finding, a picture and a table for each series that is shown, and how to read them.
pub fn section(found: &Backtest, lang: Lang) -> String {
    let mut html = markup::heading(2, Say::Heading.get(lang));
    html.push_str(&markup::paragraph("", &finding(found, lang)));
    for t in shown(found) {
        if let Some(picture) = picture(found, t, lang) {
            html.push_str(&markup::figure(&picture, lang));
        }
        html.push_str(&markup::table(&scores(found, t, lang), false));
    }
    if let Some(picture) = fan_picture(found, lang) {
        html.push_str(&markup::figure(&picture, lang));
    }
    for table in [revisions(found, lang), fan(found, lang)].into_iter().flatten() {
        html.push_str(&markup::table(&table, false));
    }
    for text in notes(found, lang) {
        html.push_str(&markup::paragraph("note", &text));
    }
    html
}
