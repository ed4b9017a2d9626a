//! Which inputs decide the shortage, as people read it: sentences, tables, the answer in a terminal, and the section of a page.
//! The pictures are in [`charts`].

pub mod charts;

use crate::analysis::sensitivity::{Found, Outcome, Sensitivity, Share};
use crate::ids::{Lang, Words};
use crate::report::markup::{figure, heading, paragraph, table};
use crate::report::numbers::{self, Kind};
use crate::report::parameters::{group, parameter};
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::{capital, one_line};
use crate::texts::{SensitivityText as T, fill};

/// Groups named in a sentence.
const NAMED: usize = 3;
/// Rows of each table in a terminal, and on a page.
const ROWS: usize = 10;
/// Rows that a page shows.
const ROWS_OF_PAGE: usize = 20;

fn say(text: T, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

/// What is looked at, in words.
fn what(found: &Sensitivity, outcome: Outcome, lang: Lang) -> String {
    let year = found.year.to_string();
    let name = found.branch.as_ref().and_then(|id| found.branches.iter().find(|b| b.0 == *id));
    let name = name.map_or_else(String::new, |b| one_line(b.1.get(lang)).to_lowercase());
    let text = match (outcome, found.branch.is_some()) {
        (Outcome::Level, false) => T::Level,
        (Outcome::Level, true) => T::LevelBranch,
        (Outcome::Effect, false) => T::Effect,
        (Outcome::Effect, true) => T::EffectBranch,
    };
    say(text, lang, &[("year", &year), ("branch", &name)])
}

fn names(found: &Sensitivity) -> Vec<(String, Words)> {
    found.branches.iter().map(|(id, name, _)| (id.clone(), name.clone())).collect()
}

/// `a, b and c`.
fn listed(items: &[String], lang: Lang) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), T::And.get(lang)),
    }
}

/// A share and its margin in whole per cent.
fn share(x: f64, lang: Lang) -> String {
    let mark = if lang == Lang::Nl { " %" } else { "%" };
    format!("{}{mark}", numbers::number(100.0 * x, Kind::Count, 1.0, lang))
}

/// A margin in per cent, one digit below ten.
fn margin(half_width: f64, lang: Lang) -> String {
    let step = if half_width < 0.01 { 0.1 } else { 1.0 };
    numbers::number(100.0 * half_width, Kind::Count, step, lang)
}

/// What causes the spread of an outcome, in a few sentences.
pub fn sentences(found: &Sensitivity, of: &Found, lang: Lang) -> String {
    let what = what(found, of.outcome, lang);
    if of.shares.is_empty() {
        return say(T::Constant, lang, &[("what", &what)]);
    }
    let named: Vec<&Share> =
        of.shares.iter().filter(|s| !s.is_rest() && !s.is_indistinct() && s.total >= 0.03).take(NAMED).collect();
    let mut out = Vec::new();
    if named.is_empty() {
        out.push(say(T::NoneSure, lang, &[("what", &what)]));
    } else {
        let item =
            |s: &&Share| say(T::Item, lang, &[("group", &group(&s.group, lang)), ("share", &share(s.total, lang))]);
        let items = listed(&named.iter().map(item).collect::<Vec<_>>(), lang);
        out.push(say(T::Mostly, lang, &[("what", &what), ("items", &items)]));
    }
    let alone: f64 = of.shares.iter().map(|s| s.first).sum();
    let error: f64 = of.shares.iter().map(|s| s.first_half_width * s.first_half_width).sum::<f64>().sqrt();
    if alone + error < 0.95 {
        out.push(say(T::Interplay, lang, &[("share", &share(1.0 - alone, lang))]));
    }
    out.join(" ")
}

/// The groups that cannot be told from 0, in a sentence; empty if there are none.
fn indistinct(of: &Found, lang: Lang) -> String {
    let names: Vec<String> = of.shares.iter().filter(|s| s.is_indistinct()).map(|s| group(&s.group, lang)).collect();
    if names.is_empty() { String::new() } else { say(T::Indistinct, lang, &[("groups", &names.join("; "))]) }
}

/// Shares of the spread, at most `rows`; what is left comes last.
pub fn shares(found: &Sensitivity, of: &Found, rows: usize, lang: Lang) -> Table {
    let what = what(found, of.outcome, lang);
    let margin_head = T::Margin.get(lang).to_string();
    let heads = [T::Alone.get(lang).to_string(), margin_head.clone(), T::WithOthers.get(lang).to_string(), margin_head];
    let title = say(T::SharesTitle, lang, &[("what", &what)]);
    let mut table = Table::new(title, T::SharesHead.get(lang).to_string(), heads);
    let cells = |s: &Share| {
        [share(s.first, lang), margin(s.first_half_width, lang), share(s.total, lang), margin(s.total_half_width, lang)]
    };
    let (rest, groups): (Vec<&Share>, Vec<&Share>) = of.shares.iter().partition(|s| s.is_rest());
    for s in groups.into_iter().take(rows).chain(rest) {
        table.row(capital(&group(&s.group, lang)), cells(s));
    }
    table.note = format!("{} {}", T::SharesNote.get(lang), indistinct(of, lang)).trim_end().to_string();
    table
}

