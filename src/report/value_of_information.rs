//! The value of information as people read it: sentences, tables, the answer in a terminal, a chart, a section of a page.

use crate::analysis::value_of_information::estimate::Worth;
use crate::analysis::value_of_information::{Choice, Item, LEAST_DRAWS, ValueOfInformation};
use crate::ids::Lang;
use crate::report::chart::Picture;
use crate::report::chart::bars::{self, Bar, Bars};
use crate::report::markup;
use crate::report::numbers::{self, Kind, NONE};
use crate::report::parameters::parameter;
use crate::report::tables::Table;
use crate::report::terminal::{self, WIDTH};
use crate::report::view::one_line;
use crate::texts::{InformationText, Text, fill};

/// Subjects and figures that tables show.
const ROWS: usize = 10;

fn say(text: InformationText, lang: Lang, values: &[(&str, &str)]) -> String {
    fill(text.get(lang), values)
}

fn euro(x: f64, error: Option<f64>, lang: Lang) -> String {
    numbers::number(x, Kind::Euro, numbers::step(Kind::Euro, x, numbers::half_width([error])), lang)
}

fn fte(x: f64, error: Option<f64>, found: &ValueOfInformation, lang: Lang) -> String {
    let (x, error) = (x / found.per_fte, error.map(|e| e / found.per_fte));
    numbers::number(x, Kind::Count, numbers::step(Kind::Count, x, numbers::half_width([error])), lang)
}

fn choice(choice: &Choice, lang: Lang) -> String {
    if choice.name.is_empty() {
        return InformationText::DoNothing.get(lang).to_string();
    }
    one_line(&choice.name)
}

fn is_nothing(worth: &Worth) -> bool {
    worth.error.is_none_or(|e| worth.value <= 1.96 * e)
}

/// The finding: the best choice now, what knowing everything is worth, and what to find out first.
pub fn sentences(found: &ValueOfInformation, lang: Lang) -> String {
    let best = &found.choices[found.best];
    let value = euro(found.per_fte, None, lang);
    let wins = numbers::percent(best.wins, None, found.draws, lang);
    let mut out = vec![
        say(InformationText::Best, lang, &[("choice", &choice(best, lang)), ("value", &value)]),
        say(InformationText::Wins, lang, &[("chance", &wins)]),
    ];
    let Worth { value, error, .. } = found.perfect;
    if error.is_none() {
        let least = numbers::whole(LEAST_DRAWS, lang);
        out.push(say(InformationText::FewDraws, lang, &[("draws", &least)]));
        return out.join(" ");
    }
    if is_nothing(&found.perfect) {
        out.push(InformationText::PerfectNothing.get(lang).to_string());
        return out.join(" ");
    }
    let worth = |text: InformationText, item: &str, value: f64, error: Option<f64>| {
        let (euro, fte) = (euro(value, error, lang), fte(value, error, found, lang));
        say(text, lang, &[("item", item), ("euro", &euro), ("fte", &fte)])
    };
    out.push(worth(InformationText::Perfect, "", value, error));
    match found.groups.iter().find(|g| !g.is_nothing()) {
        Some(first) => {
            let name = parameter(&first.name, &[], lang);
            out.push(worth(InformationText::First, &name, first.worth.value, first.worth.error));
        }
        None => out.push(InformationText::FirstNothing.get(lang).to_string()),
    }
    out.join(" ")
}

/// The choices with their net value.
pub fn choices(found: &ValueOfInformation, lang: Lang) -> Table {
    let (from, to) = (found.years.0.to_string(), found.years.1.to_string());
    let heads = [
        InformationText::Mean.get(lang).to_string(),
        Text::Interval.get(lang).to_string(),
        InformationText::WinsHead.get(lang).to_string(),
    ];
    let title = say(InformationText::ChoicesTitle, lang, &[("from", &from), ("to", &to)]);
    let mut table = Table::new(title, InformationText::Choice.get(lang).to_string(), heads);
    for (i, c) in found.choices.iter().enumerate() {
        let [low, _, high] = c.spread;
        let range =
            numbers::range(low, high, Kind::Euro, numbers::step(Kind::Euro, low.abs().max(high.abs()), None), lang);
        let range = if i == 0 { NONE.to_string() } else { range };
        let wins = numbers::percent(c.wins, None, found.draws, lang);
        table.row(choice(c, lang), [euro(c.mean, c.error, lang), range, wins]);
    }
    table.note = say(InformationText::ChoicesNote, lang, &[("value", &euro(found.per_fte, None, lang))]);
    table
}

