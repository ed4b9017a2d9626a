//! The frontier as people read it: sentences, tables, the answer in a terminal, a chart, a section of a page.

use crate::analysis::frontier::cloud::RESAMPLES;
use crate::analysis::frontier::{Frontier, Order, Point, Rival};
use crate::ids::{Lang, Support};
use crate::report::chart::plane::{Curve, Mark, Plane, Weight};
use crate::report::chart::{Cell, Data, Picture};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::report::{aim, markup};
use crate::texts::{FrontierText, Text, fill};

/// Rivals and combinations that tables show.
const ROWS: usize = 12;

fn say(text: FrontierText, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn certainty(found: &Frontier, lang: Lang) -> String {
    numbers::whole_percent(found.certainty, lang)
}

/// What is wanted, as a level: `the shortage in 2035`.
fn figure(found: &Frontier, lang: Lang) -> String {
    let mut level = found.aim.clone();
    level.change = false;
    aim::name(&level, lang)
}

/// What an effect counts, more being better.
fn effect_of(found: &Frontier, lang: Lang) -> String {
    if found.less {
        let (unit, figure) = (aim::unit(&found.aim, lang), figure(found, lang));
        say(FrontierText::LessShort, lang, &[("unit", unit), ("figure", &figure)])
    } else {
        figure(found, lang)
    }
}

/// How effects are written.
fn kind(found: &Frontier) -> Kind {
    match aim::kind(&found.aim) {
        Kind::Count => Kind::Change,
        kind => kind,
    }
}

fn mix(mix: &[f64; 4]) -> String {
    mix.map(|share| format!("{:.0}", 100.0 * share)).join("/")
}

/// A point: `10,000: 0/40/10/50`.
fn name(point: &Point, lang: Lang) -> String {
    if point.size == 0.0 {
        return FrontierText::Nothing.get(lang).to_string();
    }
    format!("{}: {}", numbers::given(point.size, lang), mix(&point.mix))
}

/// The mix alone, where all have one size.
fn mix_name(point: &Point, lang: Lang) -> String {
    if point.size == 0.0 { FrontierText::Nothing.get(lang).to_string() } else { mix(&point.mix) }
}

fn spread(kind: Kind, [low, _, high]: [f64; 3], lang: Lang) -> String {
    numbers::range(low, high, kind, numbers::step(kind, low.abs().max(high.abs()), None), lang)
}

fn amount(kind: Kind, x: f64, lang: Lang) -> String {
    if x.is_finite() { numbers::number(x, kind, numbers::step(kind, x, None), lang) } else { NONE.to_string() }
}

fn share(share: f64, found: &Frontier, lang: Lang) -> String {
    let error = (share * (1.0 - share) / found.draws as f64).sqrt();
    numbers::percent(share, Some(error), found.draws, lang)
}

fn order(order: [Support; 3], lang: Lang) -> String {
    let word = |k: &Support| match k {
        Support::Light => FrontierText::Light,
        Support::Moderate => FrontierText::Moderate,
        Support::Complex => FrontierText::Complex,
    };
    order.iter().map(|k| word(k).get(lang)).collect::<Vec<_>>().join(", ")
}

/// The finding: what is on the frontier, what the plan gives up, which mixes cannot be told apart, what complex first costs.
pub fn sentences(found: &Frontier, lang: Lang) -> String {
    let kept = found.points.iter().filter(|p| p.on_frontier).count();
    let (certainty, figure) = (certainty(found, lang), figure(found, lang));
    let mut out = Vec::new();
    if kept == 1 && found.points[0].on_frontier {
        out.push(say(FrontierText::OnlyNothing, lang, &[("certainty", &certainty), ("figure", &figure)]));
    } else {
        let (n, kept) = (found.points.len().to_string(), kept.to_string());
        out.push(say(FrontierText::Found, lang, &[("n", &n), ("kept", &kept)]));
    }
    out.extend(gives_up(found, lang));
    let leader = &found.points[found.of_the_size.leader];
    let level = found.of_the_size.rivals.iter().filter(|r| !r.is_told_apart()).count().to_string();
    let text = if level == "0" { FrontierText::NoPeers } else { FrontierText::Peers };
    out.push(say(text, lang, &[("leader", &mix_name(leader, lang)), ("n", &level)]));
    out.extend(complex_first(found, lang));
    out.join(" ")
}

/// What the plan as it stands gives up in effect and in money.
fn gives_up(found: &Frontier, lang: Lang) -> Vec<String> {
    let today = &found.points[found.today];
    let own = name(today, lang);
    if today.on_frontier {
        return vec![say(FrontierText::TodayOnFrontier, lang, &[("mix", &own)])];
    }
    let mut out = Vec::new();
    let own_rival = |r: &&Rival| r.point == found.today;
    if let Some(rival) = found.for_the_money.rivals.iter().find(own_rival) {
        let leader = &found.points[found.for_the_money.leader];
        let range = spread(kind(found), rival.lead, lang);
        let (other, chance) = (name(leader, lang), share(rival.beaten, found, lang));
        let values = [("mix", own.as_str()), ("other", &other), ("range", &range), ("chance", &chance)];
        out.push(say(FrontierText::TodayGivesUp, lang, &values));
        if !rival.is_told_apart() {
            out.push(FrontierText::TodayNotApart.get(lang).to_string());
        }
    }
    if let Some((other, saved, _)) = &found.cheaper {
        let other = name(&found.points[*other], lang);
        out.push(say(FrontierText::Cheaper, lang, &[("other", &other), ("range", &spread(Kind::Euro, *saved, lang))]));
    }
    out
}

/// What serving complex cases first costs, beside the order with most effect.
fn complex_first(found: &Frontier, lang: Lang) -> Option<String> {
    let first = found.orders.first()?;
    let best = found.orders.iter().reduce(|a, b| if b.mean > a.mean { b } else { a })?;
    if best.better < 0.9 || best.mean <= 1.96 * best.error {
        return Some(FrontierText::OrderFree.get(lang).to_string());
    }
    let people = (first.complex - best.complex).max(0.0);
    let unsigned = if kind(found) == Kind::Change { Kind::Count } else { kind(found) };
    let values = [
        ("range", spread(unsigned, best.gain, lang)),
        ("order", order(best.order, lang)),
        ("people", amount(Kind::Count, people, lang)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Some(say(FrontierText::OrderCosts, lang, &values))
}

/// The points that no other beats, by cost; and the plan as it stands, if it is not among them.
pub fn table(found: &Frontier, lang: Lang) -> Table {
    let text = |t: FrontierText| t.get(lang).to_string();
    let heads = [
        text(FrontierText::Cost),
        text(FrontierText::Effect),
        Text::Interval.get(lang).to_string(),
        text(FrontierText::Stays),
    ];
    let mut table = Table::new(text(FrontierText::FrontierTitle), text(FrontierText::Mix), heads);
    let mut shown: Vec<usize> = (0..found.points.len()).filter(|&i| found.points[i].on_frontier).collect();
    shown.sort_by(|&a, &b| found.points[a].cost.total_cmp(&found.points[b].cost));
    // Of many, those spread evenly over them.
    let every = shown.len().div_ceil(ROWS).max(1);
    let last = shown.len().saturating_sub(1);
    let kept = shown.iter().enumerate().filter(|(i, _)| i % every == 0 || *i == last).map(|(_, p)| *p);
    let mut kept: Vec<usize> = kept.collect();
    if !kept.contains(&found.today) {
        kept.push(found.today);
    }
    for i in kept {
        let point = &found.points[i];
        let mark = if i == found.today { format!(" ({})", FrontierText::Today.get(lang)) } else { String::new() };
        let error = (point.stays * (1.0 - point.stays) / RESAMPLES as f64).sqrt();
        table.row(
            name(point, lang) + &mark,
            [
                amount(Kind::Euro, point.cost, lang),
                amount(kind(found), point.effect, lang),
                spread(kind(found), point.effect_spread, lang),
                numbers::percent(point.stays, Some(error), RESAMPLES as u64, lang),
            ],
        );
    }
    let (certainty, resamples) = (certainty(found, lang), RESAMPLES.to_string());
    let values = [("certainty", certainty.as_str()), ("figure", &effect_of(found, lang)), ("resamples", &resamples)];
    table.note = say(FrontierText::FrontierNote, lang, &values);
    table
}

/// The mixes of the plan's own size beside the one with most effect.
pub fn peers(found: &Frontier, lang: Lang) -> Table {
    let text = |t: FrontierText| t.get(lang).to_string();
    let (comparison, today) = (&found.of_the_size, &found.points[found.today]);
    let leader = mix_name(&found.points[comparison.leader], lang);
    let heads = [text(FrontierText::BeatenShort), text(FrontierText::Lead), text(FrontierText::Told)];
    let title = [("size", numbers::given(today.size, lang)), ("leader", leader.clone())];
    let title: Vec<(&str, &str)> = title.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut table = Table::new(say(FrontierText::PeersTitle, lang, &title), text(FrontierText::MixOnly), heads);
    let mut shown: Vec<&Rival> = comparison.rivals.iter().take(ROWS).collect();
    if let Some(own) = comparison.rivals.iter().skip(ROWS).find(|r| r.point == found.today) {
        shown.push(own);
    }
    for rival in &shown {
        let mark = if rival.point == found.today { format!(" ({})", text(FrontierText::Today)) } else { String::new() };
        let told = if rival.is_told_apart() { FrontierText::Yes } else { FrontierText::No };
        let unsigned = if kind(found) == Kind::Change { Kind::Count } else { kind(found) };
        table.row(
            mix_name(&found.points[rival.point], lang) + &mark,
            [share(rival.beaten, found, lang), spread(unsigned, rival.lead, lang), text(told)],
        );
    }
    let (n, count) = (comparison.rivals.len().to_string(), shown.len().to_string());
    table.note = say(FrontierText::PeersNote, lang, &[("leader", &leader), ("shown", &count), ("n", &n)]);
    table
}

/// The orders of support.
pub fn orders(found: &Frontier, lang: Lang) -> Table {
    let text = |t: FrontierText| t.get(lang).to_string();
    let heads = [
        text(FrontierText::Gain),
        Text::Interval.get(lang).to_string(),
        text(FrontierText::Better),
        text(FrontierText::ComplexHelped),
    ];
    let mut table = Table::new(text(FrontierText::OrdersTitle), text(FrontierText::Order), heads);
    for o in &found.orders {
        let is_base = o.order == found.orders[0].order;
        let step =
            numbers::step(kind(found), o.gain[0].abs().max(o.gain[2].abs()), numbers::half_width([Some(o.error)]));
        let of = |o: &Order| numbers::number(o.mean, kind(found), step, lang);
        let cells = if is_base {
            [NONE.to_string(), NONE.to_string(), NONE.to_string()]
        } else {
            [of(o), spread(kind(found), o.gain, lang), share(o.better, found, lang)]
        };
        table.row(order(o.order, lang), cells.into_iter().chain([amount(Kind::Count, o.complex, lang)]));
    }
    table.note = text(FrontierText::OrdersNote);
    table
}

fn question(found: &Frontier, lang: Lang) -> String {
    let more = if found.less { FrontierText::LessOf } else { FrontierText::MoreOf };
    let (year, certainty, figure) = (found.year.to_string(), certainty(found, lang), figure(found, lang));
    let values = [("year", year.as_str()), ("more", more.get(lang)), ("figure", &figure), ("certainty", &certainty)];
    say(FrontierText::Question, lang, &values)
}

fn legend(found: &Frontier, lang: Lang) -> String {
    let (draws, n) = (numbers::whole(found.draws, lang), found.points.len().to_string());
    say(FrontierText::Legend, lang, &[("draws", &draws), ("n", &n), ("seed", &found.seed.to_string())])
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Frontier, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let mut lines = vec![terminal::cut(if title.is_empty() { &found.scenario } else { &title }, WIDTH)];
    lines.extend(terminal::wrap(&question(found, lang)));
    lines.extend(terminal::wrap(&sentences(found, lang)));
    for table in [table(found, lang), peers(found, lang), orders(found, lang)] {
        lines.push(String::new());
        terminal::group(&mut lines, &[table], true);
    }
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(found, lang)));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// Effect against cost, with the frontier. `id` is the start of its identifiers, unique on a page.
pub fn picture(found: &Frontier, id: &str, lang: Lang) -> Picture {
    let mut kept: Vec<&Point> = found.points.iter().filter(|p| p.on_frontier).collect();
    kept.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let tip = |p: &Point| {
        format!("{}\n{}\n{}", name(p, lang), amount(Kind::Euro, p.cost, lang), amount(kind(found), p.effect, lang))
    };
    let mark = |(i, p): (usize, &Point)| {
        let (weight, label) = match (i == found.today, p.on_frontier) {
            (true, _) => (Weight::Strong, FrontierText::Today.get(lang).to_string()),
            (_, true) => (Weight::Plain, String::new()),
            _ => (Weight::Faint, String::new()),
        };
        Mark { at: (p.cost, p.effect), weight, label, tip: tip(p) }
    };
    let shown = found.points.iter().enumerate().filter(|(_, p)| p.effect.is_finite());
    let points = kept.iter().filter(|p| p.effect.is_finite()).map(|p| (p.cost, p.effect)).collect();
    let year = found.year.to_string();
    let chart = Plane {
        curves: vec![Curve { label: String::new(), points, band: Vec::new() }],
        marks: shown.map(mark).collect(),
        level: None,
        across: (Kind::Euro, say(FrontierText::CostAxis, lang, &[("year", &year)])),
        up: (kind(found), say(FrontierText::EffectAxis, lang, &[("figure", &effect_of(found, lang))])),
        lang,
    };
    let row = |p: &&Point| {
        let step = |kind, x| numbers::step(kind, x, None);
        let cost = Cell::of(Some(p.cost), Kind::Euro, step(Kind::Euro, p.cost), lang);
        (name(p, lang), vec![cost, Cell::of(Some(p.effect), kind(found), step(kind(found), p.effect), lang)])
    };
    let heads = [FrontierText::Mix, FrontierText::Cost, FrontierText::Effect].map(|t| t.get(lang).to_string());
    let data = Data { heads: heads.to_vec(), rows: kept.iter().map(row).collect() };
    let title = say(FrontierText::Title, lang, &[("certainty", &certainty(found, lang))]);
    let caption = say(FrontierText::Caption, lang, &[("draws", &numbers::whole(found.draws, lang))]);
    let source = one_line(found.attribution.get(lang));
    Picture { description: sentences(found, lang), caption, source, ..chart.picture(id.to_string(), title, data) }
}

/// The section of a page: the finding, the chart and the tables. `level` is that of its heading, `id` as for [`picture`].
pub fn section(found: &Frontier, level: u8, id: &str, lang: Lang) -> String {
    let tables = [table(found, lang), peers(found, lang), orders(found, lang)];
    [
        markup::heading(level, FrontierText::Heading.get(lang)),
        markup::paragraph("", &question(found, lang)),
        markup::paragraph("answer", &sentences(found, lang)),
        markup::figure(&picture(found, id, lang), lang),
        tables.iter().map(|t| markup::table(t, false)).collect(),
        markup::paragraph("note", &legend(found, lang)),
    ]
    .concat()
}
