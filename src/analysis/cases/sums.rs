//! What cases cost and avoid in every draw, by domain and payer.

use std::collections::BTreeMap;

use super::Part;
use crate::dataset::cases::{Case, CaseBook, Course};
use crate::dist::Dist;
use crate::sample::keyed::{WHOLE_DRAW, uniforms};

/// Money in every draw, by part.
pub(super) type Money = BTreeMap<Part, Vec<f64>>;

/// Cost and avoided cost in every draw.
#[derive(Clone, Default)]
pub(super) struct Sums {
    pub(super) cost: Money,
    pub(super) avoided: Money,
    /// Avoided outside care.
    pub(super) outside: Vec<f64>,
}

/// Adds `numbers` to those of `to`, which may have none yet.
pub(super) fn add(to: &mut Vec<f64>, numbers: &[f64], sign: f64) {
    to.resize(numbers.len(), 0.0);
    to.iter_mut().zip(numbers).for_each(|(sum, x)| *sum += sign * x);
}

impl Sums {
    /// Adds another case.
    pub(super) fn take(&mut self, other: &Self) {
        for (own, others) in [(&mut self.cost, &other.cost), (&mut self.avoided, &other.avoided)] {
            for (part, numbers) in others {
                add(own.entry(part.clone()).or_default(), numbers, 1.0);
            }
        }
        if !other.outside.is_empty() {
            add(&mut self.outside, &other.outside, 1.0);
        }
    }
}

/// Random numbers of one job.
pub(super) struct Draws {
    pub(super) seed: u64,
    pub(super) count: usize,
}

impl Draws {
    /// Numbers of `dist` keyed by `name`.
    pub(super) fn of(&self, name: &str, dist: &Dist) -> Vec<f64> {
        if dist.is_fixed() {
            return vec![dist.median(); self.count];
        }
        let mut numbers = vec![0.0; self.count];
        uniforms(self.seed, name, WHOLE_DRAW, 0, &mut numbers);
        for u in &mut numbers {
            *u = dist.quantile(*u);
        }
        numbers
    }
}

/// What one case costs and avoids in every draw.
pub(super) fn of_case(case: &Case, book: &CaseBook, prices: &[Option<Vec<f64>>], source: &Draws) -> Sums {
    let mut sums = Sums { outside: vec![0.0; source.count], ..Sums::default() };
    for place in [&mut sums.cost, &mut sums.avoided] {
        place.insert(Part::Whole, vec![0.0; source.count]);
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in &case.lines {
        let item = &book.items[line.item];
        let Some(price) = &prices[line.item] else { continue };
        let path = format!("case:{}:{}:{}", case.id, line.course.id(), line.path);
        let name = format!("{path}:{}", item.id);
        // An item may stand twice in a path.
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        let units = source.of(&format!("{name}:{times}"), &line.units);
        let chances = source.of(&path, &line.chance);
        let euro: Vec<f64> = units.iter().zip(&chances).zip(price).map(|((u, c), p)| u * c * p).collect();
        let (place, sign) = match line.course {
            Course::Help => (&mut sums.cost, 1.0),
            Course::With => (&mut sums.avoided, -1.0),
            Course::Without => (&mut sums.avoided, 1.0),
        };
        for part in [Part::Whole, Part::Domain(item.domain.clone()), Part::Payer(item.payer.clone())] {
            add(place.entry(part).or_default(), &euro, sign);
        }
        if line.course != Course::Help && !item.in_care {
            add(&mut sums.outside, &euro, sign);
        }
    }
    sums
}
