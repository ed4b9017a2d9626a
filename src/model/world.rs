//! The state of one scenario in one group of draws, and what a year adds up to.

use super::frame::Frame;
use super::policy::Policy;
use crate::lanes::Lanes;

/// A year, a region, and where a world keeps the state of that region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Years after the base year.
    pub t: usize,
    /// Region.
    pub r: usize,
    /// The region again, or 0 where regions share one place: see [`World`].
    pub state: usize,
}

/// The state at the end of a year, and the totals of that year. Allocated once, reset for every group of draws.
///
/// Where all years are simulated at once, all regions do so in the place of the first, so that what a region needs stays
/// in the nearest cache; what is left then is the state of the last region.
#[derive(Clone, Debug)]
pub struct World {
    /// S: persons, `[region][pair][band]`.
    pub staff: Vec<Lanes>,
    /// Persons over all bands, `[region][pair]`.
    pub heads: Vec<Lanes>,
    /// Weight in next year's switching: persons unfilled (at the reference factor) and the floor, `[region][pair]`.
    pub weight: Vec<Lanes>,
    /// The same over all branches, `[region][occupation]`.
    pub(super) weights: Vec<Lanes>,
    /// Persons who switch and arrive next year, `[region][occupation][band]`.
    pub(super) waiting: Vec<Lanes>,
    /// E: extra contract FTE, `[region][function]`.
    pub extra: Vec<[Lanes; 4]>,
    /// Well: people recovered, `[region][programme][level of support]`.
    pub well: Vec<[Lanes; 3]>,
    /// N: client-years, `[t][region][programme][level]`.
    pub clients: Vec<[Lanes; 3]>,
    /// Cases finished, `[t][region][programme][level]`.
    pub done: Vec<[Lanes; 3]>,
    /// Cases started, `[t][region][programme][level]`.
    pub cases: Vec<[Lanes; 3]>,
    /// Totals of the year.
    pub year: Totals,
    pub(super) room: Room,
}

/// What one year adds up to, whole country unless said otherwise. FTE are effective unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// D, `[pair]`, without the extra staff.
    pub demand: Vec<Lanes>,
    /// Supply, `[pair]`, without the extra staff.
    pub supply: Vec<Lanes>,
    /// Filled demand, `[pair]`, without the extra staff.
    pub filled: Vec<Lanes>,
    /// D, `[branch]`, without the extra staff.
    pub(super) branches: Vec<Lanes>,
    /// By region, extra staff included.
    pub regions: Vec<Region>,
    /// Planned extra staff, contract FTE.
    pub planned: [Lanes; 4],
    /// E at the end of the year, contract FTE.
    pub extra: [Lanes; 4],
    /// E at work at the end of the year, effective FTE.
    pub extra_effective: [Lanes; 4],
    /// Contract FTE paid over the year (hires of the year count for the part they work).
    pub worked: [Lanes; 4],
    /// Hired in the year, contract FTE.
    pub hired: [Lanes; 4],
    /// Care avoided by branch.
    pub avoided: Vec<Lanes>,
    /// Care that comes back in a branch.
    pub returned: Vec<Lanes>,
    /// Freed places filled by waiting lists.
    pub refilled: Vec<Lanes>,
    /// Care that would not have been asked for.
    pub found: Vec<Lanes>,
    /// Client-years by level of support.
    pub clients: [Lanes; 3],
    /// Client-years and people recovered, `[programme]`; filled for plans that name programmes.
    pub programmes: Vec<[Lanes; 2]>,
    /// People recovered by level, end of year.
    pub well: [Lanes; 3],
    /// People who recovered in the year, by level.
    pub recovering: [Lanes; 3],
    /// 1 where the effect on some branch and region stood at its cap in this year.
    pub at_cap: Lanes,
}

/// One region's labour market in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// Demand, supply and filled demand in effective FTE.
    pub fte: [Lanes; 3],
    /// The same in persons.
    pub persons: [Lanes; 3],
}

impl Region {
    /// Nobody there.
    pub const NONE: Self = Self { fte: [Lanes::ZERO; 3], persons: [Lanes::ZERO; 3] };
}

/// Room for intermediate results of one region, so that the year loop allocates nothing.
#[derive(Clone, Debug)]
pub(super) struct Room {
    /// Shares that stay in their band and that come up from the band below, `[t][branch][band]`.
    pub keep: Vec<[Lanes; 2]>,
    /// Switchers who arrive in a pair with a weight of one, a year older, `[occupation][band]`.
    pub pool: Vec<Lanes>,
    pub school: Vec<Lanes>,
    pub lateral: Vec<Lanes>,
    /// Graduates of extra training places, whole country, `[t][programme]`; zero for a policy without such places.
    pub trained: Vec<Lanes>,
    /// Demand before help changes it, `[t][branch]`.
    pub before_help: Vec<Lanes>,
    pub demand: Vec<Lanes>,
    pub change: Vec<Lanes>,
}

