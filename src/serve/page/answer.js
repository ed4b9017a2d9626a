// Asks the server and shows what it says: a first answer at once, then better ones as its rounds go on. Only the latest
// question counts: while one is under way, the next waits, and those between are never asked.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const LANG = document.documentElement.lang;

// Replaces what a part shows, if it changed; tables that were open stay open.
function swap(place, html) {
  if (place.shown === html) return;
  const open = all("details", place).map((d) => d.open);
  place.shown = html;
  place.innerHTML = html;
  all("details", place).forEach((d, i) => { d.open = open[i] ?? false; });
}

export class Answers {
  constructor(state, texts, told) {
    Object.assign(this, { state, texts, told, run: null, events: null, busy: false, again: false, stale: false });
    one("stop").addEventListener("click", () => this.cancel());
    one("tree").addEventListener("click", () => this.tree());
  }

  look() {
    const { i, r } = this.state.now;
    return `lang=${LANG}&scenario=${i}&region=${encodeURIComponent(r)}`;
  }

  status(text) { one("status").textContent = text; }

  // Asks anew: the scenarios have changed.
  async ask() {
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    one("shown").setAttribute("aria-busy", "true");
    let later = 0;
    try {
      const body = JSON.stringify(this.state.request());
      const reply = await fetch(`/page/runs?${this.look()}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body,
      });
      const said = await reply.json();
      if (reply.status === 201) {
        this.leave();
        this.run = said.id;
        this.told({ scenarios: said.scenarios, problems: [] });
        swap(one("shown").querySelector("[data-part=tree]"), "");
        this.show(said);
        this.listen();
      } else if (reply.status === 422) {
        this.told({ problems: said.problems });
        this.status(this.texts.Faults);
      } else if (reply.status === 503) {
        this.status(this.texts.Busy);
        later = 1000;
      } else this.status(said.error?.message ?? this.texts.Lost);
    } catch {
      this.status(this.texts.Lost);
      later = 3000;
    }
    this.busy = false;
    one("shown").removeAttribute("aria-busy");
    if (this.again || later) {
      this.again = false;
      setTimeout(() => this.ask(), later);
    }
  }

  // Follows the run at hand.
  listen() {
    const run = this.run;
    const events = new EventSource(`/api/v1/runs/${run}/events`);
    this.events = events;
    events.addEventListener("state", (event) => {
      const state = JSON.parse(event.data);
      one("progress").value = state.draws / state.draws_asked;
      if (state.stage === "first") return;
      if (!["rounds"].includes(state.stage)) events.close();
      this.refresh();
    });
  }

  // Shows the run at hand anew: it has gone on, or another scenario or region is in sight.
  async refresh() {
    if (!this.run) return;
    if (this.fetching) { this.stale = true; return; }
    this.fetching = true;
    const run = this.run;
    try {
      const reply = await fetch(`/page/runs/${run}?${this.look()}`);
      // Meanwhile another may have begun.
      if (reply.ok && run === this.run) this.show(await reply.json());
      if (reply.status === 404 && run === this.run) this.ask();
    } catch {
      this.status(this.texts.Lost);
    }
    this.fetching = false;
    if (this.stale) { this.stale = false; this.refresh(); }
  }

  show(said) {
    if (said.id !== this.run) return;
    this.status(said.status);
    const over = !["first", "rounds"].includes(said.stage);
    one("progress").value = said.draws / said.draws_asked;
    one("stop").hidden = over;
    document.body.dataset.stage = said.stage;
    document.body.dataset.draws = said.draws;
    for (const place of all("[data-part]")) {
      const name = place.dataset.part;
      if (name === "tree") continue;
      swap(place, said.parts[name] ?? "");
      const section = place.closest("section");
      // The map stays with the choice of a region.
      if (section && name !== "region") section.hidden = !said.parts[name];
    }
    // On a narrow screen the fields stand above the answer: it stays in sight at the foot.
    one("glance").textContent = document.querySelector("[data-part=answer] .answer")?.textContent ?? "";
    const { s, i } = this.state.now;
    const files = `/api/v1/runs/${said.id}/files`;
    one("save-toml").href = `${files}/${s[i].n}.toml`;
    one("save-report").href = `${files}/report.html?lang=${LANG}`;
    one("save-book").href = `${files}/results.xlsx?lang=${LANG}`;
  }

  async tree() {
    const place = one("shown").querySelector("[data-part=tree]");
    const run = this.run;
    one("tree").disabled = true;
    swap(place, `<p class="note">${one("tree").dataset.busy}</p>`);
    try {
      const reply = await fetch(`/page/runs/${run}/effect-tree?${this.look()}`);
      const said = await reply.json();
      if (run !== this.run) return;
      if (reply.ok) swap(place, said.html);
      else {
        const p = document.createElement("p");
        p.textContent = said.error.message;
        swap(place, p.outerHTML);
      }
    } catch {
      this.status(this.texts.Lost);
    } finally {
      one("tree").disabled = false;
    }
  }

  async cancel() {
    if (!this.run) return;
    await fetch(`/api/v1/runs/${this.run}`, { method: "DELETE" }).catch(() => {});
    this.refresh();
  }

  // Nobody waits for the run at hand any more.
  leave() {
    this.events?.close();
    if (this.run) fetch(`/api/v1/runs/${this.run}`, { method: "DELETE" }).catch(() => {});
    this.run = null;
  }
}
