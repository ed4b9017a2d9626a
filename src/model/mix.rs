//! Chapter 5: the mix, from staff to people helped: guidance, direct hours, and hours over levels of support.

use super::draw::{Approach, Draw};
use super::frame::Frame;
use crate::ids::{Function, Support};
use crate::lanes::Lanes;

const VOLUNTEER: usize = Function::Volunteer as usize;
const MBO: usize = Function::Mbo as usize;
const AD: usize = Function::Ad as usize;
const HBO: usize = Function::Hbo as usize;

/// Who waits for guidance, ties in this order.
const WAITING: [usize; 3] = [AD, MBO, VOLUNTEER];

/// Who gives hours to a level of support, in this order (light, moderate, complex).
const HELPERS: [&[usize]; 3] = [&[VOLUNTEER, MBO, AD, HBO], &[AD, MBO, HBO], &[HBO, AD]];

/// Time that can guide: of existing ad and hbo staff, then of extra staff that is itself at work.
struct Guides {
    existing_ad: Lanes,
    existing_hbo: Lanes,
    free: [Lanes; 4],
}

/// Direct hours by function of `staff` (extra effective FTE at work); `existing` are effective FTE of ad and hbo staff
/// in social work.
///
/// hbo staff guide each other first. Then guidance goes to those of whom an hour of it frees most direct hours; time of
/// existing staff is used before that of extra staff, which gives up direct hours. Who stays unguided idles. A second
/// pass lets those who were guided late guide others.
#[inline(always)]
pub(super) fn direct_hours(frame: &Frame, draw: &Draw, staff: &[Lanes; 4], existing: [Lanes; 2]) -> [Lanes; 4] {
    let slots = &frame.slots;
    let capacity = draw.at(slots.existing_guidance);
    let mut guides =
        Guides { existing_ad: existing[0] * capacity, existing_hbo: existing[1] * capacity, free: [Lanes::ZERO; 4] };

    let peers = draw.at(slots.guidance[HBO]) * staff[HBO];
    let given = peers.min(guides.existing_hbo);
    guides.existing_hbo -= given;
    guides.free[HBO] = (staff[HBO] - (peers - given)).max(Lanes::ZERO);

    let mut waiting = *staff;
    for _pass in 0..2 {
        for turn in &draw.turns {
            let mut staff = Lanes::ZERO;
            for f in WAITING {
                staff += waiting[f] * turn.of[f];
            }
            // Nobody waits: the rule in the second round.
            if staff == Lanes::ZERO {
                continue;
            }
            let active = guides.guide(turn, staff);
            for f in WAITING {
                let active = active * turn.of[f];
                waiting[f] -= active;
                guides.free[f] += active;
            }
        }
    }
    let mut out = [Lanes::ZERO; 4];
    for f in 0..4 {
        out[f] = guides.free[f] * draw.at(slots.direct_hours[f]);
    }
    out
}

/// A place in the order of guidance, and who stands there: one function in each draw.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turn {
    /// `[function]`: 1 in the draws in which it stands at this place.
    of: [Lanes; 4],
    /// Guidance needed per FTE of who stands there.
    need: Lanes,
    /// 1 in the draws in which that is not the ad, who does not guide itself.
    not_ad: Lanes,
}

/// The order of guidance: by the direct hours that an hour of it frees. It is the same in all regions and years.
pub(super) fn turns(frame: &Frame, draw: &Draw) -> [Turn; 3] {
    let slots = &frame.slots;
    let freed = [VOLUNTEER, MBO, AD].map(|f| per_hour(draw.at(slots.direct_hours[f]), draw.at(slots.guidance[f])));
    [0, 1, 2].map(|place| {
        let mut turn = Turn::default();
        for f in WAITING {
            turn.of[f] = is_at(place, f, &freed);
            turn.need += turn.of[f] * draw.at(slots.guidance[f]);
        }
        turn.not_ad = 1.0 - turn.of[AD];
        turn
    })
}

/// Direct hours an hour of guidance frees; without need of guidance, more than any.
#[inline(always)]
fn per_hour(hours: Lanes, need: Lanes) -> Lanes {
    hours.zip(need, |h, n| if n > 0.0 { h / n } else { f64::INFINITY })
}

/// 1 where function `f` stands at `place` in the order of `freed` (volunteer, mbo, ad), ties in the order ad, mbo,
/// volunteer.
#[inline(always)]
fn is_at(place: usize, f: usize, freed: &[Lanes; 3]) -> Lanes {
    let mut before = Lanes::ZERO;
    for g in WAITING {
        if g > f {
            before += freed[g].zip(freed[f], |g, f| if g >= f { 1.0 } else { 0.0 });
        } else if g < f {
            before += freed[g].zip(freed[f], |g, f| if g > f { 1.0 } else { 0.0 });
        }
    }
    before.map(|b| if b == place as f64 { 1.0 } else { 0.0 })
}

impl Guides {
    /// Guides `staff` whose turn it is as far as there is time; returns those who can work.
    #[inline(always)]
    fn guide(&mut self, turn: &Turn, staff: Lanes) -> Lanes {
        let need = turn.need * staff;
        let mut left = need;
        take(&mut self.existing_ad, &mut left, turn.not_ad);
        take(&mut self.existing_hbo, &mut left, Lanes::ONE);
        take(&mut self.free[MBO], &mut left, turn.of[VOLUNTEER]);
        take(&mut self.free[AD], &mut left, turn.not_ad);
        take(&mut self.free[HBO], &mut left, Lanes::ONE);
        let guided = need - left;
        staff.zip(guided.zip(need, |g, n| if n > 0.0 { g / n } else { 1.0 }), |s, share| s * share)
    }
}

/// Takes as much of what is `left` as there is, in the draws in which it `may` (1, elsewhere 0).
#[inline(always)]
fn take(from: &mut Lanes, left: &mut Lanes, may: Lanes) {
    let taken = (*left * may).min(*from);
    *from -= taken;
    *left -= taken;
}

/// Client-years N by level of support in help of the type `approach`: hours go to levels in the order of the policy, each
/// at most `limit`.
#[inline(always)]
pub(super) fn clients(
    frame: &Frame,
    draw: &Draw,
    approach: &Approach,
    order: [Support; 3],
    mut hours: [Lanes; 4],
    limit: &[Lanes; 3],
) -> [Lanes; 3] {
    let mut out = [Lanes::ZERO; 3];
    for k in order {
        let k = k as usize;
        let hours_per_client = approach.hours[k];
        let wanted = limit[k] * hours_per_client;
        let mut left = wanted;
        for &f in HELPERS[k] {
            if hours[f] == Lanes::ZERO {
                continue;
            }
            let efficiency = draw.at(frame.slots.efficiency[f][k]);
            let given = left.min(hours[f] * efficiency);
            left -= given;
            hours[f] = (hours[f] - given.ratio(efficiency)).max(Lanes::ZERO);
        }
        out[k] = (wanted - left).ratio(hours_per_client);
    }
    out
}