/// What scenarios take from the reference of the same draws and year.
#[derive(Clone, Debug)]
pub struct Shared {
    /// Lateral inflow in persons, `[region][t][pair]`; pairs in the order of `Pair::in_lateral`.
    pub(super) lateral: Vec<Lanes>,
    /// Shortage in persons at the end of the year, `[t][region]`.
    pub shortage: Vec<Lanes>,
}

impl Shared {
    /// Room for `frame`.
    pub fn new(frame: &Frame) -> Self {
        let cells = (frame.years + 1) * frame.regions;
        Self { lateral: vec![Lanes::ZERO; cells * frame.pairs.len()], shortage: vec![Lanes::ZERO; cells] }
    }

    /// Lateral inflow of region `r` in year `t`.
    #[inline(always)]
    pub(super) fn of_region(&mut self, frame: &Frame, r: usize, t: usize) -> &mut [Lanes] {
        let pairs = frame.pairs.len();
        &mut self.lateral[(r * (frame.years + 1) + t) * pairs..][..pairs]
    }

    /// Lateral inflow of pair `p` in region `r` and year `t`, persons.
    pub fn lateral(&self, frame: &Frame, r: usize, t: usize, p: usize) -> Lanes {
        self.lateral[(r * (frame.years + 1) + t) * frame.pairs.len() + frame.pairs[p].in_lateral]
    }

    /// Keeps the reference's shortage at the end of year `t`.
    pub(super) fn remember(&mut self, reference: &Totals, t: usize) {
        let regions = reference.regions.len();
        for (shortage, region) in self.shortage[t * regions..].iter_mut().zip(&reference.regions) {
            *shortage = region.persons[0] - region.persons[2];
        }
    }
}

/// The end of the last year before any plan begins, of a world without a plan: worlds that differ from it by their plan
/// only part from it there, since until then they are the same to the bit.
#[derive(Clone, Debug, Default)]
pub struct Trunk {
    /// `[region]`: staff, heads, weight, weights, waiting.
    regions: Vec<Lanes>,
}

impl Trunk {
    /// Room for `frame`.
    pub fn new(frame: &Frame) -> Self {
        Self { regions: vec![Lanes::ZERO; frame.regions * Self::of_region(frame)] }
    }

    /// The same, with room for `frame` if it had none.
    pub fn with_room(&mut self, frame: &Frame) -> &mut Self {
        if self.regions.is_empty() {
            *self = Self::new(frame);
        }
        self
    }

    fn of_region(frame: &Frame) -> usize {
        frame.pairs.len() * (frame.bands + 2) + frame.occupations * (frame.bands + 1)
    }

    /// Keeps region `r` of `world`.
    #[inline(always)]
    pub(super) fn keep(&mut self, frame: &Frame, world: &mut World, r: usize) {
        let mut rest = &mut self.regions[r * Self::of_region(frame)..];
        for part in world.market_of(frame) {
            let (kept, after) = rest.split_at_mut(part.len());
            kept.copy_from_slice(part);
            rest = after;
        }
    }

    /// Lets region `r` of `world` go on from here, the end of `year`: no extra staff, nobody helped yet.
    #[inline(always)]
    pub(super) fn resume(&self, frame: &Frame, policy: &Policy, world: &mut World, r: usize, year: usize) {
        let mut rest = &self.regions[r * Self::of_region(frame)..];
        for part in world.market_of(frame) {
            let (kept, after) = rest.split_at(part.len());
            part.copy_from_slice(kept);
            rest = after;
        }
        world.extra[0] = [Lanes::ZERO; 4];
        world.nobody_helped(frame, policy, 0, year);
    }
}

/// Where the programmes of `policy` stand in `[t][region][programme]`, of the region kept in the place `state`.
#[inline(always)]
pub(super) fn cell(frame: &Frame, policy: &Policy, t: usize, state: usize) -> usize {
    (t * frame.regions + state) * policy.programmes.len()
}

impl World {
    /// Staff, heads, weight, weights and waiting of the region at hand, in the place that all regions share.
    #[inline(always)]
    fn market_of(&mut self, frame: &Frame) -> [&mut [Lanes]; 5] {
        let (pairs, occupations) = (frame.pairs.len(), frame.occupations);
        [
            &mut self.staff[..pairs * frame.bands],
            &mut self.heads[..pairs],
            &mut self.weight[..pairs],
            &mut self.weights[..occupations],
            &mut self.waiting[..occupations * frame.bands],
        ]
    }

