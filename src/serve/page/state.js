// What the page is about: scenarios, which one is in sight, the last year, a region. It stands in the address, so that a link
// reproduces the page, and every change can be undone.

const MERGED_WITHIN = 800; // ms: moving one slider is one change
const WRITTEN_AFTER = 250; // ms without a change

const encode = (text) => {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const decode = (text) => {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
};

// A scenario: n its name in files, t its title, f the text of a file it builds on, v what was changed by key, y the years
// between which everything grows.
const fine = (s) => typeof s === "object" && s !== null && typeof s.n === "string" && typeof s.v === "object" && s.v !== null;

function fromAddress(most) {
  const found = /[#&]s=([\w-]+)/.exec(location.hash);
  if (!found) return null;
  try {
    const state = JSON.parse(decode(found[1]));
    const good = Array.isArray(state.s) && state.s.length > 0 && state.s.length <= most && state.s.every(fine);
    return good ? { s: state.s, i: Math.min(Math.max(state.i | 0, 0), state.s.length - 1), h: state.h ?? null, r: state.r ?? "" } : null;
  } catch {
    return null;
  }
}

export class State {
  constructor(first, most, changed) {
    this.now = fromAddress(most) ?? first;
    this.most = most;
    this.changed = changed;
    this.past = [];
    this.future = [];
    this.last = { what: "", at: 0 };
    addEventListener("pagehide", () => this.write());
    addEventListener("hashchange", () => {
      const other = fromAddress(most);
      if (other && JSON.stringify(other) !== JSON.stringify(this.now)) this.replace(other, "address");
    });
  }

  get scenario() { return this.now.s[this.now.i]; }

  // Changes a copy and takes it; changes of the same thing in quick succession are one.
  change(what, edit) {
    const next = structuredClone(this.now);
    edit(next);
    this.replace(next, what);
  }

  replace(next, what) {
    const now = performance.now();
    const merged = what && what === this.last.what && now - this.last.at < MERGED_WITHIN;
    if (!merged) this.past.push(this.now);
    if (this.past.length > 200) this.past.shift();
    this.last = { what, at: now };
    this.future = [];
    this.take(next);
  }

  // What is in sight is no change of a plan: it is not undone.
  look(edit) {
    const next = structuredClone(this.now);
    edit(next);
    this.take(next);
  }

  undo() { this.step(this.past, this.future); }
  redo() { this.step(this.future, this.past); }

  step(from, to) {
    const next = from.pop();
    if (!next) return;
    to.push(this.now);
    this.last = { what: "", at: 0 };
    this.take(next);
  }

  take(next) {
    this.now = next;
    // Browsers hold back pages that change their address all the time.
    clearTimeout(this.later);
    this.later = setTimeout(() => this.write(), WRITTEN_AFTER);
    this.changed(next);
  }

  write() { history.replaceState(null, "", this.address()); }

  address() { return `${location.pathname}${location.search}#s=${encode(JSON.stringify(this.now))}`; }

  // A name that no other scenario has.
  free(wanted) {
    const plain = wanted.toLowerCase().replace(/[^a-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "plan";
    const taken = (name) => name === "reference" || this.now.s.some((s) => s.n === name);
    let name = plain;
    for (let i = 2; taken(name); i += 1) name = `${plain}-${i}`;
    return name;
  }

  // What the server is asked: every scenario as a file, and values laid over it.
  request() {
    const scenarios = this.now.s.map((s) => {
      const set = {};
      const path = (x) => ({ ramp: { [s.y[0]]: 0, [s.y[1]]: x } });
      for (const [key, value] of Object.entries(s.v)) {
        if (key === "plan.mix") {
          const [volunteer, mbo, ad, hbo] = value;
          set[key] = { volunteer, mbo, ad, hbo };
        } else if (key === "plan.split" && Array.isArray(value)) {
          set[key] = { given: Object.fromEntries(value.map((id) => [id, 1 / value.length])) };
        } else if (typeof value === "number" && s.y) set[key] = path(value);
        else set[key] = value;
      }
      if (s.t) set.title = { nl: s.t, en: s.t };
      if (this.now.h) set.horizon = this.now.h;
      return { name: s.n, ...(s.f ? { toml: s.f } : {}), set };
    });
    return { scenarios };
  }
}
