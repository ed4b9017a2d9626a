//! The effect tree as people read it: what each part is called, the sentence, the tables, the answer in a terminal. The
//! pictures are in [`tree`] and [`waterfall`].

mod picture;
pub mod tree;
pub mod waterfall;

use crate::analysis::effect_tree::{EffectTree, Part};
use crate::ids::{Lang, Lever, Mechanism};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::{self, Table};
use crate::report::terminal::{self, WIDTH};
use crate::report::view::{capital, one_line};
use crate::stats::Summary;
use crate::texts::{Text, TreeText, fill};

/// The parts of one year with the reader's language.
pub(super) struct Reader<'a> {
    tree: &'a EffectTree,
    year: i32,
    lang: Lang,
    /// In the order in which they are read.
    parts: Vec<(Part, &'a Summary)>,
    /// Means are rounded to this.
    step: f64,
    /// Ends of intervals are rounded to this.
    step_of_ends: f64,
}

impl<'a> Reader<'a> {
    fn new(tree: &'a EffectTree, year: i32, lang: Lang) -> Self {
        let parts = tree.parts(year);
        let differences = || parts.iter().filter(|(part, _)| !part.is_level()).map(|(_, s)| *s);
        // One step for all, so that a reader can add them up; a digit finer than a single figure would be written.
        let step = |values: &dyn Fn(&Summary) -> Option<f64>, errors: &dyn Fn(&Summary) -> Option<f64>| {
            let largest = differences().filter_map(values).map(f64::abs).fold(0.0, f64::max);
            let finest = (numbers::step(Kind::Change, largest, None) / 10.0).max(1.0);
            let supported = numbers::half_width(differences().map(errors)).and_then(numbers::step_not_above);
            supported.map_or(finest, |s| s.max(finest))
        };
        let ends = |s: &Summary| Some(s.p(10)?.abs().max(s.p(90)?.abs()));
        let of_ends = |s: &Summary| Some(s.mc_error_p(10)?.max(s.mc_error_p(90)?));
        let (step, step_of_ends) = (step(&|s| s.mean, &|s| s.mc_error), step(&ends, &of_ends));
        Self { tree, year, lang, parts, step, step_of_ends }
    }

    fn text(&self, text: TreeText) -> String {
        text.get(self.lang).to_string()
    }

    fn name(&self, part: Part) -> String {
        self.text(name(part))
    }

