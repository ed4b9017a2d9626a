//! The independent numbers behind scores: what each parameter and each yearly noise has of its own, and the factors that
//! several share. For analyses that exchange some of them between two futures and leave all others alone.

use crate::lanes::Lanes;

/// One of the independent inputs of a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The own number of a parameter (index).
    Parameter(usize),
    /// What correlated parameters share (index).
    Factor(usize),
    /// The own numbers of a yearly noise (index), one a year.
    Noise(usize),
    /// What yearly noises share, one number a year.
    YearlyFactor(usize),
    /// The yearly error of the official forecast, where there is one.
    Forecast,
}

/// Independent standard normal numbers of consecutive draws, `WIDTH` to a [`Lanes`].
#[derive(Clone, Debug)]
pub struct Numbers {
    /// The first of the draws.
    pub(super) first: u64,
    pub(super) groups: usize,
    pub(super) years: usize,
    pub(super) parameters: Vec<Lanes>,
    pub(super) factors: Vec<Lanes>,
    pub(super) noises: Vec<Lanes>,
    pub(super) yearly_factors: Vec<Lanes>,
    pub(super) forecast: Vec<Lanes>,
}

impl Numbers {
    /// Groups of `WIDTH` draws.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// The numbers of an input: those of the groups; of a yearly one year after year.
    pub fn of(&self, input: Input) -> &[Lanes] {
        let (of, place, length) = match input {
            Input::Parameter(i) => (&self.parameters, i, self.groups),
            Input::Factor(i) => (&self.factors, i, self.groups),
            Input::Noise(i) => (&self.noises, i, self.years * self.groups),
            Input::YearlyFactor(i) => (&self.yearly_factors, i, self.years * self.groups),
            Input::Forecast => (&self.forecast, 0, self.forecast.len()),
        };
        &of[place * length..(place + 1) * length]
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, input: Input) -> &mut [Lanes] {
        let (of, place, length) = match input {
            Input::Parameter(i) => (&mut self.parameters, i, self.groups),
            Input::Factor(i) => (&mut self.factors, i, self.groups),
            Input::Noise(i) => (&mut self.noises, i, self.years * self.groups),
            Input::YearlyFactor(i) => (&mut self.yearly_factors, i, self.years * self.groups),
            Input::Forecast => {
                let length = self.forecast.len();
                (&mut self.forecast, 0, length)
            }
        };
        &mut of[place * length..(place + 1) * length]
    }

    /// Takes the numbers of `inputs` over from as many draws of the same sampler.
    pub fn take(&mut self, inputs: &[Input], from: &Self) {
        for &input in inputs {
            self.of_mut(input).copy_from_slice(from.of(input));
        }
    }
}
