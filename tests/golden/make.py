"""Writes the golden central runs beside this file, from the second implementation: not from the program itself.

Usage: python3 tests/golden/make.py   (from the root of the project)

Each shipped scenario gives NAME.csv: scenario,measure,scope,key,year,unit,value; an empty value is undefined.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import second_implementation as second  # noqa: E402

YEARS = {2033, 2035}
MARKET = {"demand", "supply", "filled", "surplus"}


def kept(place):
    """The headline: totals, branches, functions, levels of support and payers, in persons rather than FTE where both are there."""
    measure, scope, key, year, unit = place
    if year not in YEARS and (measure, year) != ("shortage", 2024) or scope in {"region", "level", "occupation"}:
        return False
    return not (measure in MARKET and (unit == "fte" or scope != "total")) and not (measure == "shortage" and unit == "fte")


def text(value):
    return "" if value is None else repr(float(value))


def main():
    for path in sorted(Path("scenarios").glob("*.toml")):
        results = second.calculate([str(path)])
        rows = []
        for scenario, values in results.items():
            if scenario == "reference" and path.stem != "reference":
                continue
            rows += [[scenario, *place, text(value)] for place, value in values.items() if kept(place)]
        target = Path(__file__).parent / f"{path.stem}.csv"
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["scenario", "measure", "scope", "key", "year", "unit", "value"])
            writer.writerows(sorted(rows, key=lambda row: [str(cell) for cell in row]))


if __name__ == "__main__":
    main()