/// What single parameters do, at most `rows`.
pub fn swings(found: &Sensitivity, of: &Found, rows: usize, lang: Lang) -> Table {
    let what = what(found, of.outcome, lang);
    let heads = [T::Low, T::High, T::Margin].map(|t| t.get(lang).to_string());
    let title = say(T::SwingsTitle, lang, &[("what", &what)]);
    let mut table = Table::new(title, T::SwingsHead.get(lang).to_string(), heads);
    let names = names(found);
    for s in of.swings.iter().take(rows).filter(|s| s.low != 0.0 || s.high != 0.0) {
        let step = numbers::step(Kind::Change, s.low.abs().max(s.high.abs()), Some(s.half_width));
        let change = |x: f64| numbers::number(x, Kind::Change, step, lang);
        let margin = numbers::number(s.half_width, Kind::Count, numbers::step(Kind::Count, s.half_width, None), lang);
        table.row(capital(&parameter(&s.parameter, &names, lang)), [change(s.low), change(s.high), margin]);
    }
    table.note = say(T::SwingsNote, lang, &[("tried", &numbers::whole(found.tried_in, lang))]);
    table
}

/// The screening of groups, at most `rows`.
pub fn screening(found: &Sensitivity, of: &Found, rows: usize, lang: Lang) -> Table {
    let what = what(found, of.outcome, lang);
    let heads = [T::Moves, T::Margin].map(|t| t.get(lang).to_string());
    let title = say(T::ScreenTitle, lang, &[("what", &what)]);
    let mut table = Table::new(title, T::ScreenHead.get(lang).to_string(), heads);
    for s in of.groups.iter().take(rows) {
        let written = |x: f64| numbers::number(x, Kind::Count, numbers::step(Kind::Count, x, None), lang);
        table.row(capital(&group(&s.id, lang)), [written(s.mu_star), written(s.half_width)]);
    }
    table.note = T::ScreenNote.get(lang).to_string();
    table
}

/// How it was found: what was screened, how much was simulated, how sure it is.
fn foot(found: &Sensitivity, lang: Lang) -> String {
    let whole = |n: u64| numbers::whole(n, lang);
    let (groups, kept) = found.groups;
    let screened = [
        ("parameters", whole(found.parameters as u64)),
        ("groups", whole(groups as u64)),
        ("tried", whole(found.tried as u64)),
        ("kept", whole(kept as u64)),
    ];
    let half = format!(
        "± {} {}",
        margin(found.half_width(), lang),
        if lang == Lang::Nl { "procentpunt" } else { "percentage points" }
    );
    let legend = [
        ("points", whole(found.points)),
        ("seed", found.seed.to_string()),
        ("rows", whole(found.rows)),
        ("half", half),
    ];
    let filled = |text: T, values: &[(&str, String)]| {
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        say(text, lang, &values)
    };
    format!("{} {}", filled(T::Screened, &screened), filled(T::Legend, &legend))
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &Sensitivity, lang: Lang) -> String {
    let title = one_line(found.title.get(lang));
    let title = if title.is_empty() { one_line(&found.scenario) } else { title };
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    for of in &found.outcomes {
        lines.extend(terminal::wrap(&sentences(found, of, lang)));
    }
    let (mut shares_note, mut swings_note) = (String::new(), String::new());
    for of in &found.outcomes {
        let [mut shares, mut swings] = [shares(found, of, ROWS, lang), swings(found, of, ROWS, lang)];
        for table in [&mut shares, &mut swings] {
            lines.push(String::new());
            // The title says which outcome it is; notes are said once, below the last.
            lines.extend(terminal::wrap(&table.title));
            let note = std::mem::take(&mut table.note);
            terminal::group(&mut lines, std::slice::from_ref(table), true);
            if table.head[0] == T::SharesHead.get(lang) {
                lines.extend(terminal::wrap(&indistinct(of, lang)).into_iter().filter(|l| !l.is_empty()));
                shares_note = T::SharesNote.get(lang).to_string();
            } else {
                swings_note = note;
            }
        }
    }
    lines.push(String::new());
    for note in [shares_note, swings_note, foot(found, lang)] {
        lines.extend(terminal::wrap(&note));
    }
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// The section of a page: finding, pictures with the numbers behind them, tables; headings of `level`. `id` makes names of
/// pictures unique on the page.
pub fn section(found: &Sensitivity, level: u8, id: &dyn Fn(&str) -> String, lang: Lang) -> String {
    let mut html = heading(level, T::Heading.get(lang));
    for (i, of) in found.outcomes.iter().enumerate() {
        html.push_str(&paragraph("", &sentences(found, of, lang)));
        html.push_str(&figure(
            &charts::shares(found, i, &id(&format!("sensitivity-{}-shares", of.outcome.id())), lang),
            lang,
        ));
        html.push_str(&paragraph("note", &indistinct(of, lang)));
        html.push_str(&figure(
            &charts::swings(found, i, &id(&format!("sensitivity-{}-swings", of.outcome.id())), lang),
            lang,
        ));
        html.push_str(&table(&swings(found, of, ROWS_OF_PAGE, lang), false));
        html.push_str(&table(&screening(found, of, ROWS_OF_PAGE, lang), false));
    }
    html + &paragraph("note", &foot(found, lang))
}
