// The live page in a real browser: node live.mjs FOLDER_OF_MODULES PLACE_FOR_FILES ADDRESS SCENARIO.toml
// Prints a line for every fault; ends with 1 if there was one.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules, place, address, scenario] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let faults = 0;
const fault = (text) => { faults += 1; console.log(text); };
const check = (holds, text) => { if (!holds) fault(text); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const site = new URL(address).origin;

async function open(setting, path = address) {
  const context = await browser.newContext({ ...setting, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(120000);
  page.on("pageerror", (e) => fault(`${setting.label}: ${e}`));
  page.on("console", (m) => { if (m.type() === "error" && !/422/.test(m.text())) fault(`${setting.label}: ${m.text()}`); });
  page.on("request", (r) => { if (!r.url().startsWith(site) && !/^(blob|data):/.test(r.url())) fault(`asks for ${r.url()}`); });
  await page.goto(path);
  return { context, page };
}
const settled = (page) => page.waitForFunction(() => document.body.dataset.stage === "done" && !document.getElementById("shown").hasAttribute("aria-busy"), null, { timeout: 240000 });
const answer = (page) => page.locator("[data-part=answer] .answer").textContent();
const changed = (page, before) => page.waitForFunction((old) => {
  const now = document.querySelector("[data-part=answer] .answer")?.textContent;
  return now && now !== old;
}, before);

// The address follows a change a little later.
const addressed = (page, text) => page.waitForFunction((wanted) => {
  const state = /#s=([\w-]+)/.exec(location.hash)?.[1] ?? "";
  return atob(state.replaceAll("-", "+").replaceAll("_", "/")).includes(wanted);
}, text);

async function accessible(page, label) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const v of found.violations) fault(`${label}: ${v.id} (${v.impact}): ${v.help}; ${v.nodes.length} x, ${v.nodes[0].html.slice(0, 200)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${label}: ${wide} px wider than the screen`);
}

const wide = { viewport: { width: 1440, height: 1000 }, colorScheme: "light", label: "wide" };
{
  const { context, page } = await open(wide, `${address}&lang=nl`);
  check(page.url().startsWith(`${site}/?lang=nl`) && !page.url().includes("token"), `the token stays in the address: ${page.url()}`);
  await settled(page);
  await accessible(page, "wide, light, nl");
  await page.screenshot({ path: join(place, "wide-nl.png"), fullPage: true });

  // A slider moves; the answer follows at once, then settles.
  let before = await answer(page);
  const size = page.locator(".field[data-key='plan.size'] input[type=range]");
  await size.focus();
  const started = Date.now();
  await page.keyboard.press("End");
  await changed(page, before);
  console.log(`first answer after ${Date.now() - started} ms`);
  check(await page.locator("#size").inputValue() === "50000", "the number follows its slider");
  await settled(page);
  const draws = await page.evaluate(() => Number(document.body.dataset.draws));
  check(draws === 2048, `settled after ${draws} draws`);
  check((await page.locator("#status").textContent()).includes("Toevalsfout"), "the Monte Carlo error is shown");

  // Undo, redo, and what the address holds.
  before = await answer(page);
  await page.locator("#undo").click();
  await changed(page, before);
  check(await page.locator("#size").inputValue() === "10000", "undo");
  await page.locator("#redo").click();
  await page.waitForFunction(() => document.getElementById("size").value === "50000");
  await addressed(page, "50000");
  const { page: other, context: otherContext } = await open({ ...wide, label: "link", storageState: await context.storageState() }, page.url());
  await settled(other);
  check(await other.locator("#size").inputValue() === "50000", "a link reproduces the fields");
  await settled(page);
  check(await answer(other) === await answer(page), "a link reproduces the answer");
  await otherContext.close();

  // The mix always adds up.
  await page.locator(".field[data-key='mix.volunteer'] input[type=number]").fill("37");
  await page.keyboard.press("Tab");
  const mix = await page.locator("#mix input[type=number]").evaluateAll((all) => all.map((x) => Number(x.value)));
  check(mix.reduce((a, b) => a + b, 0) === 100 && mix[0] === 37, `the mix is ${mix}`);

  // A second scenario, compared.
  await page.locator("#duplicate").click();
  await page.locator("#title").fill("Half zo groot");
  await page.locator("#size").fill("20000");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelectorAll("#tabs button").length === 2);
  await page.waitForFunction(() => document.querySelectorAll("[data-part=compare] table").length > 3, null, { timeout: 240000 });
  const compare = await page.locator("[data-part=compare]").textContent();
  check(compare.includes("Half zo groot") && compare.includes("Extra sociaal werkers"), `what differs is listed: ${compare.slice(0, 300)}`);
  await settled(page);
  await accessible(page, "two scenarios, nl");
  await page.locator("[data-part=compare]").screenshot({ path: join(place, "compare-nl.png") });

  // A region, from the map and from the list.
  const tile = page.locator("[data-part=map] .tip").first();
  await tile.click();
  await page.waitForFunction(() => document.querySelector("[data-part=region] h3"));
  check(await page.locator("#region").inputValue() !== "", "the list shows the region that was clicked");

  // Files.
  for (const [id, start] of [["save-toml", "extends"], ["save-report", "<!doctype html>"], ["save-book", "PK"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#${id}`).click()]);
    const path = join(place, download.suggestedFilename());
    await download.saveAs(path);
    check(readFileSync(path).toString("latin1").startsWith(start), `${id}: ${download.suggestedFilename()}`);
  }

  // Another language keeps the plan.
  before = await answer(page);
  await page.locator("#language").click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await settled(page);
  check(await page.locator("#tabs button").count() === 2, "another language keeps the scenarios");
  check(/shortage/.test(await answer(page)) && before !== await answer(page), "the answer is in English");
  await accessible(page, "wide, light, en");

  // A file with mistakes: told at the field; and one without.
  const wrong = join(place, "wrong.toml");
  writeFileSync(wrong, "extends = \"reference\"\n[plan]\nsize = \"many\"\nmix = { mbo = 0.7 }\n");
  await page.locator("#file").setInputFiles(wrong);
  await page.waitForFunction(() => !document.getElementById("faults").hidden);
  check(await page.locator(".field[data-key='plan.size'] .fault").isVisible(), "a mistake is shown at its field");
  check(await page.locator("#faults li").count() >= 2, "all mistakes are told at once");
  await accessible(page, "mistakes, en");
  await page.screenshot({ path: join(place, "mistakes-en.png") });
  await page.locator("#undo").click();
  await page.waitForFunction(() => document.getElementById("faults").hidden);
  await page.locator("#file").setInputFiles(scenario);
  await page.waitForFunction(() => document.querySelectorAll("#tabs button").length === 3);
  await settled(page);
  check(await page.locator("#faults").isHidden(), "a good file has no mistakes");

  // Why: the effect tree.
  await page.locator("#tabs button").nth(1).click();
  await page.locator("#tree").click();
  await page.waitForFunction(() => document.querySelector("[data-part=tree] table"), null, { timeout: 240000 });
  await accessible(page, "effect tree, en");
  await context.close();
}

// From the keyboard alone, on a phone, in the dark.
{
  const { context, page } = await open({ viewport: { width: 360, height: 740 }, colorScheme: "dark", label: "phone" }, `${address}&lang=nl`);
  await settled(page);
  await accessible(page, "phone, dark, nl");
  await page.screenshot({ path: join(place, "phone-dark-nl.png"), fullPage: true });
  const before = await answer(page);
  const reach = async (id, most = 200) => {
    for (let i = 0; i < most; i += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return true;
      await page.keyboard.press("Tab");
    }
    return false;
  };
  await page.evaluate(() => document.activeElement?.blur());
  check(await reach("size"), "the number of posts is reached from the keyboard");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30000");
  await page.keyboard.press("Tab");
  await changed(page, before);
  for (const id of ["evidence", "stop", "region", "save-toml"]) {
    if (id === "stop" && await page.locator("#stop").isHidden()) continue;
    check(await reach(id), `${id} is reached from the keyboard`);
  }
  await context.close();
}
await browser.close();
console.log(`${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
