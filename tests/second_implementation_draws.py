#!/usr/bin/env python3
"""The second implementation, fed with draws that the program kept: does it find the same outcomes in each?

    schakel run SCENARIO.toml [...] --keep-draws --out DIR
    python3 tests/second_implementation_draws.py DIR NUMBER SCENARIO.toml [...]

Takes parameters and yearly noise of the first NUMBER draws from DIR/draws.csv, instead of medians and no noise, and compares
every outcome there. Prints "N outcomes equal", or those that differ most and exits with 1. Scenarios with `correlations` are
fine: only values are read.
"""

import csv
import math
import statistics
import sys
from pathlib import Path

import second_implementation as second

Z90 = statistics.NormalDist().inv_cdf(0.9)


class Data(second.Data):
    """With the uncertainty of the population (§1): `z` by age class is set for every draw."""

    def __init__(self, folder, calibration="default"):
        super().__init__(folder, calibration)
        rows = [row for row in self.rows("population_uncertainty") if row["age_class"] == "true"]
        # 1 January of the year after is 31 December.
        self.width = {
            (row["measure"], int(row["year"]) - 1):
                (1 - float(row["low80"]) / float(row["medium"]), float(row["high80"]) / float(row["medium"]) - 1)
            for row in rows}
        classes = sorted({c for c, _ in self.width}, key=second.first_age)
        self.class_of = {
            g: [c for c in classes if second.first_age(c) <= second.first_age(g)][-1] for g in self.ages if classes}
        self.z = dict.fromkeys(classes, 0.0)

    def factor(self, group, t):
        """F[c,t]"""
        if t <= self.t0 or group not in self.class_of:
            return 1.0
        z = self.z[self.class_of[group]]
        return 1 + z / Z90 * self.width[self.class_of[group], t][z > 0]

    def people(self, t, youngest=0):
        """Persons by region, from an age up; all of them as in the official forecast."""
        groups = [g for g in self.ages if second.first_age(g) >= youngest]
        return [sum(self.pop[region, g, t] * (self.factor(g, t) if youngest else 1.0) for g in groups)
                for region in self.regions]

    def need(self, t):
        out = []
        for use in self.use:
            base = sum(u * self.pop[region, g, self.t0] for region in self.regions for u, g in zip(use, self.ages))
            out.append([sum(u * self.pop[region, g, t] * self.factor(g, t) for u, g in zip(use, self.ages)) / base
                        for region in self.regions])
        return out


class Run(second.Run):
    """With the values of one draw. `name` is the scenario's, or that of its evidence profile."""

    def __init__(self, data, scenario, row, name, reference=None, plan=True):
        self.row, self.name = row, name
        super().__init__(data, scenario, reference, 0.0, plan)

    def drawn(self, column, absent):
        text = self.row.get(f"{self.name}|{column}") or self.row.get(column)
        return float(text) if text else absent

    def parameters(self, u):
        super().parameters(u)
        self.values = {name: self.drawn(name, x) for name, x in self.values.items()}
        # Yearly noise is put in by the year.
        self.values["lambda_noise:all"] = 1.0
        self.data.z = {c: self.drawn(f"population:{c}", 0.0) for c in self.data.z}

    def demand(self, t):
        whole = self.D0
        z = [[self.drawn(f"z:{b}:{year}", 0.0) for b in self.data.branches] for year in (self.data.t0, t)]
        n = t - self.data.t0
        wrong = self.par("forecast_error", "trend") * n
        wrong += self.par("forecast_error", "noise") * (self.reference.drawn(f"forecast_error:{t}", 0.0) if n else 0.0)
        self.D0 = [x * math.exp(self.par("sigma") * (now - start) + wrong) for x, start, now in zip(whole, *z)]
        super().demand(t)
        self.D0 = whole

    def year(self, t):
        self.values["xi:all"] = self.drawn(f"xi:{t}", 1.0)
        super().year(t)

    def inflow(self, r, t, left):
        school, lateral = super().inflow(r, t, left)
        noise = self.reference.drawn(f"lambda_noise:{t}", 1.0)
        return school, [x * noise for x in lateral]

    def graduates(self, e, t):
        i = t - e["duration"]
        return super().graduates(e, t) * (self.data.factor(e["group"], i) if i > e["intake"][-1][0] else 1.0)


def outcomes(data, base, scenarios, row):
    """Rows of all scenarios and profiles in one draw."""
    reference = Run(data, base, row, "reference")
    results = {"reference": second.rows_of(reference)}
    for scenario in scenarios:
        without = Run(data, scenario, row, scenario.name, reference, plan=False)
        if not any(map(scenario.size, without.years[1:])):
            results[scenario.name] = second.rows_of(without)
            continue
        for name in [scenario.name, f"{scenario.name}@controlled", f"{scenario.name}@business_cases"]:
            # Evidence does nothing without a plan, so one run serves all profiles.
            results[name] = second.rows_of(Run(data, scenario, row, name, reference), without)
    return results


def distance(ours, theirs, unit):
    """1 is what rounding may do."""
    if ours is None or theirs is None:
        return 0.0 if ours is theirs else math.inf
    absolute = 1e-6 if unit in ("persons", "fte", "fte_contract", "euro") else 1e-12
    return abs(ours - theirs) / max(1e-9 * abs(theirs), absolute)


def main(folder, number, *paths):
    scenarios = [second.Scenario(path) for path in paths]
    base = scenarios[0].reference
    base.values["horizon"] = scenarios[0].values["horizon"]
    for key in ["structure", "forecast_error"]:
        base.values[key] = scenarios[0].values[key]
    data = Data(base.values["data"], scenarios[0].values["calibration"])
    differences, equal = [], 0
    with (Path(folder) / "draws.csv").open(encoding="utf-8", newline="") as file:
        for row, _ in zip(csv.DictReader(file), range(int(number))):
            results = outcomes(data, base, scenarios, row)
            for column, text in row.items():
                if column.count("|") < 5:
                    continue
                name, measure, scope, key, year, unit = column.split("|")
                ours = results[name][measure, scope, key, int(year), unit]
                theirs = None if text in ("", "inf") else float(text)
                size = distance(ours, theirs, unit)
                equal += size <= 1
                if size > 1:
                    differences.append((size, f"draw {row['draw']}: {column}: program {theirs}, here {ours}"))
    if differences:
        worst = [line for _, line in sorted(differences, key=lambda d: -d[0])[:40]]
        print(f"{len(differences)} outcomes differ, {equal} are equal. The worst:", *worst, sep="\n")
        raise SystemExit(1)
    print(f"{equal} outcomes equal")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
