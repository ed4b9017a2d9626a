//! Chapters 5 and 6: from staff to people helped, and from people helped to care.

use schakel::ids::Function;
use schakel::model::Policy;
use schakel::model::policy::Programme;

use super::draw::{Draw, quotient};
use super::hire::Hired;
use super::world::World;

const VOLUNTEER: usize = Function::Volunteer as usize;
const MBO: usize = Function::Mbo as usize;
const AD: usize = Function::Ad as usize;
const HBO: usize = Function::Hbo as usize;

/// People helped in region `r`, and what that does to `demand`.
pub fn help_and_care(
    draw: &Draw,
    policy: &Policy,
    world: &mut World,
    hired: &Hired,
    demand: &mut [f64],
    r: usize,
    t: usize,
) {
    let (frame, slots) = (draw.frame, &draw.frame.slots);
    let sw = t * frame.branches.len() + frame.social_work;
    let existing = [AD, HBO].map(|f| {
        let heads = frame.pair_of[f].map_or(0.0, |pair| world.heads[r][pair]);
        draw.at(slots.existing_guidance) * heads * policy.fte_per_person[sw]
    });
    let mut staff = hired.worked.map(|worked| worked * policy.presence[t]);
    staff[VOLUNTEER] = hired.worked[VOLUNTEER];
    let hours = direct_hours(draw, staff, existing);
    let pool = pool(draw, world, r, t);
    let mut care_of = Noticed::default();
    let mut elsewhere = [0.0; 3];
    for (g, programme) in policy.programmes.iter().enumerate() {
        let factors = &slots.approaches[programme.approach];
        let hours = hours.map(|hours| programme.share * hours);
        let clients = clients(draw, policy, programme, hours, pool, elsewhere);
        for k in 0..3 {
            let level = &slots.levels[k];
            let duration = draw.at(level.duration);
            let before = world.clients[t - 1][r][g][k];
            let done = quotient(if duration < 1.0 { clients[k] } else { before }, duration);
            world.clients[t][r][g][k] = clients[k];
            world.done[t][r][g][k] = done;
            world.cases[t][r][g][k] = (clients[k] - before + done).max(0.0);
            let lag = (draw.at(slots.lag) * draw.at(factors.lag) + 0.5).floor() as usize;
            let recovering = if lag <= t { draw.at(level.recovered) * world.done[t - lag][r][g][k] } else { 0.0 };
            world.well[r][g][k] = world.well[r][g][k] * (1.0 - draw.at(level.relapse)) + recovering;
            for j in 0..=t {
                let part = (draw.at(slots.refer_years) - j as f64).clamp(0.0, 1.0);
                care_of.running[k] += world.cases[t - j][r][g][k] * part;
            }
            elsewhere[k] += clients[k];
            care_of.clients[k] += clients[k] * draw.at(factors.direct);
            care_of.well[k] += world.well[r][g][k] * draw.at(factors.prevent);
            world.year.clients[k] += clients[k];
            world.year.well[k] += world.well[r][g][k];
            world.year.recovering[k] += recovering;
            world.year.programmes[0][g] += clients[k];
            world.year.programmes[1][g] += world.well[r][g][k];
        }
    }
    care(draw, world, &care_of, demand);
}

/// What care notices of help, by level of support: client-years and people well, each times the factor of its type, and
/// arrangements that run.
#[derive(Default)]
struct Noticed {
    clients: [f64; 3],
    well: [f64; 3],
    running: [f64; 3],
}

/// H by function: who guides whom.
fn direct_hours(draw: &Draw, staff: [f64; 4], existing: [f64; 2]) -> [f64; 4] {
    let slots = &draw.frame.slots;
    let need = slots.guidance.map(|slot| draw.at(slot));
    let hours = slots.direct_hours.map(|slot| draw.at(slot));
    let [existing_ad, mut existing_hbo] = existing;
    let peers = need[HBO] * staff[HBO];
    let given = peers.min(existing_hbo);
    existing_hbo -= given;
    // Time of: existing ad, existing hbo, free mbo, free ad, free hbo.
    let mut guides = [existing_ad, existing_hbo, 0.0, 0.0, (staff[HBO] - (peers - given)).max(0.0)];

    let freed = |f: usize| if need[f] > 0.0 { hours[f] / need[f] } else { f64::INFINITY };
    let mut order = [AD, MBO, VOLUNTEER];
    order.sort_by(|&f, &g| freed(g).total_cmp(&freed(f)));
    let mut waiting = staff;
    let mut volunteers = 0.0;
    for f in [order, order].concat() {
        let asked = need[f] * waiting[f];
        let mut left = asked;
        let sources: &[usize] = match f {
            AD => &[1, 4],
            MBO => &[0, 1, 3, 4],
            _ => &[0, 1, 2, 3, 4],
        };
        for &source in sources {
            let taken = left.min(guides[source]);
            guides[source] -= taken;
            left -= taken;
        }
        let met = if asked > 0.0 { (asked - left) / asked } else { 1.0 };
        let to_work = waiting[f] * met;
        waiting[f] -= to_work;
        match f {
            MBO => guides[2] += to_work,
            AD => guides[3] += to_work,
            _ => volunteers += to_work,
        }
    }
    [volunteers * hours[VOLUNTEER], guides[2] * hours[MBO], guides[3] * hours[AD], guides[4] * hours[HBO]]
}

