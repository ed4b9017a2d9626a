// The fields: they show a scenario as the server read it, and say what was changed.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const round = (x) => Number(x.toFixed(6));
const FUNCTIONS = ["volunteer", "mbo", "ad", "hbo"];

// Whole per cents that add up to 100, with place `moved` at `to` and the others as they were to each other.
export function linked(shares, moved, to) {
  const rest = 100 - to;
  const others = shares.map((x, i) => (i === moved ? 0 : x));
  const sum = others.reduce((a, b) => a + b, 0);
  const exact = others.map((x, i) => {
    if (i === moved) return 0;
    return sum > 0 ? (x * rest) / sum : i === (moved === 3 ? 1 : 3) ? rest : 0;
  });
  const whole = exact.map(Math.floor);
  let left = rest - whole.reduce((a, b) => a + b, 0);
  const by = exact.map((x, i) => [x - whole[i], i]).filter(([, i]) => i !== moved).sort((a, b) => b[0] - a[0]);
  for (const [, i] of by) if (left > 0) { whole[i] += 1; left -= 1; }
  whole[moved] = to;
  return whole;
}

export class Form {
  constructor(state, texts) {
    this.state = state;
    this.texts = texts;
    this.fields = null;
    this.sliders = all(".field[data-factor]").map((field) => ({
      field,
      key: field.dataset.key,
      factor: Number(field.dataset.factor),
      range: field.querySelector("input[type=range]"),
      number: field.querySelector("input[type=number]"),
    }));
    for (const slider of this.sliders) {
      slider.range.addEventListener("input", () => this.moved(slider, Number(slider.range.value)));
      slider.number.addEventListener("change", () => {
        const { min, max } = slider.number;
        const x = Math.min(Math.max(Number(slider.number.value) || 0, Number(min)), Number(max));
        this.moved(slider, x);
      });
    }
    for (const id of ["from", "to"]) one(id).addEventListener("change", () => this.years(id));
    one("horizon").addEventListener("change", () => {
      const { min, max, value } = one("horizon");
      const year = Math.round(Number(value));
      if (year >= Number(min) && year <= Number(max)) state.change("horizon", (s) => { s.h = year; });
      else this.show();
    });
    one("evidence").addEventListener("change", () => this.set("evidence", one("evidence").value));
    one("split").addEventListener("change", () => this.split());
    for (const box of all("#regions [data-region]")) box.addEventListener("change", () => this.split());
    one("title").addEventListener("input", () => {
      state.change(`title-${state.now.i}`, (s) => { s.s[s.i].t = one("title").value; });
    });
    one("reset").addEventListener("click", () => state.change("", (s) => { const it = s.s[s.i]; it.v = {}; delete it.y; }));
  }

  // Sets `key` of the scenario in sight.
  set(key, value) {
    const years = this.fields?.years;
    this.state.change(`${key}-${this.state.now.i}`, (s) => {
      const it = s.s[s.i];
      if (typeof value === "number") it.y ??= years;
      it.v[key] = value;
    });
  }

  moved(slider, x) {
    if (!slider.key.startsWith("mix.")) {
      slider.range.value = x;
      slider.number.value = x;
      this.set(slider.key, round(x * slider.factor));
      return;
    }
    const mix = this.sliders.filter((s) => s.key.startsWith("mix."));
    const shares = linked(mix.map((s) => Number(s.range.value)), FUNCTIONS.indexOf(slider.key.slice(4)), Math.round(x));
    mix.forEach((s, i) => { s.range.value = shares[i]; s.number.value = shares[i]; });
    this.set("plan.mix", shares.map((x) => round(x / 100)));
  }

  // Other years hold for everything that grows: so all of it is written anew.
  years(changed) {
    let [from, to] = [Math.round(Number(one("from").value)), Math.round(Number(one("to").value))];
    if (!(from > 1900) || !(to > 1900)) { this.show(); return; }
    if (to <= from) { if (changed === "from") to = from + 1; else from = to - 1; }
    const values = this.sliders.filter((s) => !s.key.startsWith("mix."))
      .map((s) => [s.key, round(Number(s.number.value) * s.factor)]).filter(([, x]) => x !== 0);
    this.state.change("years", (s) => {
      const it = s.s[s.i];
      it.y = [from, to];
      for (const [key, x] of values) it.v[key] = x;
    });
  }