    /// Nobody has been helped in the years up to `last`, by any programme of `policy`.
    #[inline(always)]
    pub(super) fn nobody_helped(&mut self, frame: &Frame, policy: &Policy, state: usize, last: usize) {
        let of_region = policy.programmes.len();
        self.well[cell(frame, policy, 0, state)..][..of_region].fill([Lanes::ZERO; 3]);
        for t in 0..=last {
            for history in [&mut self.clients, &mut self.done, &mut self.cases] {
                history[cell(frame, policy, t, state)..][..of_region].fill([Lanes::ZERO; 3]);
            }
        }
    }

    /// Room for `frame` and a plan that names no programmes.
    pub fn new(frame: &Frame) -> Self {
        Self::with_programmes(frame, 1)
    }

    /// Room for `frame` and plans of at most `most` programmes.
    pub fn with_programmes(frame: &Frame, most: usize) -> Self {
        let zeros = |n: usize| vec![Lanes::ZERO; n];
        let (r, p, b, t) = (frame.regions, frame.pairs.len(), frame.branches.len(), frame.years + 1);
        Self {
            staff: zeros(r * p * frame.bands),
            heads: zeros(r * p),
            weight: zeros(r * p),
            weights: zeros(r * frame.occupations),
            waiting: zeros(r * frame.occupations * frame.bands),
            extra: vec![[Lanes::ZERO; 4]; r],
            well: vec![[Lanes::ZERO; 3]; r * most],
            clients: vec![[Lanes::ZERO; 3]; t * r * most],
            done: vec![[Lanes::ZERO; 3]; t * r * most],
            cases: vec![[Lanes::ZERO; 3]; t * r * most],
            year: Totals::with_programmes(frame, most),
            room: Room {
                keep: vec![[Lanes::ZERO; 2]; t * b * frame.bands],
                pool: zeros(frame.occupations * frame.bands),
                school: zeros(p),
                lateral: zeros(p),
                trained: zeros(t * frame.programmes.len()),
                before_help: zeros(t * b),
                demand: zeros(b),
                change: zeros(b),
            },
        }
    }
}

impl Totals {
    /// Room for `frame` and a plan that names no programmes.
    pub fn new(frame: &Frame) -> Self {
        Self::with_programmes(frame, 1)
    }

    /// Room for `frame` and plans of at most `most` programmes.
    pub fn with_programmes(frame: &Frame, most: usize) -> Self {
        let zeros = |n: usize| vec![Lanes::ZERO; n];
        let (p, b) = (frame.pairs.len(), frame.branches.len());
        Self {
            demand: zeros(p),
            supply: zeros(p),
            filled: zeros(p),
            branches: zeros(b),
            regions: vec![Region::NONE; frame.regions],
            planned: [Lanes::ZERO; 4],
            extra: [Lanes::ZERO; 4],
            extra_effective: [Lanes::ZERO; 4],
            worked: [Lanes::ZERO; 4],
            hired: [Lanes::ZERO; 4],
            avoided: zeros(b),
            returned: zeros(b),
            refilled: zeros(b),
            found: zeros(b),
            clients: [Lanes::ZERO; 3],
            programmes: vec![[Lanes::ZERO; 2]; most],
            well: [Lanes::ZERO; 3],
            recovering: [Lanes::ZERO; 3],
            at_cap: Lanes::ZERO,
        }
    }

    /// Sets every total that regions add to to zero. What each region has for itself is written over.
    pub(super) fn clear(&mut self) {
        for v in [
            &mut self.supply,
            &mut self.branches,
            &mut self.avoided,
            &mut self.returned,
            &mut self.refilled,
            &mut self.found,
        ] {
            v.fill(Lanes::ZERO);
        }
        for f in [&mut self.planned, &mut self.extra, &mut self.extra_effective, &mut self.worked, &mut self.hired] {
            *f = [Lanes::ZERO; 4];
        }
        for k in [&mut self.clients, &mut self.well, &mut self.recovering] {
            *k = [Lanes::ZERO; 3];
        }
        self.programmes.fill([Lanes::ZERO; 2]);
        self.at_cap = Lanes::ZERO;
    }

    /// Demand (0), supply (1) or filled demand (2) of `pair`.
    #[inline(always)]
    pub fn stock(&self, which: usize, pair: usize) -> Lanes {
        match which {
            0 => self.demand[pair],
            1 => self.supply[pair],
            _ => self.filled[pair],
        }
    }
}
