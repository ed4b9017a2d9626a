// What the buttons under a picture save.
import { readFileSync } from "node:fs";
import { join } from "node:path";

async function saved(page, figure, kind, place) {
  const [download] = await Promise.all([page.waitForEvent("download"), figure.locator(`[data-save=${kind}]`).click()]);
  const path = join(place, download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path);
}

// Saves `figure` in every form, and tells what is wrong with what came.
export async function checkSaved(page, figure, place, fault) {
  const svg = (await saved(page, figure, "svg", place)).toString();
  const source = await figure.locator(".source").textContent();
  if (!svg.startsWith("<svg") || !svg.includes("--one") || !source || !svg.includes(source)) fault(`a saved SVG lacks its style or its source: ${source}`);
  const png = await saved(page, figure, "png", place);
  if (png.subarray(1, 4).toString() !== "PNG" || png.length < 10000) fault(`a saved PNG has ${png.length} bytes`);
  const csv = (await saved(page, figure, "csv", place)).toString().trimEnd().split("\n");
  const rows = await figure.locator("tbody tr").count();
  if (csv.length !== rows + 1 || !/^[^,]+(,-?[0-9.]*)+$/.test(csv[1])) fault(`a saved CSV: ${csv.slice(0, 2)}`);
}
