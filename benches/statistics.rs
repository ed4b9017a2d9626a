//! Updates a second of the streaming statistics: in cache, and over as many series as a whole job keeps.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use schakel::stats::{Series, quantum_for};
use std::hint::black_box;

const ROUND: usize = 512;

fn updates(c: &mut Criterion) {
    let mut rng = chacha20::ChaCha8Rng::seed_from_u64(1);
    let draws: Vec<f64> = (0..ROUND).map(|_| (0..6).map(|_| rng.random::<f64>() - 0.5).sum::<f64>() * 1e4).collect();
    let mut empty = Series::new(quantum_for(1e7));
    empty.set_range(-1.5e4, 1.5e4).expect("the series is empty");

    let mut group = c.benchmark_group("statistics");
    group.sample_size(10);
    for (kept, piece) in [(10, 64), (10, 512), (25_000, 64), (25_000, 512)] {
        group.throughput(Throughput::Elements((kept * ROUND) as u64));
        let mut series = vec![empty.clone(); kept];
        group.bench_function(BenchmarkId::new(format!("{kept} series"), format!("by {piece}")), |b| {
            b.iter(|| {
                for s in &mut series {
                    s.add_round(black_box(&draws).chunks(piece)).expect("every draw fits");
                }
                // A series takes a limited number of draws; the few in cache would reach it.
                if kept < 100 {
                    series.fill(empty.clone());
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, updates);
criterion_main!(benches);