    fn find(&self, part: Part) -> Option<&'a Summary> {
        self.parts.iter().find(|(p, _)| *p == part).map(|(_, s)| *s)
    }

    /// Leaves of the tree, in order.
    fn leaves(&self) -> impl Iterator<Item = (Part, &'a Summary)> {
        self.parts.iter().copied().filter(|(part, _)| part.is_leaf())
    }

    /// A mean with its sign.
    fn mean(&self, s: &Summary) -> String {
        s.mean.map_or(NONE.to_string(), |m| numbers::number(m, Kind::Change, self.step, self.lang))
    }

    fn interval(&self, s: &Summary) -> String {
        let range = |(low, high)| numbers::range(low, high, Kind::Change, self.step_of_ends, self.lang);
        s.p(10).zip(s.p(90)).map_or(NONE.to_string(), range)
    }

    /// A level, rounded for itself.
    fn level(&self, s: &Summary) -> String {
        let step = |m: f64| numbers::step(Kind::Count, m, numbers::half_width([s.mc_error]));
        s.mean.map_or(NONE.to_string(), |m| numbers::number(m, Kind::Count, step(m), self.lang))
    }

    fn cells(&self, part: Part, s: &Summary) -> Vec<String> {
        let error =
            s.mc_error.map_or(NONE.to_string(), |e| numbers::number(e, Kind::Count, tables::error_step(e), self.lang));
        if !part.is_level() {
            return vec![self.mean(s), self.interval(s), error];
        }
        let ends = numbers::half_width([s.mc_error_p(10), s.mc_error_p(90)]);
        let range = |(low, high): (f64, f64)| {
            let step = numbers::step(Kind::Count, low.abs().max(high.abs()), ends);
            numbers::range(low, high, Kind::Count, step, self.lang)
        };
        vec![self.level(s), s.p(10).zip(s.p(90)).map_or(NONE.to_string(), range), error]
    }

    /// `, without childcare`: what the total leaves out; empty if nothing.
    fn excluded(&self) -> String {
        let short = |name: &str| one_line(name.split(" (").next().unwrap_or_default());
        let out: Vec<String> = self.tree.branches.iter().filter(|b| !b.2).map(|b| short(b.1.get(self.lang))).collect();
        match out.as_slice() {
            [] => String::new(),
            names if names.join(", ").chars().count() <= 40 => {
                fill(Text::Excluded.get(self.lang), &[("names", &names.join(", "))])
            }
            names => fill(Text::ExcludedMany.get(self.lang), &[("n", &names.len().to_string())]),
        }
    }

    /// The finding: how much the shortage changes, and by what most.
    fn sentence(&self) -> String {
        let year = self.year.to_string();
        let total = self.find(Part::Total).and_then(|s| s.mean).unwrap_or(f64::NAN);
        let size = numbers::number(total.abs(), Kind::Count, self.step, self.lang);
        let mut out = if numbers::round(total, self.step) == 0.0 {
            fill(TreeText::NoChange.get(self.lang), &[("year", &year)])
        } else {
            let direction = self.text(if total > 0.0 { TreeText::Larger } else { TreeText::Smaller });
            let values = [("year", year.as_str()), ("size", &size), ("direction", &direction)];
            fill(TreeText::Change.get(self.lang), &values)
        };
        let means: Vec<_> = self.leaves().filter_map(|(part, s)| Some((part, s, s.mean?))).collect();
        let most = means.iter().max_by(|a, b| a.2.total_cmp(&b.2)).filter(|p| p.2 >= self.step);
        let least = means.iter().min_by(|a, b| a.2.total_cmp(&b.2)).filter(|p| p.2 <= -self.step);
        for (text, part) in [(TreeText::AddsMost, most), (TreeText::TakesMost, least)] {
            if let Some((part, s, _)) = part {
                let values = [("part", self.name(*part)), ("size", self.mean(s))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                out.push(' ');
                out.push_str(&fill(text.get(self.lang), &values));
            }
        }
        out
    }
}

/// What a part is called.
pub fn name(part: Part) -> TreeText {
    match part {
        Part::Without => TreeText::Without,
        Part::Total => TreeText::Total,
        Part::Care => TreeText::Care,
        Part::Staff => TreeText::Staff,
        Part::OfCare(m) | Part::OfStaff(m) => match m {
            Mechanism::DuringHelp => TreeText::DuringHelp,
            Mechanism::Prevention => TreeText::Prevention,
            Mechanism::Signalling => TreeText::Signalling,
            Mechanism::Elsewhere => TreeText::Elsewhere,
            Mechanism::WaitingLists => TreeText::WaitingLists,
            Mechanism::Switchers => TreeText::Switchers,
            Mechanism::Displaced => TreeText::Displaced,
            Mechanism::MovedOn => TreeText::MovedOn,
        },
        Part::Levers => TreeText::Levers,
        Part::Lever(lever) => match lever {
            Lever::Absence => TreeText::Absence,
            Lever::Hours => TreeText::Hours,
            Lever::Productivity => TreeText::Productivity,
            Lever::Inflow => TreeText::Inflow,
            Lever::Exits => TreeText::Exits,
            Lever::TrainingPlaces => TreeText::TrainingPlaces,
            Lever::Moved => TreeText::Moved,
        },
        Part::Figures => TreeText::Figures,
        Part::With => TreeText::With,
    }
}

/// How much the shortage changes in `year`, and by what most, in words.
pub fn sentence(tree: &EffectTree, year: i32, lang: Lang) -> String {
    Reader::new(tree, year, lang).sentence()
}

