//! The sheets of values and of how they go together.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Drawing, HEAD, Lists, ROOM, T};
use crate::scenario::dists;
use crate::scenario::form;

impl Drawing<'_> {
    pub(super) fn parameters(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        let heads = [
            (T::Parameter, 36.0),
            (T::Low, 11.0),
            (T::Likely, 13.0),
            (T::High, 11.0),
            (T::Meaning, 28.0),
            (T::Distribution, 40.0),
            (T::Why, 40.0),
            (T::Source, 30.0),
        ]
        .map(|(t, width)| (self.say(t), width));
        self.sheet(ws, T::SheetParameters, &heads, 1)?;
        let own = self.filled.iter().flat_map(|s| &s.parameters).filter(|p| !self.reference.parameters.contains(p));
        for (row, p) in (HEAD + 1..).zip(own) {
            self.text(ws, row, 0, &p.name)?;
            let named: Vec<f64> = p.dist.arguments().iter().map(|(_, x)| *x).collect();
            let kind = if p.dist.is_fixed() { "fixed" } else { p.dist.name() };
            match (kind, named.as_slice()) {
                _ if p.pool.is_some() => {
                    let pool = p.pool.as_deref().unwrap_or_default();
                    self.text(ws, row, 5, &format!("{{ evidence = {pool:?} }}"))?;
                }
                ("fixed", _) => self.number(ws, row, 2, p.dist.median())?,
                ("uniform", [low, high]) => {
                    self.number(ws, row, 1, *low)?;
                    self.number(ws, row, 3, *high)?;
                }
                ("pert" | "triangular", [low, likely, high]) => {
                    for (column, x) in (1..).zip([low, likely, high]) {
                        self.number(ws, row, column, *x)?;
                    }
                    self.text(ws, row, 4, &self.shown(&form::meanings(), kind))?;
                }
                _ => self.text(ws, row, 5, &dists::write(&p.dist))?,
            }
            self.text(ws, row, 6, &p.why)?;
            self.text(ws, row, 7, &p.source)?;
        }
        self.choose(ws, lists, T::Parameter, 0, (HEAD + 1, HEAD + ROOM))?;
        self.choose(ws, lists, T::Meaning, 4, (HEAD + 1, HEAD + ROOM))
    }

    pub(super) fn correlations(&self, ws: &mut Worksheet, lists: &Lists) -> std::result::Result<(), XlsxError> {
        let heads = [(T::First, 36.0), (T::Second, 36.0), (T::Rank, 14.0), (T::Why, 40.0), (T::Source, 30.0)]
            .map(|(t, width)| (self.say(t), width));
        self.sheet(ws, T::SheetCorrelations, &heads, 2)?;
        let own = self.filled.filter(|s| s.correlations != self.reference.correlations);
        for (row, (s, c)) in (HEAD + 1..).zip(own.iter().flat_map(|s| s.correlations.iter().map(move |c| (s, c)))) {
            self.text(ws, row, 0, &c.a)?;
            self.text(ws, row, 1, &c.b)?;
            self.number(ws, row, 2, c.rank)?;
            let key = format!("correlations.{};{}", c.a, c.b);
            self.remarks(ws, row, [3, 4], s.notes.iter().find(|n| n.key == key))?;
        }
        for column in [0, 1] {
            self.choose(ws, lists, T::Parameter, column, (HEAD + 1, HEAD + ROOM))?;
        }
        Ok(())
    }
}
