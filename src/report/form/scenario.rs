//! The sheet that says what the scenario is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Drawing, HEAD, Lists, T};
use crate::ids::Lang;
use crate::scenario::form::{self, SCENARIO_ROWS};
use crate::scenario::{Evidence, Scenario, Split, dists};
use crate::texts::fill;

impl Drawing<'_> {
    pub(super) fn scenario(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        let heads = [
            (T::What, 32.0),
            (T::Value, 50.0),
            (T::Why, 40.0),
            (T::Source, 30.0),
            (T::InReference, 24.0),
            (T::Hint, 60.0),
        ]
        .map(|(t, width)| (self.say(t), width));
        self.sheet(ws, T::SheetScenario, &heads, 1)?;
        let order = |s: &Scenario| s.plan.level_order.map(|l| self.shown(&form::orders(), l.id())).join(", ");
        for (row, label) in (HEAD + 1..).zip(SCENARIO_ROWS) {
            self.text(ws, row, 0, self.say(label))?;
            let (usual, hint) = match label {
                T::Name => (String::new(), T::HintName),
                T::TitleNl | T::TitleEn | T::WhyNl | T::WhyEn => (String::new(), T::HintTitle),
                T::Horizon => (self.reference.horizon.to_string(), T::HintHorizon),
                T::Evidence => (self.evidence(&self.reference.evidence), T::HintEvidence),
                T::Split => (self.split(&self.reference.plan.split), T::HintSplit),
                _ => (order(self.reference), T::HintOrder),
            };
            self.text(ws, row, 4, &usual)?;
            self.text(ws, row, 5, &fill(self.say(hint), &[("order", &order(self.reference))]))?;
            let Some(s) = self.filled else {
                match label {
                    T::Name => self.text(ws, row, 1, self.say(T::DefaultName))?,
                    T::TitleNl if self.pen.lang == Lang::Nl => self.text(ws, row, 1, self.say(T::DefaultTitle))?,
                    T::TitleEn if self.pen.lang == Lang::En => self.text(ws, row, 1, self.say(T::DefaultTitle))?,
                    _ => {}
                }
                continue;
            };
            let (key, is_other) = match label {
                T::Horizon => ("horizon", s.horizon != self.reference.horizon),
                T::Evidence => ("evidence", s.evidence != self.reference.evidence),
                T::Split => ("plan.split", s.plan.split != self.reference.plan.split),
                T::Order => ("plan.level_order", s.plan.level_order != self.reference.plan.level_order),
                _ => ("", true),
            };
            let note = self.own_note(s, key);
            if !is_other && note.is_none() {
                continue;
            }
            match label {
                T::Name => self.text(ws, row, 1, &s.name)?,
                T::TitleNl => self.text(ws, row, 1, &s.title.nl)?,
                T::TitleEn => self.text(ws, row, 1, &s.title.en)?,
                T::WhyNl => self.text(ws, row, 1, &s.why.nl)?,
                T::WhyEn => self.text(ws, row, 1, &s.why.en)?,
                T::Horizon => self.number(ws, row, 1, f64::from(s.horizon))?,
                T::Evidence => match &s.evidence {
                    Evidence::Blend(dist) if dist.is_fixed() => self.number(ws, row, 1, dist.median())?,
                    other => self.text(ws, row, 1, &self.evidence(other))?,
                },
                T::Split => self.text(ws, row, 1, &self.split(&s.plan.split))?,
                _ => self.text(ws, row, 1, &order(s))?,
            }
            self.remarks(ws, row, [2, 3], note)?;
        }
        let row = |label| HEAD + 1 + SCENARIO_ROWS.iter().position(|l| *l == label).unwrap_or(0) as u32;
        for label in [T::Evidence, T::Split] {
            self.choose(ws, lists, label, 1, (row(label), row(label)))?;
        }
        Ok(())
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        let id = match evidence {
            Evidence::Controlled => "controlled",
            Evidence::Between => "between",
            Evidence::BusinessCases => "business_cases",
            Evidence::Blend(dist) => return dists::write(dist),
        };
        self.shown(&form::profiles(), id)
    }

    fn split(&self, split: &Split) -> String {
        let id = match split {
            Split::Population => "population",
            Split::Shortage => "shortage",
            Split::Given(_) => "given",
        };
        self.shown(&form::splits(), id)
    }
}
