//! Mixes of functions in equal parts.

use crate::ids::Function;

/// Every mix of `functions` in shares of one in `parts`.
pub fn mixes(functions: &[Function], parts: u32) -> Vec<[f64; 4]> {
    let mut out = Vec::new();
    let mut counts = vec![0_u32; functions.len()];
    fill(&mut counts, 0, parts, &mut |counts| {
        let mut mix = [0.0; 4];
        for (f, n) in functions.iter().zip(counts) {
            mix[*f as usize] = f64::from(*n) / f64::from(parts);
        }
        out.push(mix);
    });
    out
}

fn fill(counts: &mut [u32], from: usize, left: u32, see: &mut impl FnMut(&[u32])) {
    if from + 1 >= counts.len() {
        if let Some(last) = counts.last_mut() {
            *last = left;
            see(counts);
        }
        return;
    }
    for n in (0..=left).rev() {
        counts[from] = n;
        fill(counts, from + 1, left - n, see);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixes_fill_the_simplex() {
        // As many as ways to lay 4 parts into 4 places: 7 over 3.
        let all = mixes(&Function::ALL, 4);
        assert_eq!(all.len(), 35);
        assert!(all.iter().all(|m| (m.iter().sum::<f64>() - 1.0).abs() < 1e-12));
        assert!((0..35).all(|i| !all[..i].contains(&all[i])));
        assert_eq!(mixes(&[Function::Mbo, Function::Hbo], 2).len(), 3);
        assert_eq!(mixes(&[Function::Hbo], 5), [[0.0, 0.0, 0.0, 1.0]]);
    }
}
