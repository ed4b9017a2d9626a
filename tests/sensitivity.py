"""Calculates indices of sensitivity again with SALib, from the points that the program simulated.

    sensitivity.py function FILE    outputs and indices of a known function
    sensitivity.py model FOUND      what `schakel sensitivity --csv FOUND --samples points.csv` wrote, side by side

Prints how many indices are equal, or what differs.
"""

import csv
import sys
import warnings
from collections import defaultdict
from pathlib import Path

import numpy as np
from SALib.analyze import morris, sobol

warnings.filterwarnings("ignore")

TOLERANCE = 1e-9
differ, equal = [], 0


def same(what, ours, theirs):
    """Counts a figure: equal to the tolerance, relative to its size or to 1."""
    global equal
    ours, theirs = float(ours), float(theirs)
    if abs(ours - theirs) <= TOLERANCE * max(1.0, abs(theirs)):
        equal += 1
    else:
        differ.append(f"{what}: {ours} instead of {theirs}")


def near(what, ours, theirs, share):
    """A bootstrap of other random numbers: within `share` of theirs."""
    if abs(ours - theirs) > share * theirs + 1e-4:
        differ.append(f"{what}: {ours} is far from {theirs}")


def problem(names):
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def of_sobol(names, outputs):
    return sobol.analyze(problem(names), outputs, calc_second_order=False, num_resamples=500, seed=1)


def function(path):
    rows = list(csv.reader(path.open()))[1:]
    ours = [[float(x) for x in r[1:]] for r in rows if r[0] == "index"]
    names = [f"x{i}" for i in range(len(ours))]
    theirs = of_sobol(names, np.array([float(r[1]) for r in rows if r[0] == "y"]))
    for i, (first, total, first_half, total_half) in enumerate(ours):
        same(f"first {i}", first, theirs["S1"][i])
        same(f"total {i}", total, theirs["ST"][i])
        near(f"first {i} ±", first_half, theirs["S1_conf"][i], 0.25)
        near(f"total {i} ±", total_half, theirs["ST_conf"][i], 0.25)
    walks = [r for r in rows if r[0] == "walk"]
    x = np.array([[float(v) for v in r[2].split(" ")] for r in walks])
    theirs = morris.analyze(problem(names), x, np.array([float(r[1]) for r in walks]), num_levels=4)
    for i, r in enumerate(r for r in rows if r[0] == "effect"):
        same(f"mu {i}", r[1], theirs["mu"][i])
        same(f"mu* {i}", r[2], theirs["mu_star"][i])
        same(f"sigma {i}", r[3], theirs["sigma"][i])


def walked(points):
    """Names, places on the levels and order of the walks; a walk starts where its steps can go."""
    walks = defaultdict(list)
    for p in points:
        walks[int(p["row"])].append(p)
    names = sorted({p["changed"] for p in points} - {""})
    at = {name: i for i, name in enumerate(names)}
    x, order = [], []
    for walk in walks.values():
        walk.sort(key=lambda p: int(p["step"]))
        here = np.zeros(len(names))
        for p in walk[1:]:
            here[at[p["changed"]]] = 0.0 if p["up"] == "1" else 2 / 3
        x.append(here.copy())
        for p in walk[1:]:
            here[at[p["changed"]]] += 2 / 3 if p["up"] == "1" else -2 / 3
            x.append(here.copy())
        order.extend(walk)
    return names, np.array(x), order


def model(path):
    points = list(csv.DictReader(path.with_name("points.csv").open()))
    ours = defaultdict(dict)
    halves = {}
    for r in csv.DictReader(path.open()):
        ours[r["outcome"], r["method"]][r["item"], r["figure"]] = r["value"]
        halves[r["outcome"], r["item"], r["figure"]] = r["half_width"]
    for outcome in ["level", "effect"]:
        rows = [p for p in points if p["method"] == "sobol"]
        rows.sort(key=lambda p: (int(p["row"]), int(p["step"])))
        first = [p for p in rows if p["row"] == "0"]
        names = [p["changed"] for p in first[1:-1]]
        assert (first[0]["changed"], first[-1]["changed"]) == ("A", "B")
        theirs = of_sobol(names, np.array([float(p[outcome]) for p in rows]))
        found = ours[outcome, "sobol"]
        assert {item for item, _ in found} == set(names), "other groups"
        for i, name in enumerate(names):
            same(f"{outcome} first {name}", found[name, "first"], theirs["S1"][i])
            same(f"{outcome} total {name}", found[name, "total"], theirs["ST"][i])
            near(f"{outcome} total {name} ±", float(halves[outcome, name, "total"]), theirs["ST_conf"][i], 0.3)
        for method in ["morris_groups", "morris_inputs"]:
            names, x, order = walked([p for p in points if p["method"] == method])
            y = np.array([float(p[outcome]) for p in order])
            theirs = morris.analyze(problem(names), x, y, num_levels=4)
            found = ours[outcome, method]
            assert {item for item, _ in found} == set(names), "other inputs"
            for i, name in enumerate(names):
                same(f"{outcome} mu* {name}", found[name, "mu_star"], theirs["mu_star"][i])
                if (name, "mu") in found:
                    same(f"{outcome} mu {name}", found[name, "mu"], theirs["mu"][i])
                    same(f"{outcome} sigma {name}", found[name, "sigma"], theirs["sigma"][i])


{"function": function, "model": model}[sys.argv[1]](Path(sys.argv[2]))
if differ:
    print("\n".join(differ))
    sys.exit(1)
print(f"{equal} indices equal")
