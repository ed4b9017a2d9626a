#!/usr/bin/env python3
"""The model a second time, written from src/model/model.md and the data set's README alone, to check the program.

    schakel run SCENARIO.toml [...] --central --out DIR
    python3 tests/second_implementation.py DIR SCENARIO.toml [...]

Reads the data set and the scenarios, calculates the central run (every parameter at its median, no yearly noise) of the
reference, of every scenario and of its evidence profiles, and compares every row of DIR/summary.csv. Prints "N rows
equal", or the rows that differ most and exits with 1. Standard library of Python 3.11 only. Section signs and names of
functions are the chapters of model.md; written to be read beside it, not to be fast.

Indices: r region, b branch, o occupation, p pair of branch and occupation, a age band, f function, k level, t year.
"""

import csv
import math
import statistics
import sys
import tomllib
from functools import lru_cache
from pathlib import Path

FUNCTIONS = ["volunteer", "mbo", "ad", "hbo"]
PAID = FUNCTIONS[1:]
LEVELS = ["light", "moderate", "complex"]
HELPERS = {"complex": ["hbo", "ad"], "moderate": ["ad", "mbo", "hbo"], "light": ["volunteer", "mbo", "ad", "hbo"]}
FORMS = {"mobility": ["unfilled", "size"], "hire_source": ["as_others", "outside", "care"],
         "effect": ["additive", "proportional"]}
LEVERS = ["absence", "hours", "productivity", "inflow", "exits"]
# What a programme's level starts with -> the kind of training place it takes.
PLACE = {"mbo": "mbo", "ad": "ad", "hbo": "hbo", "wo": "hbo"}


# --- Distributions, as (median, smallest, largest) --------------------------------------------------------------------

def incomplete_beta(a, b, x):
    """Regularised incomplete beta function, by its continued fraction."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    if x <= 0:
        return 0.0
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    c, d, fraction, i = 1.0, 0.0, 1.0, 0
    while i < 2 or abs(c * d - 1) > 1e-16 and i < 10_000:
        m = i // 2
        if i == 0:
            step = 1.0
        elif i % 2:
            step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + step * d)
        c = 1 + step / c
        fraction *= c * d
        i += 1
    return math.exp(logarithm) / a * (fraction - 1)


def incomplete_gamma(shape, x):
    """Regularised lower incomplete gamma function, by its series."""
    term = total = 1 / shape
    n = shape
    while term > total * 1e-17:
        n += 1
        term *= x / n
        total += term
    return total * math.exp(shape * math.log(x) - x - math.lgamma(shape))


def halfway(cdf, low, high):
    """Where `cdf` passes one half, by halving until there is nothing left to halve."""
    while high - low > 1e-15 * high:
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if cdf(middle) < 0.5 else (low, middle)
    return (low + high) / 2


def beta(a, b, low=0.0, high=1.0):
    return low + (high - low) * halfway(lambda x: incomplete_beta(a, b, x), 0.0, 1.0), low, high


def pert(low, mode, high):
    width = high - low
    return beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, high) if width else fixed(mode)


def fixed(value):
    return float(value), float(value), float(value)


def normal(median):
    """Normal and split normal, metalog without ends, Student's t."""
    return median, -math.inf, math.inf


def gamma(shape, scale=1.0):
    return scale * halfway(lambda x: incomplete_gamma(shape, x), 0.0, shape + 1), 0.0, math.inf


def discrete(values, weights):
    total, so_far = sum(weights), 0.0
    possible = [(v, w) for v, w in zip(values, weights) if w > 0]
    for value, weight in possible:
        so_far += weight
        if so_far / total >= 0.5:
            return value, possible[0][0], possible[-1][0]


def triangular(low, mode, high):
    if mode >= (low + high) / 2:
        return low + math.sqrt((high - low) * (mode - low) / 2), low, high
    return high - math.sqrt((high - low) * (high - mode) / 2), low, high


def truncated_normal(mean, sd, low, high):
    whole = statistics.NormalDist(mean, sd)
    return whole.inv_cdf((whole.cdf(low) + whole.cdf(high)) / 2), low, high


def student_t_tail(t, df):
    """Chance of more than `t`."""
    both = incomplete_beta(df / 2, 0.5, df / (df + t * t))
    return both / 2 if t > 0 else 1 - both / 2


def cut(location, scale, df, low=-math.inf, high=math.inf):
    """Student's t between two ends, or with `df` None the normal."""
    tail = (lambda x: statistics.NormalDist().cdf(-x)) if df is None else lambda x: student_t_tail(x, df)
    def above(x):
        return tail((x - location) / scale) if math.isfinite(x) else float(x < 0)

    half = (above(low) + above(high)) / 2
    left, right = location - 1e4 * scale, location + 1e4 * scale
    for _ in range(200):
        middle = (left + right) / 2
        left, right = (middle, right) if above(middle) > half else (left, middle)
    return (left + right) / 2 if math.isfinite(low) or math.isfinite(high) else location, low, high


def pooled(studies):
    """§8: mean, scale of a next study and degrees of freedom of (effect, variance) pairs."""
    def weighted(tau2):
        w = [1 / (v + tau2) for _, v in studies]
        mean = sum(wi * y for wi, (y, _) in zip(w, studies)) / sum(w)
        return w, mean, [(y - mean) ** 2 for y, _ in studies]

    k, tau2 = len(studies), 0.0
    if k > 1:
        # Fisher's scoring of the restricted likelihood, from the variance of the effects.
        tau2 = statistics.variance(y for y, _ in studies)
        for _ in range(100_000):
            w, _, squares = weighted(tau2)
            w1, w2, w3 = (sum(wi**n for wi in w) for n in (1, 2, 3))
            slope = sum(wi * wi * s for wi, s in zip(w, squares)) - (w1 - w2 / w1)
            step = slope / (w2 - 2 * w3 / w1 + (w2 / w1) ** 2)
            last, tau2 = tau2, max(0.0, tau2 + step)
            if abs(tau2 - last) <= 1e-15 * tau2:
                break
    w, mean, squares = weighted(tau2)
    knapp = sum(wi * s for wi, s in zip(w, squares)) / (k - 1) if k > 1 else 1.0
    return mean, math.sqrt(tau2 + max(1.0, knapp) / sum(w)), k - 1 if k > 1 else None


def distribution(given):
    """Of a number or a distribution of a scenario file."""
    given = plain(given)
    if not isinstance(given, dict):
        return fixed(given)
    (name, x), = ((name, x) for name, x in given.items() if name not in ("why", "source"))
    return {
        "uniform": lambda: ((x["min"] + x["max"]) / 2, x["min"], x["max"]),
        "triangular": lambda: triangular(x["min"], x["mode"], x["max"]),
        "pert": lambda: pert(x["min"], x["mode"], x["max"]),
        "normal": lambda: normal(x["mean"] if "mean" in x else x["p50"]),
        "split_normal": lambda: (x["p50"], x["p50"] if x["p5"] == x["p50"] else -math.inf,
                                 x["p50"] if x["p95"] == x["p50"] else math.inf),
        "lognormal": lambda: (x["median"], 0.0, math.inf),
        "beta": lambda: beta(x["alpha"], x["beta"], x.get("min", 0.0), x.get("max", 1.0)),
        "gamma": lambda: gamma(x["shape"], x["scale"]),
        "truncated_normal": lambda: truncated_normal(x["mean"], x["sd"], x["min"], x["max"]),
        "metalog": lambda: (x["p50"], x.get("min", -math.inf), x.get("max", math.inf)),
        "student_t": lambda: cut(x["location"], x["scale"], x["df"], x.get("min", -math.inf), x.get("max", math.inf)),
        "discrete": lambda: discrete(x["values"], x["weights"]),
    }[name]()


