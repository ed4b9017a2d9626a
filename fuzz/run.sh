#!/bin/sh
# Fuzzes one decoder with coverage as guide: fuzz/run.sh scenario|dataset [RUNS]. Needs a C++ compiler; the stable
# toolchain is enough, and cargo-fuzz is not needed.
set -eu
cd "$(dirname "$0")"
target=${1:?scenario or dataset}
runs=${2:-10000000}

passes='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-pc-table'
passes="$passes -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-trace-compares"
export RUSTFLAGS="--cfg fuzzing $passes -Ccodegen-units=1"
# With a target named, build scripts are not instrumented.
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --target "$host" --bin "$target"

mkdir -p "corpus/$target" "artifacts/$target"
exec "target/$host/release/$target" "corpus/$target" "seeds/$target" -runs="$runs" -max_len=16384 -timeout=10 \
    -dict="dictionaries/$target.dict" -artifact_prefix="artifacts/$target/"
