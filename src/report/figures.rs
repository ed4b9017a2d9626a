//! The pictures of a job: which figures each chart shows, and what stands under it.

use crate::ids::{Function, Lang, Support};
use crate::report::chart::Picture;
use crate::report::chart::bars::{Bar, Bars, Item};
use crate::report::chart::curve::{Curve, Curves};
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::chart::tiles::{Tile, Tiles};
use crate::report::money::payer_name;
use crate::report::numbers::{self, Kind};
use crate::report::view::{Centre, View, one_line};
use crate::run::results::Results;
use crate::scenario::facts::BranchFacts;
use crate::stats::Summary;
use crate::texts::{PageText, Text, fill};

/// The chart of the shortage as an SVG file of its own: of the reference, and of the first other scenario if there is
/// one.
pub fn chart_svg(results: &Results, lang: Lang) -> String {
    let view = View::new(results, lang);
    shortage(view, view.scenarios().first().copied(), None).standalone()
}

/// Shortage by year without and, if given, with the measures of a scenario, beside the official figures; of a region, or of
/// the country.
pub fn shortage(view: View, scenario: Option<usize>, region: Option<&str>) -> Picture {
    let text = |t: PageText| t.get(view.lang).to_string();
    let line = |s: usize, label: PageText| Line {
        label: text(label),
        points: view
            .shortage_years(s)
            .into_iter()
            .filter_map(|y| {
                let level = match region {
                    Some(region) => view.results.level(s, "shortage", "region", region, y, "persons"),
                    None => view.shortage(s, None, y),
                };
                point(view, y, level)
            })
            .collect(),
    };
    let mut lines = vec![line(0, PageText::LineWithout)];
    lines.extend(scenario.map(|s| line(s, PageText::LineWith)));
    let official = || view.shortage_years(0).into_iter().filter_map(|y| Some((y, view.official(None, y)?))).collect();
    let dots: Vec<(i32, f64)> = if region.is_none() { official() } else { Vec::new() };
    let mut caption = years_caption(view, region.is_some());
    if !dots.is_empty() {
        caption = format!("{caption} {}", text(PageText::ChartOfficial));
    }
    let dots_label = view.text(Text::Official);
    // Two fans that lie nearly over each other could not be told apart.
    let chart = Lines { lines, fans: 1, dots, dots_label, kind: Kind::Count, lang: view.lang };
    if scenario.is_some() && !view.results.central {
        caption = format!("{caption} {}", text(PageText::ChartBandsWithout));
    }
    let id = format!("shortage-{}", scenario.unwrap_or(0));
    under(view, chart.picture(view.id(&id), text(PageText::ChartShortage)), caption)
}

/// Effect on the shortage by year, of a region or of the country; `None` if the results hold fewer than two years of it.
pub fn effect(view: View, scenario: usize, region: Option<&str>) -> Option<Picture> {
    let years = view.shortage_years(scenario).into_iter();
    let effect = |y: i32| match region {
        Some(region) => view.results.effect(scenario, "shortage", "region", region, y, "persons"),
        None => view.effect(scenario, None, y),
    };
    let points: Vec<Point> = years.filter_map(|y| point(view, y, effect(y))).collect();
    if points.len() < 2 {
        return None;
    }
    let label = PageText::LineDifference.get(view.lang).to_string();
    let chart = one_line_chart(view, Kind::Change, vec![Line { label, points }]);
    let title = PageText::ChartEffect.get(view.lang).to_string();
    let picture = chart.picture(view.id(&format!("effect-{scenario}")), title);
    Some(under(view, picture, years_caption(view, region.is_some())))
}

/// Staff drawn from care, care avoided and the unfilled plan by year, in FTE; `None` without a plan.
pub fn parts(view: View, scenario: usize) -> Option<Picture> {
    let line = |measure: &str, unit: &str, label: PageText| {
        let points = view.shortage_years(scenario).into_iter();
        let points = points.filter_map(|y| point(view, y, view.total(scenario, measure, y, unit))).collect();
        Line { label: label.get(view.lang).to_string(), points }
    };
    let lines = vec![
        line("care_avoided", "fte", PageText::LineAvoided),
        line("drawn_from_care", "fte", PageText::LineDrawn),
        line("unfilled_plan", "fte_contract", PageText::LineUnfilled),
    ];
    if lines.iter().all(|l| l.points.len() < 2) {
        return None;
    }
    let chart = one_line_chart(view, Kind::Count, lines);
    let title = PageText::ChartParts.get(view.lang).to_string();
    let picture = chart.picture(view.id(&format!("parts-{scenario}")), title);
    Some(under(view, picture, with_interval(view, PageText::ChartPartsUnit, PageText::LineMedian)))
}

fn one_line_chart(view: View, kind: Kind, lines: Vec<Line>) -> Lines {
    Lines { lines, fans: 3, dots: Vec::new(), dots_label: String::new(), kind, lang: view.lang }
}