# --- The data set (§11) ----------------------------------------------------------------------------------------------

def first_age(group):
    return int(group.rstrip("+").split("-")[0])


def shares(values):
    """Divided by their sum: a list, or a dictionary of numbers."""
    if isinstance(values, dict):
        return dict(zip(values, shares(list(values.values()))))
    total = sum(values)
    return [value / total for value in values] if total else list(values)


class Data:
    """The tables the equations read. `dists` holds every parameter, `groups` the shares that belong together."""

    def __init__(self, folder, calibration="default"):
        self.folder = Path(folder)
        self.calibration = {"default": "calibration", "none": None}.get(calibration, f"calibration-{calibration}")
        settings = tomllib.loads((self.folder / "dataset.toml").read_text(encoding="utf-8"))
        self.t0 = settings["base_year"]
        self.dists, self.business_case, self.groups = {}, {}, {}
        self.read_population()
        self.read_branches()
        self.sw = self.branches.index(settings["social_work"])
        self.read_staff()
        self.read_education()
        self.read_parameters()
        self.read_payers()

    def rows(self, table):
        path = self.folder / f"{table}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, table, keys, column):
        """One column by a tuple of keys."""
        return {tuple(row[key] for key in keys): float(row[column]) for row in self.rows(table)}

    def add(self, name, shape, low, likely, high):
        low, likely, high = float(low), float(likely), float(high)
        if low == high or shape == "fixed":
            self.dists[name] = fixed(likely)
        else:
            self.dists[name] = pert(low, likely, high) if shape == "pert" else normal(likely)

    def add_shares(self, group, rows, column):
        """Parameters {name: row} drawn as gammas and divided by their sum; fixed where there is no concentration."""
        likely = shares({name: float(row[column]) for name, row in rows.items()})
        for name, row in rows.items():
            if not row["concentration"]:
                self.dists[name] = fixed(likely[name])
                continue
            self.dists[name] = gamma(likely[name] * float(row["concentration"])) if likely[name] else fixed(0.0)
            self.groups.setdefault(group, []).append(name)

    def read_population(self):
        self.regions = [row["code"] for row in self.rows("regions")]
        rows = self.rows("population")
        self.ages = list(dict.fromkeys(row["age_group"] for row in rows))
        # 31 December of t is 1 January of t + 1.
        self.pop = {(row["region"], row["age_group"], int(row["year"]) - 1): float(row["persons"]) for row in rows}
        self.first_year = min(year for _, _, year in self.pop)
        client_age = self.table("client_age", ["level", "age_group"], "share")
        self.client_age = {k: shares([client_age[k, g] for g in self.ages]) for k in LEVELS}

    @lru_cache(maxsize=None)
    def people(self, t, youngest=0):
        """Persons by region, from an age up."""
        groups = [g for g in self.ages if first_age(g) >= youngest]
        return [sum(self.pop[region, g, t] for g in groups) for region in self.regions]

    @lru_cache(maxsize=None)
    def need(self, t):
        """Need by branch and region, over the country's in the base year (population without uncertainty)."""
        use = [[sum(u * self.pop[region, g, t] for u, g in zip(self.use[b], self.ages)) for region in self.regions]
               for b in range(len(self.branches))]
        base = [sum(row) for row in use] if t == self.t0 else self.base_use
        self.base_use = base
        return [[x / base[b] for x in row] for b, row in enumerate(use)]

    def nation(self, group, t):
        """Persons of an age group in the country; before the table starts as in its first year."""
        return sum(self.pop[region, group, max(t, self.first_year)] for region in self.regions)

    def read_branches(self):
        year, rows = self.t0, self.rows("branches")
        self.branches = [row["branch_id"] for row in rows]

        def numbers(column):
            return [float(row[column]) for row in rows]

        self.employees, self.part_time = numbers(f"employees_end_{year}"), numbers("part_time_factor")
        self.absence, self.frictional = numbers("absence_rate"), numbers("frictional_vacancy_rate")
        self.phi = [part * (1 - absent) for part, absent in zip(self.part_time, self.absence)]
        self.inflow_rate, self.shortage0 = numbers("inflow_rate"), numbers(f"shortage_{year}")
        self.in_smal = [row["in_smal"] == "true" for row in rows]
        labour = [n * p * c for n, p, c in zip(self.employees, self.part_time, numbers("labour_cost_per_fte"))]
        self.ratio = [spent * 1e6 / cost - 1 for spent, cost in zip(numbers(f"expenditure_{year}_mln"), labour)]
        for row in rows:
            for quantity, shape, column, low, high in [
                ("employees_factor", "normal", f"employees_{year}", "employees_low", "employees_high"),
                ("base_shortage_factor", "normal", f"shortage_{year}", f"shortage_{year}_low", f"shortage_{year}_high"),
                ("switch_factor", "pert", "switch_rate", "switch_rate_low", "switch_rate_high"),
            ]:
                value, name = float(row[column]), f"{quantity}:{row['branch_id']}"
                self.add(name, shape, *((float(row[low]) / value, 1, float(row[high]) / value) if value else (1, 1, 1)))
            self.dists[f"labour_cost:{row['branch_id']}"] = normal(float(row["labour_cost_per_fte"]))
        self.lambda_cal, self.tau_cal = {}, {}
        for row in self.rows(self.calibration) if self.calibration else []:
            b = self.branches.index(row["branch_id"])
            self.lambda_cal[b], self.tau_cal[b] = float(row["lambda"]), float(row["tau"])
            self.shortage0[b] = float(row["base_shortage"])

    def read_staff(self):
        bands = self.rows("age_bands")
        self.bands = [row["band"] for row in bands]
        self.widths = [int(row["to_age"]) - int(row["from_age"]) + 1 if row["to_age"] else math.inf for row in bands]
        by_age = [self.table("exit_by_age", ["branch_id", "age_band"], column)
                  for column in ["outflow_rate", "switch_rate", "share_of_employees"]]
        self.exits, self.switches, self.age_share = (
            [[figures[b, a] for a in self.bands] for b in self.branches] for figures in by_age)
        self.age_share = [shares(row) for row in self.age_share]
        entry = self.table("entry_by_age", ["inflow_route", "age_band"], "share")
        self.entry = {route: shares([entry[route, a] for a in self.bands]) for route, _ in entry}
        use = self.table("care_use_5y", ["branch_id", "age_group"], "relative_use")
        self.use = [[use[b, g] for g in self.ages] for b in self.branches]
        occupations = self.rows("occupations")
        self.occupations, self.level = ([row[c] for row in occupations] for c in ["occupation_id", "level"])
        functions = [row["social_work_function"] for row in occupations]
        self.o = {f: functions.index(f) for f in PAID if f in functions}
        mix = {row["branch_id"]: row for row in self.rows("workforce_mix")}
        self.mix = [shares([float(mix[b][o]) for o in self.occupations]) for b in self.branches]
        self.pairs = [(b, o) for b, row in enumerate(self.mix) for o, share in enumerate(row) if share > 0]
        self.pair = {pair: p for p, pair in enumerate(self.pairs)}

    def read_education(self):
        first = self.table("education_first_branch", ["programme_id", "branch_id"], "share")
        self.programmes = []
        for row in self.rows("education"):
            e, level = row["programme_id"], row["level"]
            self.programmes.append({
                "id": e, "o": self.occupations.index(row["occupation_id"]), "duration": int(row["duration_years"]),
                "group": [g for g in self.ages if first_age(g) <= int(row["entry_age"])][-1],
                "intake": sorted((int(c[7:11]), float(v)) for c, v in row.items() if c[:9] == "intake_20"),
                "excludes": row["continues_excludes_work"] == "true",
                "first_branch": shares([first.get((e, b), 0.0) for b in self.branches]),
                "place": PLACE[level.rstrip("0123456789")],
            })
            for quantity, likely, stem in [("success", "success", "success"),
                                           ("starts_in_care", "starts_in_care_share", "starts"),
                                           ("continues_studying", "continues_studying_share", "continues")]:
                self.add(f"{quantity}:{e}", "pert", row[f"{stem}_low"], row[likely], row[f"{stem}_high"])

    def read_parameters(self):
        for row in self.rows("social_work"):
            if not row["note"].startswith("check only"):
                self.add(f"{row['quantity']}:{row['function']}", "pert", row["low"], row["likely"], row["high"])
        drawn = {}
        for row in self.rows("model_parameters"):
            name, shape = f"{row['parameter']}:{row['key']}", row["distribution"]
            if row["business_case_value"]:
                self.business_case[name] = float(row["business_case_value"])
            pieces = [piece.split("=") for piece in row["weights"].split(";") if piece]
            if shape == "discrete":
                self.dists[name] = discrete([float(v) for v, _ in pieces], [float(w) for _, w in pieces])
            elif shape == "beta":
                (_, a), (_, b) = sorted(pieces)
                self.dists[name] = beta(float(a), float(b), float(row["low"]), float(row["high"]))
            elif shape == "dirichlet":
                drawn.setdefault(name.rpartition(":")[0], {})[name] = row
            else:
                self.add(name, shape, row["low"], row["likely"], row["high"])
        for group, rows in drawn.items():
            self.add_shares(group, rows, "likely")

    def read_payers(self):
        rows = [row for row in self.rows("payers") if row["record_type"] != "unit_cost"]
        self.payers = list(dict.fromkeys(row["payer"] for row in rows))
        drawn = {}
        for row in rows:
            part = row["item"].split(":")[0].split(" ")[0]  # programme, training (places), recruitment
            group = f"payer_share:{row['branch_id']}" if row["record_type"] == "share" else f"plan_share:{part}"
            drawn.setdefault(group, {})[f"{group}:{row['payer']}"] = row
        for group, members in drawn.items():
            self.add_shares(group, members, "value")

    def predicted(self, pool, name, dists):
        """§8: what the findings of `pool` predict of the parameter `name`."""
        median = {n: d[0] for n, d in dists.items()}
        quantity, level, branch = name.split(":")
        link, = (row for row in self.rows("evidence_map") if row["pool"] == pool and row["parameter"] == quantity
                 and level in row["levels"].split(";") and branch in row["branches"].split(";"))
        assert link["use"] == "estimate"
        findings = [row for row in self.rows("effects") if row["pool"] == pool]
        mean, scale, df = pooled([(float(f["care_change"]), float(f["care_change_se"]) ** 2
                                   / median[f"study_type_discount:{f['study_type']}"]) for f in findings])
        factor = float(link["sign"]) / float(link["divisor"])
        if link["divisor_parameter"]:
            factor /= median[f"{link['divisor_parameter']}:{level}"]
        if link["branches_as"] == "together":
            factor *= median[name] / sum(median[f"{quantity}:{level}:{b}"] for b in link["branches"].split(";"))
        location, scale = mean * factor, scale * abs(factor)
        unit, = (row["unit"] for row in self.rows("model_parameters") if f"{row['parameter']}:{row['key']}" == name)
        least = 0.0 if self.dists[name][1] >= 0 else -math.inf
        most = 1.0 if unit.startswith("share") and self.dists[name][2] <= 1 else math.inf
        tail = (lambda t: statistics.NormalDist().cdf(-t)) if df is None else lambda t: student_t_tail(t, df)
        never = 1e-9
        return cut(location, scale, df, least if tail((location - least) / scale) > never else -math.inf,
                   most if tail((most - location) / scale) > never else math.inf)