/// What knowing `items` is worth, those worth most first.
fn worths(
    found: &ValueOfInformation,
    items: &[Item],
    title: InformationText,
    first: InformationText,
    lang: Lang,
) -> Table {
    let text = |t: InformationText| t.get(lang).to_string();
    let heads = [
        InformationText::Worth,
        InformationText::Error,
        InformationText::Fte,
        InformationText::Ceiling,
        InformationText::Clear,
        InformationText::Assumed,
    ];
    let mut table = Table::new(text(title), text(first), heads.map(text));
    for item in items.iter().take(ROWS) {
        let Worth { value, error, ceiling } = item.worth;
        let clear = if item.is_nothing() { InformationText::No } else { InformationText::Yes };
        table.row(
            parameter(&item.name, &[], lang),
            [
                euro(value, error, lang),
                error.map_or(NONE.to_string(), |e| euro(e, None, lang)),
                fte(value, error, found, lang),
                euro(ceiling, error, lang),
                text(clear),
                format!("{}/{}", item.assumed, item.members),
            ],
        );
    }
    table
}

/// By subject.
pub fn groups(found: &ValueOfInformation, lang: Lang) -> Table {
    worths(found, &found.groups, InformationText::GroupsTitle, InformationText::Subject, lang)
}

/// By parameter.
pub fn parameters(found: &ValueOfInformation, lang: Lang) -> Table {
    let table = worths(found, &found.parameters, InformationText::ParametersTitle, InformationText::Parameter, lang);
    let mut note = InformationText::Note.get(lang).to_string();
    if let Some(first) = found.parameters.first() {
        note = format!("{note} {}", say(InformationText::More, lang, &[("name", &first.name)]));
    }
    Table { note, ..table }
}

/// The tables that say something: where knowing everything is worth nothing, so is every part.
fn tables(found: &ValueOfInformation, lang: Lang) -> Vec<Table> {
    let mut tables = vec![choices(found, lang)];
    if !is_nothing(&found.perfect) {
        tables.extend([groups(found, lang), parameters(found, lang)].into_iter().filter(|t| !t.rows.is_empty()));
    }
    tables
}

fn legend(found: &ValueOfInformation, lang: Lang) -> String {
    let draws = numbers::whole(found.draws, lang);
    say(InformationText::Legend, lang, &[("draws", &draws), ("seed", &found.seed.to_string())])
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(found: &ValueOfInformation, lang: Lang) -> String {
    let mut lines = terminal::wrap(&sentences(found, lang));
    for table in tables(found, lang) {
        lines.push(String::new());
        terminal::group(&mut lines, &[table], true);
    }
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(found, lang)));
    lines.push(terminal::cut(&one_line(found.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// What knowing each subject is worth. `id` is the start of its identifiers, unique on a page.
pub fn picture(found: &ValueOfInformation, id: &str, lang: Lang) -> Picture {
    let item = |item: &Item| {
        let half = item.worth.error.map(|e| 1.96 * e);
        let value = item.worth.value;
        let interval = half.map(|h| (value - h, value + h));
        let bar = Bar { middle: value, interval, half_width: half };
        bars::Item { label: parameter(&item.name, &[], lang), bars: vec![Some(bar)] }
    };
    let bars = Bars {
        series: vec![InformationText::Worth.get(lang).to_string()],
        items: found.groups.iter().take(ROWS).map(item).collect(),
        about: InformationText::Subject.get(lang).to_string(),
        kind: Kind::Euro,
        lang,
    };
    let picture = bars.picture(id.to_string(), InformationText::Title.get(lang).to_string());
    let caption = say(InformationText::Caption, lang, &[("draws", &numbers::whole(found.draws, lang))]);
    let source = one_line(found.attribution.get(lang));
    Picture { description: sentences(found, lang), caption, source, ..picture }
}

/// The section of a page: the finding, the chart and the tables. `level` is that of its heading, `id` as for [`picture`].
pub fn section(found: &ValueOfInformation, level: u8, id: &str, lang: Lang) -> String {
    [
        markup::heading(level, InformationText::Heading.get(lang)),
        markup::paragraph("answer", &sentences(found, lang)),
        markup::figure(&picture(found, id, lang), lang),
        tables(found, lang).iter().map(|t| markup::table(t, false)).collect(),
        markup::paragraph("note", &legend(found, lang)),
    ]
    .concat()
}
