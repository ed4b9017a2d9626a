//! Every forecast that can be held against something: realised figures, later vintages of their own time, later forecasts.

use super::hindcast::Hindcast;
use super::{Against, Forecast, Method, Said, Target, naive, series};
use crate::dataset::vintage::{NOWCAST, Vintage, horizon};
use crate::dataset::{Dataset, Realised};

/// What is being collected.
pub(super) struct Found<'a> {
    dataset: &'a Dataset,
    pub(super) targets: Vec<Target>,
    pub(super) forecasts: Vec<Forecast>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub(super) fn new(dataset: &'a Dataset) -> Self {
        Self { dataset, targets: Vec::new(), forecasts: Vec::new() }
    }

    fn target(&mut self, measure: &str, key: &str, unit: &str, against: Against, came: Vec<(i32, f64)>) -> usize {
        let name = self.dataset.branch(key).map(|b| self.dataset.branches[b].name.clone());
        let (measure, key, unit) = (measure.into(), key.into(), unit.into());
        self.targets.push(Target { measure, key, name, unit, against, came });
        self.targets.len() - 1
    }

    fn add(&mut self, target: usize, method: Method, of: Of, said: Option<Said>) {
        let Some(said) = said.filter(|said| said.middle().is_finite()) else { return };
        self.forecasts.push(Forecast {
            target,
            method,
            origin: of.origin.to_owned(),
            year: of.year,
            horizon: of.horizon,
            came: of.came,
            from: of.from.to_owned(),
            middle: said.middle(),
            intervals: said.intervals(),
            crps: said.crps(of.came),
        });
    }
}

/// What a forecast is of.
#[derive(Clone, Copy)]
struct Of<'a> {
    origin: &'a str,
    year: i32,
    horizon: f64,
    came: f64,
    from: &'a str,
}

/// Series of the history, from every year of them on.
pub(super) fn realised(found: &mut Found, history: &[Realised], hindcasts: &[(&Vintage, Hindcast)]) {
    for s in series::all(history) {
        let total = if s.branch.is_empty() { &s.scope } else { &s.branch };
        let key = if s.quarter.is_empty() { total.clone() } else { format!("{total} {}", s.quarter) };
        let target = found.target(&s.measure, &key, &s.unit, Against::Realised, s.points.clone());
        for (i, &(year, came)) in s.points.iter().enumerate().skip(1) {
            for known in (1..=i).map(|n| &s.points[..n]) {
                let last = known[known.len() - 1];
                let origin = last.0.to_string();
                let of = Of { origin: &origin, year, horizon: f64::from(year - last.0), came, from: "" };
                found.add(target, Method::NoChange, of, naive::no_change(known, year));
                found.add(target, Method::Trend, of, naive::trend(known, year));
            }
            if (s.measure.as_str(), s.scope.as_str(), s.quarter.as_str()) != ("employees", "sbi_q", "") {
                continue;
            }
            for (_, made) in hindcasts.iter().filter(|h| h.1.base_year < year) {
                let Some(then) = s.points.iter().find(|p| p.0 == made.base_year) else { continue };
                let said = made.growth(year).map(|all| Said::Sample(all.iter().map(|g| g * then.1).collect()));
                let horizon = f64::from(year - made.base_year);
                // The year of the last figure known, as for the others.
                let origin = made.base_year.to_string();
                found.add(target, Method::Model, Of { origin: &origin, year, horizon, came, from: "" }, said);
            }
        }
    }
}

/// What later vintages said of their own time.
pub(super) fn nowcasts(found: &mut Found, key: &str, vintages: &[Vintage], hindcasts: &[(&Vintage, Hindcast)]) {
    let came: Vec<(&Vintage, i32, f64)> =
        vintages.iter().filter_map(|v| v.nowcast(key).map(|(year, persons)| (v, year, persons))).collect();
    let earlier = |made: f64, year: i32| vintages.iter().filter(move |e| e.made < made && horizon(e, year) > NOWCAST);
    let any = came.iter().any(|(v, year, _)| earlier(v.made, *year).any(|e| e.at(key, *year).is_some()));
    if !any {
        return;
    }
    let points = came.iter().map(|(_, year, persons)| (*year, *persons)).collect();
    let target = found.target("shortage", key, "persons", Against::Nowcast, points);
    for &(v, year, persons) in &came {
        for e in earlier(v.made, year) {
            let of = Of { origin: &e.name, year, horizon: horizon(e, year), came: persons, from: &v.name };
            found.add(target, Method::Official, of, e.at(key, year).map(Said::Point));
            let known: Vec<(i32, f64)> =
                came.iter().filter(|(k, _, _)| k.made <= e.made).map(|(_, year, persons)| (*year, *persons)).collect();
            found.add(target, Method::NoChange, of, naive::no_change(&known, year));
            found.add(target, Method::Trend, of, naive::trend(&known, year));
            if let Some((_, made)) = hindcasts.iter().find(|h| h.0 == e) {
                found.add(target, Method::Model, of, made.shortage(key, year).map(Said::Sample));
            }
        }
    }
}

/// What later vintages said of the last year of an earlier one.
pub(super) fn later_forecasts(found: &mut Found, key: &str, vintages: &[Vintage], hindcasts: &[(&Vintage, Hindcast)]) {
    let mut target = None;
    for (i, e) in vintages.iter().enumerate() {
        let Some((_, year)) = e.span(key).filter(|span| span.1 > span.0 || e.nowcast(key).is_none()) else { continue };
        for v in &vintages[i + 1..] {
            let Some(later) = v.at(key, year) else { continue };
            let target = *target
                .get_or_insert_with(|| found.target("shortage", key, "persons", Against::LaterForecast, Vec::new()));
            let of = Of { origin: &e.name, year, horizon: horizon(e, year), came: later, from: &v.name };
            found.add(target, Method::Official, of, e.at(key, year).map(Said::Point));
            let known = vintages[..=i].iter().filter_map(|k| k.nowcast(key)).collect::<Vec<_>>();
            found.add(target, Method::NoChange, of, naive::no_change(&known, year));
            found.add(target, Method::Trend, of, naive::trend(&known, year));
            if let Some((_, made)) = hindcasts.iter().find(|h| h.0 == e) {
                found.add(target, Method::Model, of, made.shortage(key, year).map(Said::Sample));
            }
        }
    }
}
