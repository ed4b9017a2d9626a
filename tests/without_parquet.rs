//! A program that was built without Parquet refuses to write it: `cargo test --no-default-features --test without_parquet`.
#![cfg(not(feature = "parquet"))]

mod program;

use program::Place;

#[test]
fn parquet_is_refused_before_anything_is_run() {
    let place = Place::small();
    for job in [&["run"][..], &["batch", "--slurm"]] {
        let said = place.run(&[job, &["plan.toml", "--parquet", "--out", "out"]].concat());
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains("--features parquet"), "{}", said.stderr);
        assert!(!place.path("out").exists());
    }
}
