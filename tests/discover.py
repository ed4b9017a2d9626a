"""Finds the boxes of `schakel discover` again with the ema_workbench, from the draws that the program searched.

    discover.py BOXES DRAWS    what `--csv` and `--samples` wrote

Compares limits, mass, density, coverage and quasi-p-values of every box on the way, and of the box that is left when limits
that may be chance are dropped. Prints how many boxes are equal, or what differs.
"""

import csv
import sys
import warnings
from collections import defaultdict

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")

from ema_workbench.analysis import prim  # noqa: E402

TOLERANCE = 1e-9
SIGNIFICANT = 0.05
differ = []


def same(what, ours, theirs):
    ours, theirs = float(ours), float(theirs)
    if not abs(ours - theirs) <= TOLERANCE * max(abs(theirs), 1e-30):
        differ.append(f"{what}: {ours} instead of {theirs}")


def compare(what, ours, box, i):
    """Our rows of a box against box `i` on their way."""
    path = box.peeling_trajectory
    first = ours[0]
    for name, theirs in [("mass", "mass"), ("density", "density"), ("coverage", "coverage"), ("draws", "n"), ("cases", "k")]:
        same(f"{what}: {name}", first[name], path[theirs][i])
    quasi = box.qp[i]
    found = {r["parameter"]: r for r in ours if r["parameter"]}
    if set(found) != set(quasi):
        differ.append(f"{what}: restricts {sorted(found)} instead of {sorted(quasi)}")
        return
    for name, row in found.items():
        lower, upper = box.box_lims[i][name]
        same(f"{what}: {name} from", row["lower"], lower)
        same(f"{what}: {name} to", row["upper"], upper)
        for ours_, theirs in zip([row["qp_lower"], row["qp_upper"]], quasi[name]):
            if (ours_ == "") != (theirs == -1):
                differ.append(f"{what}: {name} quasi-p {ours_!r} instead of {theirs}")
            elif ours_ != "":
                same(f"{what}: {name} quasi-p", ours_, theirs)


boxes = defaultdict(list)
for r in csv.DictReader(open(sys.argv[1])):
    boxes[r["stage"], r["step"]].append(r)
draws = pd.read_csv(sys.argv[2])
x = draws.drop(columns="case").astype(float)
y = draws["case"].to_numpy(dtype=int)
box = prim.Prim(x, y, threshold=1e-9, peel_alpha=0.05, paste_alpha=0.05, mass_min=0.05).find_box()
way = [k for k in boxes if k[0] == "path"]
if len(way) != len(box.peeling_trajectory):
    differ.append(f"{len(way)} boxes on the way instead of {len(box.peeling_trajectory)}")
equal = 0
for i in range(min(len(way), len(box.peeling_trajectory))):
    compare(f"box {i}", boxes["path", str(i)], box, i)
    equal += 1
for (stage, step), ours in boxes.items():
    if stage == "found" and not differ:
        # From the step that was chosen, limits that may be chance are dropped, the least sure first.
        i = int(step)
        while True:
            worst = {name: max(p for p in both if p != -1) for name, both in box.qp[i].items()}
            name = max(worst, key=worst.get, default=None)
            if name is None or worst[name] <= SIGNIFICANT / x.shape[1]:
                break
            box.drop_restriction(name, i)
            i = len(box.peeling_trajectory) - 1
        compare("box that is left", ours, box, i)
        equal += 1
if differ:
    print("\n".join(differ))
    sys.exit(1)
print(f"{equal} boxes equal")
