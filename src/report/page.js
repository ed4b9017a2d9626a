"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;

  // The language, without loading anything. The place on the page stays about where it was.
  const show = (lang) => {
    const of = (page) => page.dataset.page === lang;
    const pages = all("[data-page]");
    const old = pages.find((page) => !page.hidden);
    const headings = (page) => all("h1,h2,h3", page);
    const above = old ? headings(old).filter((h) => h.getBoundingClientRect().top < 40).length : 0;
    for (const page of pages) page.hidden = !of(page);
    const now = pages.find(of);
    root.lang = lang;
    document.title = now.dataset.title;
    for (const b of all("[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    if (above > 1) headings(now)[above - 1]?.scrollIntoView();
  };
  for (const button of all("[data-lang]")) button.addEventListener("click", () => show(button.dataset.lang));
  for (const nav of all("nav.lang")) nav.hidden = false;
})();
