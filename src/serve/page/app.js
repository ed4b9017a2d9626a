// The live page: ties fields, scenarios and answers together.
import { State } from "./state.js";
import { Form } from "./form.js";
import { Answers } from "./answer.js";
import { open } from "./files.js";

const one = (id) => document.getElementById(id);
const { texts, shipped, regions, base, most } = JSON.parse(document.body.dataset.texts);
const LANG = document.documentElement.lang;
const letter = (i) => String.fromCharCode(65 + i);

const first = {
  s: [{ n: "plan-a", t: texts.NewName.replace("{letter}", "A"), v: { "plan.size": 10000 }, y: [base + 1, base + 7] }],
  i: 0, h: null, r: "",
};
let known = []; // the scenarios as the server read them
let asked = ""; // what it was asked last

const state = new State(first, most, changed);
const form = new Form(state, texts);
const answers = new Answers(state, texts, ({ scenarios, problems }) => {
  if (scenarios) known = scenarios;
  form.faults(problems);
  show();
});

function title(i) {
  const s = state.now.s[i];
  return s.t || known.find((k) => k.name === s.n)?.title[LANG] || s.n;
}

// The fields and the row of scenarios.
function show() {
  const { s, i, r } = state.now;
  const it = known[i]?.name === s[i].n || known.length === s.length ? known[i] : null;
  form.fields = it?.fields ?? null;
  form.title = it?.title[LANG];
  form.show();
  const tabs = one("tabs");
  while (tabs.children.length > s.length) tabs.lastElementChild.remove();
  while (tabs.children.length < s.length) {
    const tab = document.createElement("button");
    tab.type = "button";
    tabs.append(tab);
  }
  [...tabs.children].forEach((tab, k) => {
    if (tab.textContent !== title(k)) tab.textContent = title(k);
    tab.setAttribute("aria-pressed", String(k === i));
  });
  one("file").disabled = s.length >= most;
  able("add", s.length < most);
  able("duplicate", s.length < most);
  able("remove", s.length > 1);
  able("undo", state.past.length > 0);
  able("redo", state.future.length > 0);
  one("region").value = r;
  one("language").href = `/?lang=${one("language").hreflang}#${state.address().split("#")[1]}`;
}

// A button that is disabled loses the focus, also when it was just pressed: so it only says that it does nothing now.
function able(id, can) { one(id).setAttribute("aria-disabled", String(!can)); }

function press(id, act) {
  one(id).addEventListener("click", () => { if (one(id).getAttribute("aria-disabled") !== "true") act(); });
}

function changed() {
  show();
  const request = JSON.stringify(state.request());
  if (request !== asked) {
    asked = request;
    answers.ask();
  }
}

function add(scenario) {
  state.change("", (now) => { now.s.push(scenario); now.i = now.s.length - 1; });
}

press("add", () => {
  const from = one("start").value;
  const name = state.free(from ? `my-${from}` : `plan-${letter(state.now.s.length).toLowerCase()}`);
  if (from) add({ n: name, t: shipped[from], f: `extends = "${from}"\n`, v: {} });
  else add({ n: name, t: texts.NewName.replace("{letter}", letter(state.now.s.length)), v: {} });
});
press("duplicate", () => {
  const copy = structuredClone(state.scenario);
  add({ ...copy, n: state.free(copy.n), t: texts.CopyOf.replace("{title}", title(state.now.i)).slice(0, 80) });
});
press("remove", () => {
  state.change("", (now) => { now.s.splice(now.i, 1); now.i = Math.max(0, now.i - 1); });
});
press("undo", () => state.undo());
press("redo", () => state.redo());
addEventListener("keydown", (event) => {
  const typing = event.target.matches("input[type=text],input[type=number],textarea");
  if (typing || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) state.undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) state.redo();
  else return;
  event.preventDefault();
});
one("link").addEventListener("click", async () => {
  const address = new URL(state.address(), location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    one("status").textContent = texts.Copied;
  } catch {
    prompt(texts.Copied, address);
  }
});
one("file").addEventListener("change", async () => {
  await open(one("file").files[0], state);
  one("file").value = "";
});
one("region").addEventListener("change", () => {
  state.look((now) => { now.r = one("region").value; });
  answers.refresh();
});
one("tabs").addEventListener("click", (event) => {
  const k = [...one("tabs").children].indexOf(event.target.closest("button"));
  if (k < 0) return;
  state.look((now) => { now.i = k; });
  answers.refresh();
});
// The tiles of the map stand in the order of the regions.
document.querySelector("[data-part=map]").addEventListener("click", (event) => {
  const tips = [...event.currentTarget.querySelectorAll(".tip")];
  const at = tips.indexOf(event.target.closest(".tip"));
  if (at < 0) return;
  state.look((now) => { now.r = now.r === regions[at] ? "" : regions[at]; });
  answers.refresh();
});
one("settings").addEventListener("submit", (event) => event.preventDefault());
addEventListener("pagehide", () => answers.leave());
addEventListener("pageshow", (event) => { if (event.persisted) answers.ask(); });

asked = JSON.stringify(state.request());
show();
answers.ask();
