"use strict";
// What pictures on a page can do: be saved, and be printed with their numbers. Also those that come later.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Whoever prints sees the numbers too.
  addEventListener("beforeprint", () => {
    for (const d of all("details:not([open])")) { d.open = true; d.dataset.printed = ""; }
  });
  addEventListener("afterprint", () => {
    for (const d of all("details[data-printed]")) { d.open = false; delete d.dataset.printed; }
  });

  const save = (blob, name) => {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(blob);
    a.download = name;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  };
  const element = (name, attributes, text) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.textContent = text ?? "";
    return e;
  };
  // The style of the page or of a file beside it.
  const style = () => [...document.getElementById("chart-style").sheet.cssRules].map((rule) => rule.cssText).join("\n");
  // A picture that stands alone: its colours, its title above and its source below.
  const picture = (figure) => {
    const svg = figure.querySelector("svg").cloneNode(true);
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const title = [];
    for (const word of svg.querySelector("title").textContent.split(" ")) {
      const line = title.at(-1);
      if (line && line.length + word.length < width / 8.4 - 2) title[title.length - 1] = `${line} ${word}`;
      else title.push(word);
    }
    const head = 12 + 18 * title.length;
    const whole = head + height + 22;
    svg.setAttribute("viewBox", `0 ${-head} ${width} ${whole}`);
    svg.setAttribute("width", width);
    svg.setAttribute("height", whole);
    const first = svg.querySelector("desc").nextSibling;
    svg.insertBefore(element("style", {}, style()), first);
    svg.insertBefore(element("rect", { class: "paper", x: 0, y: -head, width, height: whole }), first);
    title.forEach((line, i) => svg.insertBefore(element("text", { class: "head", x: 8, y: 20 + 18 * i - head }, line), first));
    svg.append(element("text", { class: "small", x: 8, y: height + 14 }, figure.querySelector(".source").textContent));
    return { text: new XMLSerializer().serializeToString(svg), width, height: whole };
  };
  const png = ({ text, width, height }, name) => {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width * 3, height * 3];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, name), "image/png");
      URL.revokeObjectURL(address);
    };
    image.src = address;
  };
  const csv = (table) => {
    const cell = (c) => {
      const text = c.dataset.plain ?? c.textContent;
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return all("tr", table).map((row) => all("th,td", row).map(cell).join(",") + "\n").join("");
  };
  addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    const figure = button?.closest("figure[data-name]");
    if (!figure) return;
    const [name, kind] = [figure.dataset.name, button.dataset.save];
    if (kind === "svg") save(new Blob([picture(figure).text], { type: "image/svg+xml" }), `${name}.svg`);
    if (kind === "png") png(picture(figure), `${name}.png`);
    if (kind === "csv") save(new Blob([csv(figure.querySelector("table"))], { type: "text/csv" }), `${name}.csv`);
  });
  for (const buttons of all("figure .save")) buttons.hidden = false;
})();