/// All parts in `year`: mean, 80 % interval and Monte Carlo error, in persons.
pub fn table(tree: &EffectTree, year: i32, lang: Lang) -> Table {
    let reader = Reader::new(tree, year, lang);
    let named = year.to_string();
    let say = |text: TreeText| fill(text.get(lang), &[("year", &named)]);
    let heads = [Text::Mean, Text::Interval, Text::Error].map(|t| t.get(lang).to_string());
    let mut table = Table::new(say(TreeText::Title), say(TreeText::Head), heads);
    // The effect stands below what it is made of, where a sum stands.
    let is_end = |part: Part| part == Part::With;
    for (part, s) in reader.parts.iter().filter(|(part, _)| *part != Part::Total) {
        if is_end(*part)
            && let Some(total) = reader.find(Part::Total)
        {
            table.row(reader.name(Part::Total), reader.cells(Part::Total, total));
        }
        let indent = if matches!(part, Part::OfCare(_) | Part::OfStaff(_)) { "  " } else { "" };
        table.row(format!("{indent}{}", reader.name(*part)), reader.cells(*part, s));
    }
    table.note = fill(TreeText::Adds.get(lang), &[("excluded", &reader.excluded())]);
    table
}

/// The branches of the tree over the years, means in persons.
pub fn years(tree: &EffectTree, lang: Lang) -> Table {
    let all = tree.years();
    // Counted back from the last: every second year, or as many apart as keeps it to six columns.
    let apart = all.len().div_ceil(6).max(1);
    let mut shown: Vec<i32> = all.iter().rev().step_by(apart).copied().collect();
    shown.reverse();
    let text = |t: TreeText| t.get(lang).to_string();
    let heads = shown.iter().map(ToString::to_string);
    let mut table = Table::new(text(TreeText::YearsTitle), text(TreeText::YearsHead), heads);
    let readers: Vec<Reader> = shown.iter().map(|&year| Reader::new(tree, year, lang)).collect();
    let Some(last) = readers.last() else { return table };
    let first_level = last.parts.iter().map(|(part, _)| *part).filter(|p| p.parent() == Some(Part::Total));
    for part in first_level.chain([Part::Total]) {
        let cell = |r: &Reader| r.find(part).map_or(NONE.to_string(), |s| r.mean(s));
        table.row(last.name(part), readers.iter().map(cell));
    }
    table
}

/// How it was found, and what interval and error are.
pub fn legend(tree: &EffectTree, lang: Lang) -> String {
    let (draws, seed) = (numbers::whole(tree.draws, lang), tree.seed.to_string());
    let worlds = numbers::whole(tree.worlds as u64, lang);
    let values = [("draws", draws.as_str()), ("seed", &seed), ("worlds", &worlds)];
    fill(TreeText::Legend.get(lang), &values)
}

/// The answer in plain text, at most 80 characters a line.
pub fn answer(tree: &EffectTree, year: i32, lang: Lang) -> String {
    let title = one_line(tree.title.get(lang));
    let title = if title.is_empty() { one_line(&tree.scenario) } else { title };
    let mut lines = vec![terminal::cut(&title, WIDTH)];
    lines.extend(terminal::wrap(&sentence(tree, year, lang)));
    lines.push(String::new());
    terminal::group(&mut lines, &[table(tree, year, lang)], true);
    lines.push(String::new());
    terminal::group(&mut lines, &[years(tree, lang)], true);
    lines.push(String::new());
    lines.extend(terminal::wrap(&legend(tree, lang)));
    lines.push(terminal::cut(&one_line(tree.attribution.get(lang)), WIDTH));
    lines.iter().map(|l| l.trim_end().to_string() + "\n").collect()
}

/// A description of the picture for those who cannot see it: the finding, then every part.
fn in_words(reader: &Reader) -> String {
    let part = |(part, s): (Part, &Summary)| {
        let values = [("part", capital(&reader.name(part))), ("mean", reader.mean(s)), ("range", reader.interval(s))];
        fill(TreeText::InWords.get(reader.lang), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    let parts: Vec<String> = reader.leaves().map(part).collect();
    format!("{} {}.", reader.sentence(), parts.join("; "))
}
