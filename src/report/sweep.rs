//! A sweep as people read it: not every scenario, but what each value of its axes makes of the effect on the shortage,
//! and which scenarios stand at the ends.

use std::collections::BTreeMap;

use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::{self, Table};
use crate::report::verdict::Verdict;
use crate::report::view::{Centre, View, one_line};
use crate::texts::Text;

/// The scenarios of one sweep.
pub struct Sweep<'a> {
    /// Indices of its scenarios among the results, in order; at least one.
    pub points: Vec<usize>,
    view: View<'a>,
}

/// A value of an axis with the scenarios that have it.
struct Group {
    label: String,
    points: Vec<usize>,
    mean: f64,
}

/// The sweeps of a job, in order.
pub fn all(view: View) -> Vec<Sweep> {
    let point = |i: &usize| view.results.scenarios[*i].point.as_ref();
    let indices: Vec<usize> = (0..view.results.scenarios.len()).filter(|i| point(i).is_some()).collect();
    let same = |a: &usize, b: &usize| point(a).map(|p| &p.sweep) == point(b).map(|p| &p.sweep);
    indices.chunk_by(same).map(|points| Sweep { points: points.to_vec(), view }).collect()
}

impl<'a> Sweep<'a> {
    /// Its title; its name if it has none.
    pub fn name(&self) -> String {
        let lang = self.view.lang;
        let point = self.view.results.scenarios[self.points[0]].point.as_ref();
        point.map_or_else(String::new, |point| {
            let title = one_line(point.title.get(lang));
            if title.is_empty() { one_line(&point.sweep) } else { title }
        })
    }

    /// Number of scenarios, and what is shown of them.
    pub fn title(&self) -> String {
        let view = self.view;
        let n = numbers::whole(self.points.len() as u64, view.lang);
        view.fill(Text::SweepTitle, &[("n", &n), ("year", &self.year().to_string())])
    }

    /// For every value of every axis the mean of the scenarios' mean effects, the lowest and the highest, and in how many
    /// there is probably less shortage; at most `most` rows, and then of each axis those with the least and the most.
    pub fn values(&self, most: usize) -> Table {
        let view = self.view;
        let mut heads = vec![view.text(Text::Mean), view.text(Text::SweepRange)];
        if !view.results.central {
            heads.push(view.text(Text::SweepHelps));
        }
        let columns = heads.len();
        let mut table = Table::new(self.title(), view.text(Text::SweepValues), heads);
        let axes = self.axes();
        // One row of every axis that is cut short says how much is left out.
        let each = (most / axes.len().max(1)).max(3);
        for axis in axes {
            let mut groups = self.groups(axis);
            let all = groups.len();
            let (first, left_out) = if all <= each { (all, 0) } else { (each / 2, all + 1 - each) };
            if left_out > 0 {
                groups.sort_by(|a, b| a.mean.total_cmp(&b.mean));
            }
            for (i, group) in groups.iter().enumerate() {
                if i < first || i >= first + left_out {
                    table.row(format!("{axis} {}", group.label), self.cells(group));
                } else if i == first {
                    let n = numbers::whole(left_out as u64, view.lang);
                    table.row(view.fill(Text::SweepMore, &[("n", &n)]), vec![String::new(); columns]);
                }
            }
        }
        table
    }

    /// The scenarios with the least and with the most shortage, at most `each` of both, with their intervals.
    pub fn extremes(&self, each: usize) -> Table {
        let view = self.view;
        let mut heads = view.cell_heads(Centre::Mean);
        if !view.results.central {
            heads.extend([view.text(Text::Helps), view.text(Text::Error)]);
        }
        let mut table = Table::new(view.text(Text::SweepExtremes), view.text(Text::SweepExtremes), heads);
        let mut order: Vec<(usize, f64)> = self.points.iter().filter_map(|&i| Some((i, self.mean(i)?))).collect();
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        let count = order.len();
        for (place, (i, _)) in order.into_iter().enumerate() {
            if place < each || place + each >= count {
                let effect = view.effect(i, None, self.year());
                table.row(self.labels(i).join(" · "), tables::effect_cells(view, effect));
            }
        }
        table
    }

    /// Which differences may be chance.
    pub fn note(&self) -> Option<String> {
        let view = self.view;
        if view.results.central {
            return None;
        }
        let error = |i: &usize| view.effect(*i, None, self.year()).and_then(|e| e.mc_error);
        let largest = self.points.iter().filter_map(error).reduce(f64::max);
        Some(largest.map_or_else(
            || view.text(Text::SweepErrorUnknown),
            |error| {
                // Two errors at once are at most their sum, however the scenarios go together; two of it are a half-width.
                let bound = 4.0 * error;
                let x = numbers::number(bound, Kind::Count, tables::error_step(bound), view.lang);
                view.fill(Text::SweepError, &[("x", &x)])
            },
        ))
    }

    fn year(&self) -> i32 {
        self.view.last_year(self.points[0])
    }

    /// Mean effect on the shortage in the last year.
    fn mean(&self, i: usize) -> Option<f64> {
        self.view.effect(i, None, self.year()).and_then(|e| e.mean)
    }

    fn axes(&self) -> Vec<&'a str> {
        self.at(self.points[0]).iter().map(|(axis, _)| axis.as_str()).collect()
    }

    fn at(&self, i: usize) -> &'a [(String, String)] {
        let results = self.view.results;
        results.scenarios[i].point.as_ref().map_or(&[], |point| point.at.as_slice())
    }

    fn labels(&self, i: usize) -> Vec<String> {
        self.at(i).iter().map(|(_, label)| one_line(label)).collect()
    }

    /// The values of an axis, in the order of the file.
    fn groups(&self, axis: &str) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for &i in &self.points {
            let Some((_, label)) = self.at(i).iter().find(|(name, _)| name == axis) else { continue };
            let place = *found.entry(label).or_insert_with(|| {
                groups.push(Group { label: one_line(label), points: Vec::new(), mean: 0.0 });
                groups.len() - 1
            });
            groups[place].points.push(i);
        }
        for group in &mut groups {
            let means: Vec<f64> = group.points.iter().filter_map(|&i| self.mean(i)).collect();
            group.mean = means.iter().sum::<f64>() / means.len() as f64;
        }
        groups
    }

    fn cells(&self, group: &Group) -> Vec<String> {
        let lang = self.view.lang;
        let means = || group.points.iter().filter_map(|&i| self.mean(i));
        let (Some(low), Some(high)) = (means().reduce(f64::min), means().reduce(f64::max)) else {
            return vec![NONE.to_string(); if self.view.results.central { 2 } else { 3 }];
        };
        let step = numbers::step(Kind::Change, low.abs().max(high.abs()), None);
        let helps =
            |i: &&usize| Verdict::of(self.view.effect(**i, None, self.year()), self.view.precision()) == Verdict::Help;
        let mut cells = vec![
            numbers::number(group.mean, Kind::Change, step, lang),
            numbers::range(low, high, Kind::Change, step, lang),
        ];
        if !self.view.results.central {
            let n = numbers::whole(group.points.iter().filter(helps).count() as u64, lang);
            let all = numbers::whole(group.points.len() as u64, lang);
            cells.push(self.view.fill(Text::SweepOf, &[("n", &n), ("all", &all)]));
        }
        cells
    }
}