# --- Scenario files --------------------------------------------------------------------------------------------------

def plain(value):
    """The value without its remarks."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def ramp(value):
    """The function of the year that a number or a ramp stands for."""
    value = plain(value)
    points = sorted((int(t), float(plain(v))) for t, v in value["ramp"].items()) if isinstance(value, dict) else [
        (0, float(value))]

    def at(t):
        before = [point for point in points if point[0] <= t] or points[:1]
        after = [point for point in points if point[0] >= t] or points[-1:]
        (t1, v1), (t2, v2) = before[-1], after[0]
        return v1 + (v2 - v1) * (t - t1) / (t2 - t1) if t2 > t1 else v1

    return at


def find(name, beside, suffix):
    """A file or folder beside another one, or in `scenarios`."""
    for path in [folder / f"{name}{end}" for folder in [beside.parent, Path("scenarios")] for end in ["", suffix]]:
        if path.is_dir() if suffix == "" else path.is_file():
            return path
    raise SystemExit(f"{beside}: cannot find {name}")


class Scenario:
    """A scenario file laid over the one it extends; `reference` is the one at the end of that chain."""

    def __init__(self, path):
        path = Path(path)
        own = tomllib.loads(path.read_text(encoding="utf-8"))
        if "extends" in own:
            base = Scenario(find(plain(own["extends"]), path, ".toml"))
            self.name, self.reference, values = plain(own.get("name", path.stem)), base.reference, base.values
        else:
            self.name, self.reference, values = "reference", self, {
                "evidence": "between", "calibration": "default", "forecast_error": "none", "size": 0.0, "split": "population", "level_order": LEVELS[::-1], "moved": [], "programmes": [],
                "training_places": {}, "parameters": {}, "structure": {}, **{lever: {} for lever in LEVERS}}
        v = self.values = dict(values)
        v |= {key: plain(own[key]) for key in ["horizon", "evidence", "calibration", "forecast_error"] if key in own} | own.get("plan", {})
        if "data" in own:
            v["data"] = find(plain(own["data"]), path, "")
        # Levers and parameters replace those of the base one by one, anything else as a whole.
        for key, value in {**own.get("levers", {}), "parameters": own.get("parameters", {}),
                           "structure": own.get("structure", {})}.items():
            v[key] = value if key == "moved" else {**v[key], **value}
        mix = plain(v["mix"])
        self.size, self.mix = ramp(v["size"]), {f: ramp(mix.get(f, 0.0)) for f in FUNCTIONS}
        self.split, self.level_order = plain(v["split"]), [plain(k) for k in plain(v["level_order"])]
        self.levers = {lever: {b: ramp(x) for b, x in v[lever].items()} for lever in LEVERS}
        self.places = {e: ramp(x) for e, x in v["training_places"].items()}
        self.programmes = [plain(p) for p in plain(v["programmes"])]
        self.moves = [(m["from"], m["to"], ramp(m["share"]), m.get("returned")) for m in map(plain, plain(v["moved"]))]

    def u(self, dists):
        """The median of u (§6)."""
        named = {"controlled": fixed(0), "between": dists["evidence:u"], "business_cases": fixed(1)}
        given = self.values["evidence"]
        return (named[given] if isinstance(given, str) else distribution(given))[0]


def over_parts(parts):
    """People by level of support, all programmes together."""
    return {k: sum(part[k] for part in parts) for k in LEVELS}


# --- The model -------------------------------------------------------------------------------------------------------

class Run:
    """One scenario. `reference` is the run of the reference (None for itself); `plan` False leaves the plan out."""

    def __init__(self, data, scenario, reference=None, u=None, plan=True):
        self.data, self.scenario, self.reference, self.has_plan = data, scenario, reference or self, plan
        self.years = list(range(data.t0, scenario.values["horizon"] + 1))
        self.regions, self.branches = range(len(data.regions)), range(len(data.branches))
        self.parameters(u)
        self.parts = self.programmes()
        # Levers act after the base year; a branch's own goes before that of all branches.
        self.lever = {
            name: {t: [given.get(b, given.get("all", ramp(0)))(t) if t > data.t0 else 0.0 for b in data.branches]
                   for t in self.years}
            for name, given in scenario.levers.items()}
        # By year, then by region: the last index is the branch, pair, function or level.
        self.D, self.S, self.heads, self.fte, self.filled, self.unfilled, self.short = ({} for _ in range(7))
        self.planned, self.E, self.worked, self.hired, self.displaced, self.left = ({} for _ in range(6))
        self.N, self.done, self.new, self.Well, self.recovering = ({} for _ in range(5))
        self.avoided, self.found, self.refilled, self.returned = ({} for _ in range(4))
        self.at_cap = {t: 0.0 for t in self.years}
        # Those two by programme as well, in the place of the level.
        self.Ng, self.Wellg = {}, {}
        self.prepare_supply()
        self.prepare_effect()
        for t in self.years:
            self.demand(t)
            self.supply(t)
            self.mix(t)
            self.effect(t)
            self.confront(t)

    def parameters(self, u):
        """§0 and §6: every parameter at its median, moved by the evidence, shares divided by their sum."""
        own = {n: plain(x) for n, x in self.scenario.values["parameters"].items()}
        from_pool = {n: x["evidence"] for n, x in own.items() if isinstance(x, dict) and "evidence" in x}
        dists = self.data.dists | {n: distribution(x) for n, x in own.items() if n not in from_pool}
        dists |= {n: self.data.predicted(pool, n, dists) for n, pool in from_pool.items()}
        # §8: forms of equations; all scenarios of a job have the same, the reference too.
        for name, given in self.scenario.values["structure"].items():
            forms, given = FORMS[name], plain(given)
            weights = {given: 1.0} if isinstance(given, str) else {f: w for f, w in given.items() if f in forms}
            dists[f"structure:{name}"] = discrete(*zip(*((i, weights[f]) for i, f in enumerate(forms) if f in weights)))
        own_error = self.scenario.values["forecast_error"]
        if isinstance(own_error, dict):
            # §8: nothing in the central run, where every normal number is 0.
            dists["forecast_error:noise"] = fixed(own_error.get("noise", 0.0))
        u = self.scenario.u(dists) if u is None else u
        self.values = {name: median for name, (median, _, _) in dists.items()}
        for name, v in self.data.business_case.items():
            median, low, high = dists[name]
            self.values[name] = min(max(median + u * (v - median), low), high)
        for names in self.data.groups.values():
            self.values |= shares({name: self.values[name] for name in names})

    def programmes(self):
        """§5: what shares the direct hours, with the factors of its type; ordinary social work last."""
        def part(name, share, levels, kind):
            of_type = {x: self.par(f"approach_{x}", kind, 1.0) for x in ["hours", "reach", "direct", "prevent", "lag"]}
            return {"name": name, "share": share, "levels": levels, **of_type}

        known, parts = {row["programme_id"]: row for row in self.data.rows("programmes")}, []
        for entry in self.scenario.programmes:
            row = known.get(entry.get("programme"), {})
            levels = entry.get("levels") or [k for k in row.get("levels", "").split(";") if k] or LEVELS
            kind = row["approach_type"] if row else entry["type"]
            parts.append(part(entry.get("programme") or entry["name"], plain(entry["share"]), levels, kind))
        rest = 1 - sum(entry["share"] for entry in parts)
        return parts + ([part("other", rest, LEVELS, None)] if rest > 1e-6 else [])

    def par(self, quantity, key="all", absent=0.0):
        return self.values.get(f"{quantity}:{key}", absent)

    # §1 ---------------------------------------------------------------------------------------------------------------

    def demand(self, t):
        data, n = self.data, t - self.data.t0
        need, share = data.need(t), self.lever["productivity"][t]
        national = [
            self.D0[b] * math.exp((data.tau_cal.get(b, 0.0) + self.par("tau", name) - self.par("pi")) * n)
            * (1 - share[b]) for b, name in enumerate(data.branches)]
        before = [[national[b] * need[b][r] for b in self.branches] for r in self.regions]
        self.D[t] = [list(row) for row in before]
        for source, target, share, kappa in self.scenario.moves if n > 0 else []:
            b, to = data.branches.index(source), data.branches.index(target)
            kappa = self.par("move_return", f"{source}:{target}") if kappa is None else plain(kappa)
            for r in self.regions:
                self.D[t][r][b] -= share(t) * before[r][b]
                self.D[t][r][to] += kappa * share(t) * before[r][b]

    # §2 ---------------------------------------------------------------------------------------------------------------

    def prepare_supply(self):
        """What of §§1 and 2 is the same in all regions and years."""
        data, par = self.data, self.par
        self.employees = [n * par("employees_factor", b, 1.0) for n, b in zip(data.employees, data.branches)]
        self.D0 = [(self.employees[b] + data.shortage0[b] * par("base_shortage_factor", name, 1.0)) * data.phi[b]
                   for b, name in enumerate(data.branches)]
        self.share = data.need(data.t0)
        self.start, self.idle = {}, {}
        for e in data.programmes:
            continues = par("continues_studying", e["id"]) if e["excludes"] else 0.0
            self.start[e["id"]] = min(par("starts_in_care", e["id"]), 1 - continues)
            self.idle[e["id"]] = 1 - self.start[e["id"]] - continues
        self.school = {t: self.school_inflow(t) for t in self.years}
        school = self.school[data.t0]
        self.rate = [0.0] * len(data.pairs)  # lateral inflow per head
        for b in self.branches:
            out, gap = {}, {}
            for p, (branch, o) in enumerate(data.pairs):
                if branch == b:
                    leavers = sum(x * share for x, share in zip(data.exits[b], data.age_share[b]))
                    out[p] = self.employees[b] * data.mix[b][o] * leavers
                    gap[p] = max(0.1 * out[p], out[p] - school[p])
            observed = max(0.0, data.inflow_rate[b] - sum(school[p] for p in gap) / self.employees[b])
            rate = data.lambda_cal.get(b, observed) * par("lambda_noise", absent=1.0)
            for p, x in gap.items():
                self.rate[p] = rate * x / (data.mix[b][data.pairs[p][1]] * sum(gap.values()))
        inflow = sum(rate * n for rate, n in zip(data.inflow_rate, self.employees))
        edu, reentry, side = shares([par(f"start_share_{route}") for route in ["education", "reentry", "side_entry"]])
        weights = [max(0.0, edu * inflow - sum(school)), reentry * inflow, side * inflow]
        routes = zip(data.entry["education"], data.entry["reentry"], data.entry["side_entry"])
        self.entry_lateral = shares([sum(w * x for w, x in zip(weights, row)) for row in routes])
        self.switch = [[s * par("switch_factor", name, 1.0) for s in data.switches[b]]
                       for b, name in enumerate(data.branches)]
        self.branch_split = {f: shares({b: par("hire_branch_split", data.branches[b]) for b, occupation in data.pairs
                                        if occupation == o}) for f, o in data.o.items()}

    def graduates(self, e, t):
        """Of programme e in year t, without extra training places."""
        i, intake = t - e["duration"], e["intake"]
        last, starters = intake[-1]
        if i > last:
            starters *= self.data.nation(e["group"], i) / self.data.nation(e["group"], last)
        else:
            starters = ramp({"ramp": dict(intake)})(i)
        return self.par("success", e["id"]) * starters

    def places(self, e, i):
        """Extra starters of programme e in year i."""
        return self.scenario.places[e["id"]](i) if e["id"] in self.scenario.places and i > self.data.t0 else 0.0

    def extra_graduates(self, e, t):
        return self.places(e, t - e["duration"]) * (1 - self.par("drop_out_training"))

    def school_inflow(self, t):
        """Persons by pair for the whole country, without extra training places."""
        inflow = [0.0] * len(self.data.pairs)
        for e in self.data.programmes:
            persons = self.graduates(e, t) * self.start[e["id"]]
            for b, share in enumerate(e["first_branch"]):
                if share > 0:
                    inflow[self.data.pair[b, e["o"]]] += persons * share
        return inflow

    def supply(self, t):
        data, hours, absence = self.data, self.lever["hours"][t], self.lever["absence"][t]
        for of in [self.planned, self.E, self.worked, self.hired, self.displaced, self.left]:
            of[t] = [dict.fromkeys(FUNCTIONS, 0.0) for _ in self.regions]
        if t == data.t0:
            self.S = [[[self.employees[b] * data.mix[b][o] * self.share[b][r] * a for a in data.age_share[b]]
                       for b, o in data.pairs] for r in self.regions]
        else:
            self.year(t)
        effective = [data.part_time[b] * (1 + hours[b]) * (1 - data.absence[b] - absence[b]) for b in self.branches]
        self.heads[t] = [[sum(cell) for cell in row] for row in self.S]
        self.fte[t] = [[x * effective[b] for x, (b, _) in zip(row, data.pairs)] for row in self.heads[t]]

    def year(self, t):
        """Leave, arrive, age, hires, enter."""
        data, par = self.data, self.par
        bands, side = range(len(data.bands)), data.entry["side_entry"]
        ret, xi = [par("retirement_share", a) for a in data.bands], par("xi", absent=1.0)
        leave = [[x * (ret[a] + (1 - ret[a]) * xi * (1 + self.lever["exits"][t][b])) for a, x in
                  enumerate(data.exits[b])] for b in self.branches]
        staying = [[1 - x - s for x, s in zip(leave[b], self.switch[b])] for b in self.branches]
        for r, S in enumerate(self.S):
            pool = [[0.0] * len(bands) for _ in data.occupations]
            total = [0.0] * len(data.occupations)
            weight = self.heads[t - 1][r] if par("structure", "mobility") == 1 else [
                unfilled + par("switch_floor") * heads
                for unfilled, heads in zip(self.unfilled[t - 1][r], self.heads[t - 1][r])]
            for p, (b, o) in enumerate(data.pairs):
                for a in bands:
                    pool[o][a] += S[p][a] * self.switch[b][a]
                    S[p][a] *= staying[b][a]
                total[o] += weight[p]
            for f, o in data.o.items():
                movers = self.E[t - 1][r][f] * par("leave_switch_rate", f) / data.part_time[data.sw]
                pool[o] = [x + movers * side[a] for a, x in enumerate(pool[o])]
            for p, (_, o) in enumerate(data.pairs):
                if total[o] > 0:
                    S[p] = [x + pool[o][a] * weight[p] / total[o] for a, x in enumerate(S[p])]
                older = [0.0] + [x / width for x, width in zip(S[p], data.widths)]
                S[p] = [x - x / width + older[a] for a, (x, width) in enumerate(zip(S[p], data.widths))]
            displaced, left = self.hire(r, t)
            school, lateral = self.inflow(r, t, left)
            for (flow, o), persons in displaced.items():
                inflow = school if flow == "school" else lateral
                members = [p for p, (_, occupation) in enumerate(data.pairs) if occupation == o]
                whole = sum(inflow[p] for p in members)
                for p in members:
                    inflow[p] *= max(0.0, 1 - persons / whole) if whole > 0 else 1.0
            education = data.entry["education"]
            for p, cell in enumerate(S):
                S[p] = [x + school[p] * education[a] + lateral[p] * self.entry_lateral[a] for a, x in enumerate(cell)]

    def inflow(self, r, t, left):
        """School and lateral inflow of a region by pair, before displacement."""
        data, reference, lever = self.data, self.reference, self.lever["inflow"][t]
        school = [x * self.share[b][r] for x, (b, _) in zip(self.school[t], data.pairs)]
        for e in data.programmes if self.scenario.places else []:
            persons = left.get(e["o"], 1.0) * self.extra_graduates(e, t) * self.start[e["id"]]
            for b, share in enumerate(e["first_branch"]):
                if share > 0:
                    school[data.pair[b, e["o"]]] += persons * share * self.share[b][r]
        lateral = [rate * heads * (1 + lever[b])
                   for rate, heads, (b, _) in zip(reference.rate, reference.heads[t - 1][r], data.pairs)]
        return school, lateral

    # §3 ---------------------------------------------------------------------------------------------------------------

    def confront(self, t):
        """By region; `national` does the same for the whole country."""
        data = self.data
        wanted = [[D[b] * data.mix[b][o] for b, o in data.pairs] for D in self.D[t]]
        most = [1 - data.frictional[b] for b, _ in data.pairs]
        self.filled[t] = [[min(s, m * d) for s, m, d in zip(*row)]
                          for row in zip(self.fte[t], [most] * len(wanted), wanted)]
        self.unfilled[t] = [[(d - x) / data.phi[b] for d, x, (b, _) in zip(*row, data.pairs)]
                            for row in zip(wanted, self.filled[t])]
        self.short[t] = [sum(row) for row in self.unfilled[t]]

    def national(self, t):
        """Demand, supply and filled of every pair, effective FTE, without extra staff."""
        figures = []
        for p, (b, o) in enumerate(self.data.pairs):
            demand = sum(D[b] for D in self.D[t]) * self.data.mix[b][o]
            supply = sum(row[p] for row in self.fte[t])
            figures.append((demand, supply, min(supply, (1 - self.data.frictional[b]) * demand)))
        return figures

    # §4 ---------------------------------------------------------------------------------------------------------------

    def split(self, r, t):
        if self.scenario.split == "population":
            return shares(self.data.people(t))[r]
        if self.scenario.split == "shortage":
            return shares(self.reference.short[t - 1])[r]
        return plain(self.scenario.split["given"].get(self.data.regions[r], 0.0))

    def hire(self, r, t):
        """The plan in a region; gives the persons displaced by flow and occupation, and the part of the graduates of
        extra training places that is left to care, by occupation."""
        data, par, displaced, left = self.data, self.par, {}, {}
        size = self.scenario.size(t) * self.split(r, t) if self.has_plan else 0.0
        if size == 0 and not any(self.E[t - 1][r].values()):
            return displaced, left
        part_time, share = data.part_time[data.sw], self.share[data.sw][r]
        for f in FUNCTIONS:
            plan, before = size * self.scenario.mix[f](t), self.E[t - 1][r][f]
            xo, xs = par("leave_out_rate", f), par("leave_switch_rate", f)
            stay, extra, slack, o = before * (1 - xo - xs), 0.0, 0.0, data.o.get(f)
            if f == "volunteer":
                staff = data.people(t, 15)[r] * par("population_share", f) / par("volunteers_per_fte", f)
            else:
                staff = self.heads[t - 1][r][data.pair[data.sw, o]] * part_time if o is not None else 0.0
                for e in data.programmes:
                    if e["o"] == o:
                        extra += self.extra_graduates(e, t) * share * part_time
                        slack += self.graduates(e, t) * self.idle[e["id"]] * par("idle_share") * share * part_time
            ceiling = par("hiring_ceiling", f) * (staff + before) + (xo + xs) * before + extra
            hired = min(max(0.0, plan - stay), ceiling)
            self.planned[t][r][f], self.hired[t][r][f], self.E[t][r][f] = plan, hired, stay + hired
            self.worked[t][r][f] = stay + par("half_year_first") * hired
            if f == "volunteer" or o is None:
                continue
            n, u, c = (par("hire_source", f"{f}:{key}") for key in ["newly_trained", "outside_care", "care_branches"])
            new = min(n * hired, slack + extra)
            short = n * hired - new
            of_rest = [c / (u + c) if u + c > 0 else 0.0, 0.0, 1.0][int(par("structure", "hire_source"))]
            care, taken = c * hired + short * of_rest, 0.0
            for b, part in self.branch_split[f].items():
                cell = self.S[r][data.pair[b, o]]
                for a, age in enumerate(data.entry["side_entry"]):
                    persons = min(care / part_time * part * age, cell[a])
                    cell[a] -= persons
                    taken += persons * part_time
            displaced["school", o] = min(new, slack) * par("displacement", "newly_trained") / part_time
            displaced["lateral", o] = (hired - new - taken) * par("displacement", "outside_care") / part_time
            left[o] = 1 - max(0.0, new - slack) / extra if extra > 0 else 1.0
        return displaced, left

    # §5 ---------------------------------------------------------------------------------------------------------------

    def mix(self, t):
        """N of every programme, and of all together."""
        nobody = [dict.fromkeys(LEVELS, 0.0) for _ in self.parts]
        self.Ng[t] = [self.mix_of(r, t) if any(self.worked[t][r].values()) else [dict(n) for n in nobody]
                      for r in self.regions]
        self.N[t] = [over_parts(row) for row in self.Ng[t]]

    def mix_of(self, r, t):
        """Client-years by level of support in a region."""
        data, par, sw = self.data, self.par, self.data.sw
        present = 1 - data.absence[sw] - self.lever["absence"][t][sw]
        F = {f: x * (1.0 if f == "volunteer" else present) for f, x in self.worked[t][r].items()}
        n = {f: par("coordination_needed" if f == "volunteer" else "guidance_needed", f) for f in FUNCTIONS}
        hours = {f: par("direct_client_hours", f) for f in FUNCTIONS}
        # Guides: existing staff (X) and extra staff at work (its function's name).
        time = {f"X {f}": par("existing_guidance") * self.fte[t][r][data.pair[sw, data.o[f]]]
                for f in ["ad", "hbo"] if f in data.o and (sw, data.o[f]) in data.pair}
        peers = min(n["hbo"] * F["hbo"], time.get("X hbo", 0.0))
        time["hbo"] = max(0.0, F["hbo"] - (n["hbo"] * F["hbo"] - peers))
        time["X hbo"] = time.get("X hbo", 0.0) - peers
        waiting = {f: F[f] for f in ["ad", "mbo", "volunteer"]}
        time |= dict.fromkeys(waiting, 0.0)
        guides = {"ad": ["X hbo", "hbo"], "mbo": ["X ad", "X hbo", "ad", "hbo"],
                  "volunteer": ["X ad", "X hbo", "mbo", "ad", "hbo"]}
        for f in sorted(waiting, key=lambda f: -hours[f] / n[f] if n[f] > 0 else -math.inf) * 2:
            wanted, given = n[f] * waiting[f], 0.0
            for guide in guides[f]:
                part = min(wanted - given, time.get(guide, 0.0))
                time[guide] = time.get(guide, 0.0) - part
                given += part
            met = given / wanted if wanted > 0 else 1.0
            time[f] += waiting[f] * met
            waiting[f] -= waiting[f] * met
        H = {f: time[f] * hours[f] for f in FUNCTIONS}
        pool = {}
        for k in LEVELS:
            others = self.Well[t - 1][r][k] + par("current_clients", k) * shares(data.people(t))[r]
            pool[k] = max(0.0, par("pool_share", k) * data.people(t, 15)[r] - others)
        of_parts = []
        for part in self.parts:
            elsewhere = over_parts(of_parts)
            of_parts.append(self.dispatch(part, {f: x * part["share"] for f, x in H.items()}, pool, elsewhere))
        return of_parts

    def dispatch(self, part, H, pool, elsewhere):
        """Client-years of one programme, which has the hours H; `elsewhere` has those of the programmes before it."""
        par, N = self.par, {}
        for k in self.scenario.level_order:
            per_client, given = par("hours_per_client_year", k) * part["hours"], 0.0
            # A type raises no reach above the whole pool; one that is above already stays what it is.
            reach = min(par("reach", k) * part["reach"], max(1.0, par("reach", k)))
            limit = max(0.0, par("duration", k) * reach * pool[k] - elsewhere[k]) if k in part["levels"] else 0.0
            wanted = limit * per_client
            for f in HELPERS[k]:
                efficiency = par(f"efficiency_{k}", f)
                hours = min(wanted - given, H[f] * efficiency)
                if hours > 0:
                    H[f] -= hours / efficiency
                    given += hours
            N[k] = given / per_client
        return N

    # §6 ---------------------------------------------------------------------------------------------------------------

    def prepare_effect(self):
        data, par = self.data, self.par
        population, both = sum(data.people(data.t0)), [(k, name) for k in LEVELS for name in data.branches]
        self.direct, self.prevent, self.refer = (
            {(k, b): par(quantity, f"{k}:{b}") for k, b in both}
            for quantity in ["direct", "prevent", "refer_probability"])
        self.c = {}
        for b, name in enumerate(data.branches):
            for k in LEVELS:
                use = sum(share * u for share, u in zip(data.client_age[k], data.use[b]))
                self.c[k, name] = self.D0[b] / population * par("use_multiplier", f"{k}:{name}") * use
        self.shift, self.rebound = [], []
        for name in data.branches:
            shift = [par("shift", f"{name}:{to}") for to in data.branches]
            total = sum(shift) + par("rebound", name)
            scale = 0.95 / total if total > 0.95 else 1.0
            self.shift.append([x * scale for x in shift])
            self.rebound.append(par("rebound", name) * scale)

    def effect(self, t):
        zero = [dict.fromkeys(LEVELS, 0.0) for _ in self.regions]
        for of in [self.Well, self.recovering]:
            of[t] = [dict(row) for row in zero]
        for of in [self.done, self.new, self.Wellg]:
            of[t] = [[dict.fromkeys(LEVELS, 0.0) for _ in self.parts] for _ in self.regions]
        for of in [self.avoided, self.found, self.refilled, self.returned]:
            of[t] = [[0.0] * len(self.branches) for _ in self.regions]
        for r in self.regions if self.has_plan else []:
            self.effect_of(r, t)

    def effect_of(self, r, t):
        """From people helped to care in a region; changes its demand."""
        data, par, running = self.data, self.par, dict.fromkeys(LEVELS, 0.0)
        during, after = dict.fromkeys(LEVELS, 0.0), dict.fromkeys(LEVELS, 0.0)
        for g, part in enumerate(self.parts):
            lag = math.floor(par("lag_recovered") * part["lag"] + 0.5)
            for k in LEVELS:
                now, duration = self.Ng[t][r][g][k], par("duration", k)
                before, well = (self.Ng[t - 1][r][g][k], self.Wellg[t - 1][r][g][k]) if t > data.t0 else (0.0, 0.0)
                done = now / duration if duration < 1 else before / duration
                self.done[t][r][g][k] = done
                self.new[t][r][g][k] = max(0.0, now - before + done)
                recovering = par("recovered", k) * self.done[t - lag][r][g][k] if t - lag >= data.t0 else 0.0
                well = well * (1 - par("relapse", k)) + recovering
                self.Wellg[t][r][g][k] = well
                self.Well[t][r][k] += well
                self.recovering[t][r][k] += recovering
                running[k] += sum(self.new[i][r][g][k] * min(1.0, max(0.0, par("refer_years") - (t - i)))
                                  for i in range(data.t0, t + 1))
                during[k] += now * part["direct"]
                after[k] += well * part["prevent"]
        N, Well, D = self.N[t][r], self.Well[t][r], self.D[t][r]
        if not any(N.values()) and not any(Well.values()) and not any(running.values()):
            return
        avoided, found = self.avoided[t][r], self.found[t][r]
        for b, name in enumerate(data.branches):
            effect = sum(self.c[k, name] * par("attribution", k) * (
                during[k] * self.direct[k, name] + after[k] * self.prevent[k, name]) for k in LEVELS)
            if par("structure", "effect") == 1 and self.D0[b] > 0:
                effect *= D[b] / data.people(t)[r] / (self.D0[b] / sum(data.people(data.t0)))
            cap = par("effect_cap", name) * D[b]
            avoided[b] = min(max(effect, -cap), cap)
            if abs(effect) > cap:
                self.at_cap[t] = 1.0
            found[b] = par("refer_fte", name) * sum(running[k] * self.refer[k, name] for k in LEVELS)
            self.refilled[t][r][b] = self.rebound[b] * avoided[b]
        for b in self.branches:
            self.returned[t][r][b] = sum(self.shift[i][b] * avoided[i] for i in self.branches)
            D[b] += found[b] + self.refilled[t][r][b] - avoided[b] + self.returned[t][r][b]

    # §7 ---------------------------------------------------------------------------------------------------------------

    def money(self, t, without):
        """Cost, care, capacity and outside by payer; `without` is the run without the plan."""
        data, par, parts = self.data, self.par, {"programme": 0.0, "recruitment": 0.0, "training": 0.0}
        for f in FUNCTIONS:
            worked, hired = (sum(row[f] for row in of[t]) for of in [self.worked, self.hired])
            if f == "volunteer":
                parts["programme"] += worked * par("cost_per_fte", f)
            else:
                parts["programme"] += worked * par("employer_cost_per_fte", f) * par("overhead_factor")
                parts["recruitment"] += hired / data.part_time[data.sw] * par("recruitment_cost")
        for e in data.programmes:
            begun = sum(self.places(e, t - j) for j in range(e["duration"]))
            parts["training"] += begun * par("training_place_cost", e["place"])
        fallen, capacity = [0.0] * len(self.branches), [0.0] * len(self.branches)
        for (b, _), now, then in zip(data.pairs, self.national(t), without.national(t)):
            fallen[b] += then[2] - now[2]
        for b, name in enumerate(data.branches):
            euro = par("labour_cost", name) / (1 - data.absence[b]) * (1 + par("non_labour_saved") * data.ratio[b])
            fallen[b] *= euro
            avoided, refilled, found, returned = (
                sum(row[b] for row in of[t]) for of in [self.avoided, self.refilled, self.found, self.returned])
            capacity[b] = euro * (avoided - refilled - found - returned)
        outside = sum(row[k] * par("value_outside_care", k) for row in self.recovering[t] for k in LEVELS)
        ledger = {}
        for payer in data.payers:
            share = [par("payer_share", f"{name}:{payer}") for name in data.branches]
            ledger[payer] = (sum(x * par("plan_share", f"{part}:{payer}") for part, x in parts.items()),
                             sum(x * y for x, y in zip(fallen, share)), sum(x * y for x, y in zip(capacity, share)),
                             outside * par("value_outside_payer", payer))
        return ledger


# --- Rows of the result file: {(measure, scope, key, year, unit): value} ----------------------------------------------

def staff_rows(run, t, rows):
    """Demand, supply, filled, shortage and surplus by every scope."""
    data, sums = run.data, {}

    def add(b, figures, *places):
        for place in places:
            row = sums.setdefault(place, [0.0] * 6)
            for i, x in enumerate(figures):
                row[i] += x
                row[i + 3] += x / data.phi[b]

    def everywhere(b, o, figures):
        smal = [("total", "smal")] if data.in_smal[b] else []
        add(b, figures, ("total", "breed"), *smal, ("branch", data.branches[b]), ("occupation", data.occupations[o]),
            ("level", data.level[o]))

    for (b, o), figures in zip(data.pairs, run.national(t)):
        everywhere(b, o, figures)
    present = 1 - data.absence[data.sw] - run.lever["absence"][t][data.sw]
    for r, region in enumerate(data.regions):
        figures = [[0.0] * 3 for _ in run.branches]
        for (b, o), supply, filled in zip(data.pairs, run.fte[t][r], run.filled[t][r]):
            for i, x in enumerate([run.D[t][r][b] * data.mix[b][o], supply, filled]):
                figures[b][i] += x
        for b in run.branches:
            add(b, figures[b], ("region", region))
        for f, o in data.o.items():
            extra = [run.E[t][r][f] * present] * 3
            everywhere(data.sw, o, extra)
            add(data.sw, extra, ("region", region))
    for (scope, key), row in sums.items():
        for unit, (demand, supply, filled) in [("fte", row[:3]), ("persons", row[3:])]:
            for measure, x in [("demand", demand), ("supply", supply), ("filled", filled),
                               ("shortage", demand - filled), ("surplus", supply - filled)]:
                rows[measure, scope, key, t, unit] = x
    rows["mismatch", "total", "breed", t, "persons"] = sum(
        rows["shortage", "region", region, t, "persons"] for region in data.regions
    ) - rows["shortage", "total", "breed", t, "persons"]


def put(rows, measure, scope, t, unit, values):
    """A row for every key and their total."""
    for key, x in values.items():
        rows[measure, scope, key, t, unit] = x
    rows[measure, "total", "breed", t, unit] = sum(values.values())


def plan_rows(run, without, t, rows):
    """The plan, the people it helps, and care avoided and drawn."""
    def by(of, keys):
        return {key: sum(row[i] for row in of[t]) for i, key in keys}

    functions, levels = [(f, f) for f in FUNCTIONS], [(k, k) for k in LEVELS]
    put(rows, "planned_staff", "function", t, "fte_contract", by(run.planned, functions))
    put(rows, "extra_staff", "function", t, "fte_contract", by(run.E, functions))
    put(rows, "unfilled_plan", "function", t, "fte_contract", {
        f: sum(max(0.0, plan[f] - E[f]) for plan, E in zip(run.planned[t], run.E[t])) for f in FUNCTIONS})
    well = by(run.Well, levels)
    put(rows, "clients", "support", t, "persons", by(run.N, levels))
    put(rows, "recovered", "support", t, "persons", well)
    put(rows, "less_lonely", "support", t, "persons", {k: x * run.par("lonely_at_start", k) for k, x in well.items()})
    for g, part in enumerate(run.parts if run.scenario.programmes else []):
        for measure, of in [("clients", run.Ng), ("recovered", run.Wellg)]:
            people = sum(sum(row[g].values()) for row in of[t])
            rows[measure, "programme", part["name"], t, "persons"] = people
    branches = list(enumerate(run.data.branches))
    for measure, of in [("care_avoided", run.avoided), ("care_found", run.found), ("care_refilled", run.refilled),
                        ("care_returned", run.returned)]:
        put(rows, measure, "branch", t, "fte", by(of, branches))
    drawn = dict.fromkeys(run.data.branches, 0.0)
    for (b, _), now, then in zip(run.data.pairs, run.national(t), without.national(t)):
        drawn[run.data.branches[b]] += then[1] - now[1]
    put(rows, "drawn_from_care", "branch", t, "fte", drawn)
    rows["care_at_cap", "total", "breed", t, "share"] = run.at_cap[t]


def money_rows(run, without, rows):
    """Ledgers by payer and their sums over the years, ratios, and the year of breaking even."""
    sums = {p: [0.0, 0.0] for p in run.data.payers}  # cost and cash balance so far
    gains, discounted_gains, discounted_cost, history = 0.0, 0.0, 0.0, []
    for t in run.years:
        ledger, total, n = run.money(t, without), ("total", "breed", t), t - run.data.t0
        cost = {p: x[0] for p, x in ledger.items()}
        cash = {p: care + outside for p, (_, care, _, outside) in ledger.items()}
        balance = {p: cash[p] - cost[p] for p in ledger}
        gaining = sum(max(0.0, x) for x in cash.values())
        for p in ledger if n > 0 else []:
            sums[p][0] += cost[p]
            sums[p][1] += balance[p]
        for measure, values in [
            ("cost", cost), ("benefit_cash", cash), ("balance_cash", balance),
            ("capacity_value", {p: x[2] for p, x in ledger.items()}),
            ("value_outside_care", {p: x[3] for p, x in ledger.items()}),
            ("fund_contribution", {p: sum(cost.values()) * max(0.0, x) / gaining if gaining > 0 else cost[p]
                                   for p, x in cash.items()}),
            ("cost_cumulative", {p: x[0] for p, x in sums.items()}),
            ("balance_cumulative", {p: x[1] for p, x in sums.items()}),
        ]:
            put(rows, measure, "payer", t, "euro", values)
        spent, discount = rows["cost_cumulative", *total, "euro"], (1 + run.par("discount_rate")) ** -n
        if n > 0:
            gain = sum(x[2] + x[3] for x in ledger.values())
            gains += gain
            discounted_gains += gain * discount
            discounted_cost += sum(cost.values()) * discount
        ratio = gains / spent if spent > 0 else None
        rows["return_ratio", *total, "ratio"] = ratio
        rows["return_ratio_discounted", *total, "ratio"] = discounted_gains / discounted_cost if spent > 0 else None
        rows["chance_ratio_above_1", *total, "share"] = None if ratio is None else float(ratio > 1)
        history.append((t, spent > 0, rows["balance_cumulative", *total, "euro"] >= 0))
    even = [t for i, (t, begun, _) in enumerate(history) if begun and all(paid for _, _, paid in history[i:])]
    rows["break_even_year", "total", "breed", run.years[-1], "year"] = even[0] if even else None


def rows_of(run, without=None):
    """All rows of a run; `without` is the same scenario without its plan, where it has one."""
    rows = {}
    for t in run.years:
        staff_rows(run, t, rows)
        if without:
            plan_rows(run, without, t, rows)
    if without:
        money_rows(run, without, rows)
    return rows


def calculate(paths):
    """Rows by the name of a scenario or profile."""
    scenarios = [Scenario(path) for path in paths]
    base = scenarios[0].reference
    base.values["horizon"] = scenarios[0].values["horizon"]
    for key in ["structure", "forecast_error"]:
        base.values[key] = scenarios[0].values[key]
    data = Data(base.values["data"], scenarios[0].values["calibration"])
    reference = Run(data, base)
    results = {"reference": rows_of(reference)}
    for scenario in scenarios:
        without = Run(data, scenario, reference, plan=False)
        if scenario.reference is scenario or not any(map(scenario.size, without.years[1:])):
            results[scenario.name] = rows_of(without)
            if any(place(t) for place in scenario.places.values() for t in without.years[1:]):
                rows = {}
                money_rows(without, without, rows)
                results[scenario.name] |= {place: x for place, x in rows.items() if place[4] == "euro"}
            continue
        for suffix, u in [("", None), ("@controlled", 0.0), ("@business_cases", 1.0)]:
            results[scenario.name + suffix] = rows_of(Run(data, scenario, reference, u), without)
    return results


# --- Comparison ------------------------------------------------------------------------------------------------------

def compare(folder, results):
    """Lines about every difference, worst first, and the number of rows that are equal."""
    seen, differences, equal = set(), [], 0
    with (Path(folder) / "summary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = row["measure"], row["scope"], row["key"], int(row["year"]), row["unit"]
            seen.add((row["scenario"], *place))
            # Of one draw, mean and median are the same, but the mean is never told of a year that may not come.
            theirs = float(row["p50"]) if row["p50"] else None
            ours = results.get(row["scenario"], {}).get(place, "no such row")
            absolute = 1e-6 if row["unit"] in ("persons", "fte", "fte_contract", "euro") else 1e-12
            if ours == theirs:
                size = 0.0
            elif isinstance(ours, str) or ours is None or theirs is None:
                size = math.inf
            else:
                size = abs(ours - theirs) / max(1e-9 * abs(theirs), absolute)
            if size <= 1:
                equal += 1
            else:
                name = " ".join(map(str, place))
                differences.append((size, f"{row['scenario']}: {name}: program {theirs}, here {ours}"))
    for scenario, rows in results.items():
        if "@" not in scenario:  # profiles have the headline years only
            differences += [(math.inf, f"{scenario}: {' '.join(map(str, place))}: program no such row, here {x}")
                            for place, x in rows.items() if (scenario, *place) not in seen]
    return [line for _, line in sorted(differences, key=lambda d: -d[0])], equal


def main(arguments):
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    differences, equal = compare(arguments[0], calculate(arguments[1:]))
    if differences:
        print(f"{len(differences)} rows differ, {equal} rows are equal. The worst:", *differences[:40], sep="\n")
        raise SystemExit(1)
    print(f"{equal} rows equal")


if __name__ == "__main__":
    main(sys.argv[1:])
