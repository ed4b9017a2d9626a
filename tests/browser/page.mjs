// What a page does in a real browser: node page.mjs FOLDER_OF_MODULES PLACE_FOR_FILES PAGE.html ...
// Prints a line for every fault; ends with 1 if there was one.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkSaved } from "./saved.mjs";

const [modules, place, ...pages] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let faults = 0;
const fault = (page, text) => { faults += 1; console.log(`${page}: ${text}`); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// WCAG 2.2 AA and axe's own best practices; the page's policy forbids scripts but its own, so axe comes in from outside.
async function accessible(page, name, setting) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const v of found.violations) {
    fault(name, `${setting}: ${v.id} (${v.impact}): ${v.help}; ${v.nodes.length} x, ${v.nodes[0].html.slice(0, 160)}`);
  }
}

for (const file of pages) {
  const name = file.split("/").slice(-1)[0];
  for (const setting of [
    { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
    { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  ]) {
    const label = `${setting.viewport.width} px, ${setting.colorScheme}`;
    const context = await browser.newContext({ ...setting, acceptDownloads: true });
    const page = await context.newPage();
    page.on("pageerror", (e) => fault(name, `${label}: ${e}`));
    page.on("console", (m) => { if (m.type() === "error") fault(name, `${label}: ${m.text()}`); });
    page.on("request", (r) => { if (!/^(file|blob|data):/.test(r.url())) fault(name, `asks for ${r.url()}`); });
    await page.goto(pathToFileURL(file).href);

    for (const lang of ["nl", "en"]) {
      await page.locator(`[data-lang=${lang}]`).focus();
      await page.keyboard.press("Enter");
      const now = await page.evaluate(() => [document.documentElement.lang, document.title,
        [...document.querySelectorAll("main")].filter((m) => m.checkVisibility()).length]);
      if (now[0] !== lang || now[2] !== 1 || !now[1]) fault(name, `${label}: after the switch to ${lang}: ${now}`);
      await accessible(page, name, `${label}, ${lang}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) fault(name, `${label}, ${lang}: ${wide} px wider than the screen`);
    }

    const figure = page.locator("[data-page=en] figure[data-name]").first();
    await checkSaved(page, figure, place, (text) => fault(name, `${label}: ${text}`));

    // Everything can be reached and worked from the keyboard.
    const closed = await page.locator("[data-page=en] details:not([open]) summary").first().elementHandle();
    await closed.focus();
    await page.keyboard.press("Space");
    if (!(await closed.evaluate((s) => s.parentElement.open))) fault(name, "a table does not open from the keyboard");
    await context.close();
  }

  // Printed, every table is open, and nothing but the content is there. Also without its script.
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ media: "print" });
    if (javaScriptEnabled) {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const shut = () => [...document.querySelectorAll("[data-page]:not([hidden]) table")]
        .filter((t) => !t.checkVisibility({ contentVisibilityAuto: true })).length;
      // Tables appear with the next frame.
      await page.waitForFunction(`(${shut})() === 0`, null, { timeout: 10000 }).catch(() => {});
      const left = await page.evaluate(`(${shut})()`);
      if (left > 0) fault(name, `${left} tables are shut when printed`);
    }
    await page.pdf({ path: join(place, `${name}-${javaScriptEnabled}.pdf`), format: "A4" });
    await context.close();
  }
}
await browser.close();
console.log(`${pages.length} pages, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
