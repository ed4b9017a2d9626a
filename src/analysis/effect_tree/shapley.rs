//! The exact Shapley split of any game: what each player adds, on average over all orders in which players can join.
//!
//! The share of player i is the sum over all coalitions S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)) (Shapley,
//! 1953). Written by coalition it is a weighted sum of values, with weights that are the same in every draw: they are
//! worked out once.

/// Players, as bits.
pub type Coalition = u32;

/// Most players: every further one doubles the worlds.
pub const MOST_PLAYERS: usize = 12;

/// The coalitions whose values a split needs, and their weights.
#[derive(Clone, Debug)]
pub struct Split {
    /// Coalitions, ascending: the first is empty, the last holds every player that ever counts.
    pub coalitions: Vec<Coalition>,
    /// `[coalition][player]`: weight of the value of the coalition, less that of the empty one, in the share of the player.
    pub weights: Vec<Vec<f64>>,
}

impl Split {
    /// The split between `players`. `same_as` gives for any coalition one of the same value in every draw, so that coalitions
    /// in which a player has nothing to act on need no world of their own.
    ///
    /// # Panics
    /// If there are more than [`MOST_PLAYERS`].
    pub fn new(players: usize, same_as: impl Fn(Coalition) -> Coalition) -> Self {
        assert!(players <= MOST_PLAYERS, "{players} players make too many coalitions");
        let of_size = weights(players);
        let all = 1 << players;
        let mut coalitions: Vec<Coalition> = (0..all).map(&same_as).collect();
        coalitions.sort_unstable();
        coalitions.dedup();
        let mut sums = vec![vec![0.0; players]; coalitions.len()];
        for coalition in 0..all {
            let at = coalitions.partition_point(|c| *c < same_as(coalition));
            let size = coalition.count_ones() as usize;
            for (player, sum) in sums[at].iter_mut().enumerate() {
                *sum += if coalition >> player & 1 == 1 { of_size[size - 1] } else { -of_size[size] };
            }
        }
        Self { coalitions, weights: sums }
    }
}

/// |S|! (n - |S| - 1)! / n! by the size of S, 0 to n; 0 for S = n, which no player can join.
fn weights(players: usize) -> Vec<f64> {
    let mut out = vec![0.0; players + 1];
    // 1 / (n choose |S|) / (n - |S|)
    let mut choose = 1.0;
    for (size, weight) in out.iter_mut().enumerate().take(players) {
        let left = (players - size) as f64;
        *weight = 1.0 / (choose * left);
        choose = choose * left / (size + 1) as f64;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares of a game given by the values of all coalitions.
    fn shares(players: usize, value: impl Fn(Coalition) -> f64) -> Vec<f64> {
        let split = Split::new(players, |c| c);
        let mut out = vec![0.0; players];
        for (coalition, weights) in split.coalitions.iter().zip(&split.weights) {
            out.iter_mut().zip(weights).for_each(|(share, w)| *share += w * (value(*coalition) - value(0)));
        }
        out
    }

    /// By the definition: the mean over all orders of what each adds when it joins.
    fn by_orders(players: usize, value: &dyn Fn(Coalition) -> f64) -> Vec<f64> {
        fn join(order: &mut Vec<usize>, players: usize, value: &dyn Fn(Coalition) -> f64, sums: &mut [f64]) -> f64 {
            if order.len() == players {
                let mut before = 0;
                for &player in order.iter() {
                    sums[player] += value(before | 1 << player) - value(before);
                    before |= 1 << player;
                }
                return 1.0;
            }
            let mut orders = 0.0;
            for player in (0..players).filter(|p| !order.contains(p)).collect::<Vec<_>>() {
                order.push(player);
                orders += join(order, players, value, sums);
                order.pop();
            }
            orders
        }
        let mut sums = vec![0.0; players];
        let orders = join(&mut Vec::new(), players, value, &mut sums);
        sums.iter().map(|sum| sum / orders).collect()
    }

    #[track_caller]
    fn close(got: &[f64], want: &[f64]) {
        assert!(
            got.len() == want.len() && got.iter().zip(want).all(|(g, w)| (g - w).abs() < 1e-12),
            "{got:?} {want:?}"
        );
    }

    #[test]
    fn the_glove_game_and_the_airport_game_have_their_published_shares() {
        // One left glove, two right ones: a pair is worth 1. Shares 4/6, 1/6, 1/6.
        let pair = |c: Coalition| f64::from(u8::from(c & 1 == 1 && c > 1));
        close(&shares(3, pair), &[4.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0]);
        // A runway costs what the largest plane needs, 8, 11, 13 and 18 (Littlechild and Owen, 1973): each stretch is
        // divided between the planes that use it.
        let needs = [8.0, 11.0, 13.0, 18.0];
        let cost = |c: Coalition| (0..4).filter(|i| c >> i & 1 == 1).map(|i| needs[i]).fold(0.0, f64::max);
        close(&shares(4, cost), &[2.0, 3.0, 4.0, 9.0]);
    }

    #[test]
    fn any_game_is_split_as_by_all_orders() {
        // Values without a pattern.
        let value = |c: Coalition| f64::from((c.wrapping_mul(2_654_435_761) >> 7) % 1000) - 300.0;
        for players in 1..=6 {
            let got = shares(players, value);
            close(&got, &by_orders(players, &value));
            let all = (1 << players) - 1;
            assert!((got.iter().sum::<f64>() - (value(all) - value(0))).abs() < 1e-10, "shares add up");
        }
    }

    #[test]
    fn coalitions_of_the_same_value_need_one_world() {
        // The third player acts on what the first two do: alone it is as good as absent.
        let same_as = |c: Coalition| if c.trailing_zeros() >= 2 { c & !0b100 } else { c };
        let value = |c: Coalition| {
            let base = f64::from(c & 1) * 3.0 + f64::from(c >> 1 & 1) * 5.0;
            base * if c >> 2 & 1 == 1 { 0.75 } else { 1.0 }
        };
        let split = Split::new(3, same_as);
        assert_eq!(split.coalitions, [0, 1, 2, 3, 5, 6, 7]);
        let mut got = [0.0; 3];
        for (coalition, weights) in split.coalitions.iter().zip(&split.weights) {
            got.iter_mut().zip(weights).for_each(|(share, w)| *share += w * value(*coalition));
        }
        close(&got, &by_orders(3, &value));
    }
}