  split() {
    const how = one("split").value;
    const chosen = all("#regions [data-region]:checked").map((box) => box.dataset.region);
    one("regions").hidden = how !== "given";
    // Until a region is chosen there is nothing to divide.
    if (how !== "given") this.set("plan.split", how);
    else if (chosen.length > 0) this.set("plan.split", chosen);
  }

  // Shows the scenario in sight: as the server read it, and over it what was changed since.
  show() {
    const { state, fields } = this;
    const it = state.scenario;
    const own = (key, usual) => (key in it.v ? it.v[key] : usual);
    const put = (input, x) => { if (document.activeElement !== input || input.type === "range") input.value = x; };
    const mix = own("plan.mix", fields?.mix ?? [0, 0, 0, 1]).map((x) => Math.round(x * 100));
    for (const s of this.sliders) {
      let x;
      if (s.key.startsWith("mix.")) x = mix[FUNCTIONS.indexOf(s.key.slice(4))];
      else {
        const [kind, name, target] = s.key.split(".");
        const known = kind === "plan" ? fields?.size : name === "training_places" ? fields?.places[target] : fields?.levers[name];
        x = round(own(s.key, known ?? 0) / s.factor);
      }
      s.range.value = x;
      put(s.number, x);
    }
    const years = it.y ?? fields?.years;
    if (years) { put(one("from"), years[0]); put(one("to"), years[1]); }
    put(one("horizon"), state.now.h ?? fields?.horizon ?? "");
    one("evidence").value = own("evidence", fields?.evidence ?? "between");
    one("evidence").querySelector("[value=own]").hidden = one("evidence").value !== "own";
    const split = own("plan.split", fields?.split === "given" ? Object.keys(fields.regions) : fields?.split ?? "population");
    const given = Array.isArray(split);
    const choosing = document.activeElement === one("split") && one("split").value === "given";
    if (!choosing) {
      one("split").value = given ? "given" : split;
      one("regions").hidden = !given;
      for (const box of all("#regions [data-region]")) box.checked = given && split.includes(box.dataset.region);
    }
    put(one("title"), it.t ?? this.title ?? "");
    const keys = (fields?.own ?? []).filter((key) => !(key in it.v));
    one("own").hidden = keys.length === 0;
    one("own").textContent = this.texts.OwnHelp.replace("{keys}", keys.join(", "));
  }

  // What is wrong, at its field; what has none, in the list above.
  faults(problems) {
    for (const p of all(".fault")) { p.hidden = true; p.textContent = ""; }
    for (const input of all("[aria-invalid]")) input.removeAttribute("aria-invalid");
    const inSight = this.state.scenario.n;
    const list = one("faults").querySelector("ul");
    list.replaceChildren();
    for (const problem of problems) {
      const key = problem.scenario === inSight ? problem.key ?? "" : "";
      const holds = (field) => key === field.dataset.key || key.startsWith(`${field.dataset.key}.`) || (field.dataset.key.startsWith("mix.") && key === "plan.mix");
      const field = key && all("[data-key]").find(holds);
      const place = field && field.querySelector(".fault");
      const said = [problem.rule, problem.help].filter(Boolean).join(" ");
      if (place) {
        place.textContent = [place.textContent, said].filter(Boolean).join(" ");
        place.hidden = false;
        for (const input of all("input,select", field)) input.setAttribute("aria-invalid", "true");
      }
      const item = document.createElement("li");
      const at = problem.line ? this.texts.FaultAt.replace("{line}", problem.line).replace("{rule}", said) : said;
      item.textContent = problem.scenario ? `${problem.scenario}: ${at}` : at;
      list.append(item);
    }
    one("faults").hidden = problems.length === 0;
  }
}
