//! The sheets of levers and of demand that moves.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Drawing, HEAD, Lists, ROOM, T};
use crate::report::view::capital;
use crate::scenario::form;
use crate::scenario::{Ramp, Target};

impl Drawing<'_> {
    pub(super) fn levers(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        let heads = self
            .with_years(&[(T::Lever, 40.0), (T::Target, 34.0)], &[(T::Why, 40.0), (T::Source, 30.0), (T::Unit, 60.0)]);
        self.sheet(ws, T::SheetLevers, &heads, 2)?;
        let (names, branches, programmes) =
            (form::levers(), form::branches(self.data, true), form::programmes(self.data));
        let mut rows: Vec<(&str, String, &Ramp, String)> = Vec::new();
        if let Some(s) = self.filled {
            let (own, base) = (&s.levers, &self.reference.levers);
            let of = [
                ("absence", &own.absence, &base.absence),
                ("hours", &own.hours, &base.hours),
                ("productivity", &own.productivity, &base.productivity),
                ("inflow", &own.inflow, &base.inflow),
                ("exits", &own.exits, &base.exits),
            ];
            for (lever, own, base) in of {
                for (target, ramp) in own {
                    let id = match target {
                        Target::All => "all",
                        Target::Branch(id) => id,
                    };
                    let key = format!("levers.{lever}.{id}");
                    if !base.contains(&(target.clone(), ramp.clone())) || self.own_note(s, &key).is_some() {
                        rows.push((lever, self.shown(&branches, id), ramp, key));
                    }
                }
            }
            for (id, ramp) in &own.training_places {
                let key = format!("levers.training_places.{id}");
                if !base.training_places.contains(&(id.clone(), ramp.clone())) || self.own_note(s, &key).is_some() {
                    rows.push(("training_places", self.shown(&programmes, id), ramp, key));
                }
            }
        }
        for (row, (lever, target, ramp, key)) in (HEAD + 1..).zip(&rows) {
            self.text(ws, row, 0, &self.shown(&names, lever))?;
            self.text(ws, row, 1, target)?;
            let next = self.ramp(ws, row, 2, Some(ramp))?;
            self.remarks(ws, row, [next, next + 1], self.filled.and_then(|s| self.own_note(s, key)))?;
        }
        let last = HEAD + ROOM.max(rows.len() as u32);
        self.choose(ws, lists, T::Lever, 0, (HEAD + 1, last))?;
        self.choose(ws, lists, T::Target, 1, (HEAD + 1, last))?;
        // What the numbers of each lever are, beside the first rows.
        let column = self.years().len() as u16 + 5;
        let units = [
            T::LeverUnitAbsence,
            T::LeverUnitChange,
            T::LeverUnitProductivity,
            T::LeverUnitChange,
            T::LeverUnitChange,
            T::LeverUnitPlaces,
        ];
        for (row, (name, unit)) in (HEAD + 1..).zip(names.iter().zip(units)) {
            let text = format!("{}: {}", capital(name.name.get(self.pen.lang)), self.say(unit));
            self.text(ws, row, column, &text)?;
        }
        Ok(())
    }

    pub(super) fn moves(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        let after =
            [(T::Returned, 14.0), (T::Why, 40.0), (T::Source, 30.0), (T::ReturnedWhy, 40.0), (T::ReturnedSource, 30.0)];
        self.sheet(ws, T::SheetMoves, &self.with_years(&[(T::From, 34.0), (T::To, 34.0)], &after), 2)?;
        let branches = form::branches(self.data, false);
        let moves = self.filled.filter(|s| s.levers.moved != self.reference.levers.moved);
        for (row, (s, m)) in (HEAD + 1..).zip(moves.iter().flat_map(|s| s.levers.moved.iter().map(move |m| (s, m)))) {
            self.text(ws, row, 0, &self.shown(&branches, &m.from))?;
            self.text(ws, row, 1, &self.shown(&branches, &m.to))?;
            let next = self.ramp(ws, row, 2, Some(&m.share))?;
            if let Some(returned) = m.returned {
                self.number(ws, row, next, returned)?;
            }
            let key = format!("levers.moved.{}:{}", m.from, m.to);
            let note = |key: &str| s.notes.iter().find(|n| n.key == key);
            self.remarks(ws, row, [next + 1, next + 2], note(&key))?;
            self.remarks(ws, row, [next + 3, next + 4], note(&format!("{key}.returned")))?;
        }
        for column in [0, 1] {
            self.choose(ws, lists, T::Branch, column, (HEAD + 1, HEAD + ROOM))?;
        }
        Ok(())
    }
}