/// How surely: the distribution of the effect in the last year, under each evidence profile; `None` in a central run.
pub fn chances(view: View, scenario: usize) -> Option<Picture> {
    let year = view.last_year(scenario);
    let curve = |(i, name): (usize, String)| {
        let mut known = view.results.curves.iter();
        let found = known.find(|c| c.id.parts() == (i, "shortage", "total", "smal", year, "persons"))?;
        Some(Curve { label: name, points: found.points.clone() })
    };
    let curves: Vec<Curve> =
        view.profiles(scenario).into_iter().filter_map(curve).filter(|c| c.points.len() > 1).collect();
    if curves.is_empty() {
        return None;
    }
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string()), ("excluded", &view.excluded())]);
    let chart = Curves { curves, about: page(PageText::ChangeOf), lang: view.lang };
    let picture = chart.picture(view.id(&format!("chances-{scenario}")), page(PageText::ChartChances));
    Some(under(view, picture, page(PageText::ChartChancesUnit)))
}

/// Effect on the shortage of every branch in the last year, the largest first; `None` if the results hold none.
pub fn branches(view: View, scenario: usize) -> Option<Picture> {
    let year = view.last_year(scenario);
    let effect = |b: &BranchFacts| view.effect(scenario, Some(&b.id), year);
    let mut items: Vec<(f64, Item)> = view
        .results
        .dataset
        .branches
        .iter()
        .filter_map(|b| {
            let bar = bar(view, effect(b), Centre::Mean)?;
            Some((bar.middle, Item { label: view.branch_name(&b.id), bars: vec![Some(bar)] }))
        })
        .collect();
    items.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
    if items.is_empty() {
        return None;
    }
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string())]);
    let (series, about) = (vec![page(PageText::Change)], page(PageText::Branch));
    let chart = Bars { series, items, about, kind: Kind::Change, lang: view.lang };
    let picture = chart.picture(view.id(&format!("branches-{scenario}")), page(PageText::ChartBranches));
    Some(under(view, picture, with_interval(view, PageText::ChartBarsUnit, PageText::BarMean)))
}

/// Map of the effect by region in the last year, or of the shortage without a scenario; `None` if the results hold none.
pub fn map(view: View, scenario: Option<usize>, chosen: Option<&str>) -> Option<Picture> {
    let year = view.last_year(scenario.unwrap_or(0));
    let figure = |id: &str| match scenario {
        Some(s) => view.results.effect(s, "shortage", "region", id, year, "persons"),
        None => view.results.level(0, "shortage", "region", id, year, "persons"),
    };
    let tiles: Vec<Tile> = view
        .results
        .dataset
        .regions
        .iter()
        .map(|r| {
            let centre = if scenario.is_some() { Centre::Mean } else { Centre::Median };
            let bar = bar(view, figure(&r.id), centre);
            let (row, column, name) = (r.tile_row, r.tile_col, one_line(&r.name));
            Tile {
                name,
                row,
                column,
                value: bar.map(|b| (b.middle, b.interval)),
                half_width: bar.and_then(|b| b.half_width),
            }
        })
        .collect();
    if tiles.iter().all(|t| t.value.is_none()) {
        return None;
    }
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string())]);
    let chosen = chosen.and_then(|id| view.results.dataset.regions.iter().position(|r| r.id == id));
    let (title, value, kind) = match scenario {
        Some(_) => (PageText::ChartMap, PageText::Change, Kind::Change),
        None => (PageText::RegionsTitle, PageText::ShortageOf, Kind::Count),
    };
    let chart = Tiles { tiles, heads: [page(PageText::Region), page(value)], chosen, kind, lang: view.lang };
    let picture = chart.picture(view.id(&format!("map-{}", scenario.unwrap_or(0))), page(title));
    Some(under(view, picture, page(PageText::ChartMapUnit)))
}

