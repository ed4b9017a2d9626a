//! Square root of a matrix.

/// Pivots up to here count as 0: below it, what is left of a variance of 1 is rounding.
const NO_VARIANCE: f64 = 1e-9;

/// The lower triangular L with L Lᵀ = `matrix`, a symmetric matrix of correlations, given and returned as rows.
///
/// # Errors
/// If the matrix is not positive definite: the first row (from 0) that makes it so, together with those before it.
pub fn cholesky(matrix: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, usize> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (i, given) in matrix.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for j in 0..=i {
            let before = if j < i { &rows[j] } else { &row };
            let rest = given[j] - row.iter().zip(before).map(|(a, b)| a * b).sum::<f64>();
            if j < i {
                row.push(rest / rows[j][j]);
            } else if rest > NO_VARIANCE {
                row.push(rest.sqrt());
            } else {
                return Err(i);
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_multiply_to_the_matrix() {
        let matrix = vec![vec![1.0, 0.5, -0.3], vec![0.5, 1.0, 0.2], vec![-0.3, 0.2, 1.0]];
        let l = cholesky(&matrix).unwrap();
        // By hand: sqrt(3)/2, (0.2 + 0.15) / (sqrt(3)/2), and what is left of 1.
        let by_hand = [vec![1.0], vec![0.5, 0.866_025_403_784_438_6], vec![-0.3, 0.404_145_188_432_738]];
        for (row, expected) in l.iter().zip(&by_hand) {
            assert!(row.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-15), "{row:?}");
        }
        assert!((l[2].iter().map(|x| x * x).sum::<f64>() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_row_that_cannot_be_is_named() {
        let with = |r: f64| {
            vec![vec![1.0, 0.9, 0.0, r], vec![0.9, 1.0, 0.0, 0.9], vec![0.0, 0.0, 1.0, 0.0], { vec![r, 0.9, 0.0, 1.0] }]
        };
        // The third of three correlations 0.9, 0.9, r can be as low as 2 x 0.9² - 1 = 0.62.
        assert!(cholesky(&with(0.63)).is_ok());
        assert_eq!(cholesky(&with(0.61)), Err(3));
        assert_eq!(cholesky(&[vec![1.0, 1.0], vec![1.0, 1.0]]), Err(1));
    }
}
