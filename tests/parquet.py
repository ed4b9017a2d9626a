"""Reads Parquet files with pyarrow and compares them with CSV files, cell by cell.

    python3 tests/parquet.py CSV PARQUET [CSV PARQUET ...]

An empty cell must be a null; texts, whole numbers and numbers must have their types, and numbers the same bits. Prints
"N cells equal", or the first differences and exits with 1.
"""

import csv
import sys

import pyarrow
import pyarrow.parquet

TEXTS = {"scenario", "measure", "scope", "key", "unit"}


def wanted(name):
    if name in TEXTS:
        return pyarrow.string(), str
    if name == "year":
        return pyarrow.int32(), int
    return (pyarrow.int64(), int) if name == "draw" else (pyarrow.float64(), float)


def compare(text_file, parquet_file):
    with open(text_file, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    table = pyarrow.parquet.read_table(parquet_file)
    if header != table.column_names or len(rows) != table.num_rows:
        sys.exit(f"{parquet_file} has other columns, or another number of rows, than {text_file}")
    cells = 0
    for i, name in enumerate(header):
        kind, read = wanted(name)
        if table.schema.field(i).type != kind:
            sys.exit(f"{parquet_file}: column {name} is of type {table.schema.field(i).type}, not {kind}")
        for row, value in zip(rows, table.column(i).to_pylist()):
            # repr tells numbers apart to the last bit, and 0 from -0.
            expected = None if row[i] == "" else read(row[i])
            if repr(expected) != repr(value):
                sys.exit(f"{parquet_file}: {name} is {value!r} where {text_file} has {row[i]!r} ({row[:6]})")
            cells += 1
    return cells


print(sum(compare(*pair) for pair in zip(sys.argv[1::2], sys.argv[2::2])), "cells equal")
