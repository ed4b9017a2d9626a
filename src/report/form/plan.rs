//! The sheets of the plan and of its regions.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Drawing, HEAD, T};
use crate::ids::Function;
use crate::scenario::form::PLAN_ROWS;
use crate::scenario::{Scenario, Split};

impl Drawing<'_> {
    pub(super) fn plan(&self, ws: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        let after = [(T::Why, 40.0), (T::Source, 30.0), (T::InReference, 18.0), (T::Hint, 60.0)];
        self.sheet(ws, T::SheetPlan, &self.with_years(&[(T::What, 40.0)], &after), 1)?;
        let own_mix = |s: &Scenario| {
            let noted = |f: Function| self.own_note(s, &format!("plan.mix.{}", f.id())).is_some();
            s.plan.mix != self.reference.plan.mix
                || Function::ALL.into_iter().any(noted)
                || self.own_note(s, "plan.mix").is_some()
        };
        for (i, (row, label)) in (HEAD + 1..).zip(PLAN_ROWS).enumerate() {
            self.text(ws, row, 0, self.say(label))?;
            let function = (1..5).contains(&i).then(|| Function::ALL[i - 1]);
            let of = |s: &Scenario| match function {
                Some(f) => Some(s.plan.mix[f as usize].clone()),
                None if i == 0 => Some(s.plan.size.clone()),
                None => None,
            };
            let key = match function {
                Some(f) => format!("plan.mix.{}", f.id()),
                None if i == 0 => "plan.size".to_string(),
                None => "plan.mix".to_string(),
            };
            let filled = self.filled.filter(|s| {
                if i == 0 {
                    s.plan.size != self.reference.plan.size || self.own_note(s, &key).is_some()
                } else {
                    own_mix(s)
                }
            });
            let next = self.ramp(ws, row, 1, filled.and_then(of).as_ref())?;
            // What is said of the mix now is said of this mix, whoever said it.
            let note = filled.and_then(|s| s.notes.iter().find(|n| n.key == key));
            self.remarks(ws, row, [next, next + 1], note)?;
            if let Some(x) = of(self.reference) {
                self.number(ws, row, next + 2, x.at(self.data.base_year))?;
            }
            let hint = match i {
                0 => T::HintSize,
                5 => T::HintMix,
                _ => T::HintShares,
            };
            self.text(ws, row, next + 3, self.say(hint))?;
        }
        Ok(())
    }

    pub(super) fn regions(&self, ws: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        let heads = [(T::Code, 12.0), (T::Region, 34.0), (T::Share, 20.0)].map(|(t, width)| (self.say(t), width));
        self.sheet(ws, T::SheetRegions, &heads, 2)?;
        let given = match self.filled.map(|s| &s.plan.split) {
            Some(Split::Given(shares)) => shares.as_slice(),
            _ => &[],
        };
        for (row, region) in (HEAD + 1..).zip(&self.data.regions) {
            self.text(ws, row, 0, &region.id)?;
            self.text(ws, row, 1, &region.name)?;
            if let Some((_, share)) = given.iter().find(|(id, _)| *id == region.id) {
                self.number(ws, row, 2, *share)?;
            }
        }
        Ok(())
    }
}