/// Extra staff by function and clients by level of support, in the last year; nothing without a plan.
pub fn people(view: View, scenario: usize) -> Vec<Picture> {
    let year = view.last_year(scenario);
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string())]);
    let name = |f: Function| match f {
        Function::Volunteer => PageText::Volunteer,
        Function::Mbo => PageText::Mbo,
        Function::Ad => PageText::Ad,
        Function::Hbo => PageText::Hbo,
    };
    let level = |k: Support| match k {
        Support::Light => PageText::LevelLight,
        Support::Moderate => PageText::LevelModerate,
        Support::Complex => PageText::LevelComplex,
    };
    let figure = |measure, scope, key: &str, unit| {
        bar(view, view.results.level(scenario, measure, scope, key, year, unit), Centre::Median)
    };
    let item =
        |text: PageText, bar: Option<Bar>| Item { label: crate::report::view::capital(&page(text)), bars: vec![bar] };
    let staff = Function::ALL.map(|f| item(name(f), figure("extra_staff", "function", f.id(), "fte_contract")));
    let clients = Support::ALL.map(|k| item(level(k), figure("clients", "support", k.id(), "persons")));
    let draw = |id: &str, items: Vec<Item>, title: PageText, about: PageText, unit: PageText| {
        let known: Vec<Item> = items.into_iter().filter(|i| i.bars[0].is_some_and(|b| b.middle != 0.0)).collect();
        if known.is_empty() {
            return None;
        }
        let (series, about) = (vec![page(about)], page(PageText::Group));
        let chart = Bars { series, items: known, about, kind: Kind::Count, lang: view.lang };
        Some(under(
            view,
            chart.picture(view.id(&format!("{id}-{scenario}")), page(title)),
            with_interval(view, unit, PageText::BarMedian),
        ))
    };
    let staff = draw("staff", staff.into(), PageText::ChartStaff, PageText::Staff, PageText::ChartStaffUnit);
    let clients =
        draw("clients", clients.into(), PageText::ChartClients, PageText::Clients, PageText::ChartClientsUnit);
    staff.into_iter().chain(clients).collect()
}

/// Who pays and who gains in the last year, cash only: cost and fund contribution to the left, savings to the right. `None`
/// if the results hold no payers.
pub fn ledger(view: View, scenario: usize) -> Option<Picture> {
    let year = view.last_year(scenario);
    let base = view.results.dataset.base_year.to_string();
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string()), ("base", &base)]);
    let figure = |measure: &str, payer: &str| {
        let level = view.results.level(scenario, measure, "payer", payer, year, "euro");
        bar(view, level, Centre::Median).filter(|b| b.middle != 0.0 || b.interval.is_some_and(|i| i != (0.0, 0.0)))
    };
    let left = |bar: Bar| Bar { middle: -bar.middle, interval: bar.interval.map(|(low, high)| (-high, -low)), ..bar };
    let item = |payer: &String| {
        let cost = figure("cost", payer).map(left);
        let fund = figure("fund_contribution", payer).map(left);
        Item { label: payer_name(view, payer), bars: vec![cost, figure("benefit_cash", payer), fund] }
    };
    let items: Vec<Item> = view.results.dataset.payers.iter().map(item).collect();
    let items: Vec<Item> = items.into_iter().filter(|i| i.bars.iter().any(Option::is_some)).collect();
    if items.is_empty() {
        return None;
    }
    let series = [PageText::LedgerCost, PageText::LedgerGain, PageText::LedgerFund].map(page).to_vec();
    let chart = Bars { series, items, about: page(PageText::Payer), kind: Kind::Euro, lang: view.lang };
    let picture = chart.picture(view.id(&format!("ledger-{scenario}")), page(PageText::ChartLedger));
    Some(under(view, picture, with_interval(view, PageText::ChartLedgerUnit, PageText::BarMedian)))
}

/// The picture with what stands under it.
fn under(view: View, picture: Picture, caption: String) -> Picture {
    Picture { caption, source: one_line(view.results.dataset.attribution.get(view.lang)), ..picture }
}

/// What is counted, and what middle and interval are; a central run has none.
fn with_interval(view: View, unit: PageText, drawn: PageText) -> String {
    let drawn = if view.results.central { PageText::NoInterval } else { drawn };
    format!("{} {}", unit.get(view.lang), drawn.get(view.lang))
}

/// Unit, and meaning of line and bands.
fn years_caption(view: View, region: bool) -> String {
    let unit = if view.results.central { PageText::ChartUnitCentral } else { PageText::ChartUnit };
    // A region has all branches.
    let excluded = if region { String::new() } else { view.excluded() };
    fill(unit.get(view.lang), &[("excluded", &excluded)])
}

fn point(view: View, year: i32, summary: Option<&Summary>) -> Option<Point> {
    let s = summary?;
    if view.results.central {
        return Some(Point { year, middle: s.mean?, bands: Vec::new(), half_width: None });
    }
    let half_width = numbers::half_width([10, 50, 90].map(|percent| s.mc_error_p(percent)));
    let bands = [(10, 90), (25, 75)].into_iter().filter_map(|(low, high)| s.p(low).zip(s.p(high))).collect();
    Some(Point { year, middle: s.p(50).or(s.mean)?, bands, half_width })
}

fn bar(view: View, summary: Option<&Summary>, centre: Centre) -> Option<Bar> {
    let s = summary?;
    if view.results.central {
        return Some(Bar { middle: s.mean?, interval: None, half_width: None });
    }
    let half_width = numbers::half_width([10, 50, 90].map(|percent| s.mc_error_p(percent)));
    let middle = match centre {
        Centre::Median => s.p(50).or(s.mean)?,
        Centre::Mean => s.mean?,
    };
    Some(Bar { middle, interval: s.p(10).zip(s.p(90)), half_width })
}