/// P: who can be helped by any programme, by level of support.
fn pool(draw: &Draw, world: &World, r: usize, t: usize) -> [f64; 3] {
    let popshare = draw.frame.population_share[t * draw.frame.regions + r];
    [0, 1, 2].map(|k| {
        let level = &draw.frame.slots.levels[k];
        let well: f64 = world.well[r].iter().map(|well| well[k]).sum();
        let open = draw.at(level.pool_share) * draw.adults(r, t) - well - draw.at(level.current_clients) * popshare;
        open.max(0.0)
    })
}

/// N of one programme by level of support; `elsewhere` is that of the programmes before it.
fn clients(
    draw: &Draw,
    policy: &Policy,
    programme: &Programme,
    mut hours: [f64; 4],
    pool: [f64; 3],
    elsewhere: [f64; 3],
) -> [f64; 3] {
    let slots = &draw.frame.slots;
    let factors = &slots.approaches[programme.approach];
    let mut out = [0.0; 3];
    for k in policy.level_order.map(|k| k as usize) {
        let level = &slots.levels[k];
        let (plain, raised) = (draw.at(level.reach), draw.at(level.reach) * draw.at(factors.reach));
        let reach = if raised > 1.0 { plain.max(1.0).min(raised) } else { raised };
        let most = if programme.serves[k] { draw.at(level.duration) * reach * pool[k] } else { 0.0 };
        let limit = (most - elsewhere[k]).max(0.0);
        let hours_per_client = draw.at(level.hours) * draw.at(factors.hours);
        let mut given = 0.0;
        let wanted = limit * hours_per_client;
        let helpers: &[usize] = match k {
            0 => &[VOLUNTEER, MBO, AD, HBO],
            1 => &[AD, MBO, HBO],
            _ => &[HBO, AD],
        };
        for &f in helpers {
            let efficiency = draw.at(slots.efficiency[f][k]);
            let gives = (wanted - given).min(hours[f] * efficiency);
            given += gives;
            hours[f] = (hours[f] - quotient(gives, efficiency)).max(0.0);
        }
        out[k] = quotient(given, hours_per_client);
    }
    out
}

/// Care avoided, found, refilled and returned in region `r`.
fn care(draw: &Draw, world: &mut World, help: &Noticed, demand: &mut [f64]) {
    let (frame, slots) = (draw.frame, &draw.frame.slots);
    let mut change = vec![0.0; demand.len()];
    let year = &mut world.year;
    for b in 0..demand.len() {
        let (mut effect, mut found) = (0.0, 0.0);
        for (k, level) in slots.levels.iter().enumerate() {
            let use_of_clients = draw.at(level.use_multiplier[b]) * frame.client_use[k * demand.len() + b];
            let care = draw.demand[b] / frame.population * use_of_clients;
            let avoided = help.clients[k] * draw.at(level.direct[b]) + help.well[k] * draw.at(level.prevent[b]);
            effect += care * draw.at(level.attribution) * avoided;
            found += draw.at(slots.refer_fte[b]) * help.running[k] * draw.at(level.refer[b]);
        }
        let cap = draw.at(slots.cap[b]) * demand[b];
        let avoided = effect.min(cap).max(-cap);
        let scale = draw.return_scale(b);
        let refilled = draw.at(slots.rebound[b]) * scale * avoided;
        year.at_cap |= effect != avoided;
        year.care[0][b] += avoided;
        year.care[2][b] += refilled;
        year.care[3][b] += found;
        change[b] += found + refilled - avoided;
        for &(_, to, slot) in slots.shifts.iter().filter(|s| s.0 == b) {
            let returned = draw.at(slot) * scale * avoided;
            year.care[1][to] += returned;
            change[to] += returned;
        }
    }
    demand.iter_mut().zip(change).for_each(|(demand, change)| *demand += change);
}
