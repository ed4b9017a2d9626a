// Asks the server and shows what it says: a first answer at once, then better ones as its rounds go on. Only the latest
// question counts: while one is under way, the next waits, and those between are never asked.
import { morph } from "./morph.js";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const LANG = document.documentElement.lang;

// Shows `html` in a place, if it changed.
function put(place, html) {
  if (place.shown === html) return;
  place.shown = html;
  // Pictures can be saved: this page has its script.
  morph(place, html, (fresh) => { for (const buttons of all("figure .save", fresh)) buttons.hidden = false; });
}

export class Answers {
  constructor(state, texts, told) {
    Object.assign(this, { state, texts, told, run: null, events: null, busy: false, again: false, stale: false });
    one("stop").addEventListener("click", () => this.cancel());
    one("tree").addEventListener("click", () => { if (one("tree").getAttribute("aria-disabled") !== "true") this.tree(); });
  }

  look() {
    const { i, r } = this.state.now;
    return `lang=${LANG}&scenario=${i}&region=${encodeURIComponent(r)}`;
  }

  // Whoever stands on the button when it goes is led to the answer.
  stoppable(can) {
    if (!can && document.activeElement === one("stop")) one("answer-head").focus({ preventScroll: true });
    one("stop").hidden = !can;
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
        one("shown").hidden = one("glance").hidden = one("progress").hidden = false;
        this.told({ scenarios: said.scenarios, problems: [] });
        put(one("shown").querySelector("[data-part=tree]"), "");
        this.show(said);
        this.listen();
      } else if (reply.status === 422) {
        this.told({ problems: said.problems });
        this.status(this.texts.Faults);
        // What stands there answers another question.
        this.leave();
        one("shown").hidden = one("glance").hidden = one("progress").hidden = true;
        this.stoppable(false);
      } else if (reply.status === 503) {
        this.status(this.texts.Busy);
        later = 1000;
      } else this.status(said.error?.message ?? this.texts.Lost);
    } catch {
      this.status(this.texts.Lost);
      later = 3000;
    }
    this.busy = false;
    if (this.again || later) {
      this.again = false;
      setTimeout(() => this.ask(), later);
    } else one("shown").removeAttribute("aria-busy");
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
    this.stoppable(!over);
    document.body.dataset.stage = said.stage;
    document.body.dataset.draws = said.draws;
    for (const place of all("[data-part]")) {
      const name = place.dataset.part;
      if (name === "tree") continue;
      put(place, said.parts[name] ?? "");
      const section = place.closest("section");
      // The map stays with the choice of a region.
      if (section && name !== "region") section.hidden = !said.parts[name];
    }
    // On a narrow screen the fields stand above the answer: it stays in sight at the foot.
    const sentence = document.querySelector("[data-part=answer] .answer")?.textContent ?? "";
    one("glance").textContent = sentence.split(/(?<=\.)\s/)[0];
    const { s, i } = this.state.now;
    const files = `/api/v1/runs/${said.id}/files`;
    one("save-toml").href = `${files}/${s[i].n}.toml`;
    one("save-report").href = `${files}/report.html?lang=${LANG}`;
    one("save-book").href = `${files}/results.xlsx?lang=${LANG}`;
  }

  async tree() {
    const place = one("shown").querySelector("[data-part=tree]");
    const run = this.run;
    // Disabled, it would lose the focus.
    one("tree").setAttribute("aria-disabled", "true");
    put(place, `<p class="note">${one("tree").dataset.busy}</p>`);
    try {
      const reply = await fetch(`/page/runs/${run}/effect-tree?${this.look()}`);
      const said = await reply.json();
      if (run !== this.run) return;
      if (reply.ok) put(place, said.html);
      else {
        const p = document.createElement("p");
        p.textContent = said.error.message;
        put(place, p.outerHTML);
      }
    } catch {
      this.status(this.texts.Lost);
    } finally {
      one("tree").removeAttribute("aria-disabled");
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
