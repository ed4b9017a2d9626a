// Changes what a place shows without replacing what stays: so the focus, open tables, a place that was scrolled to and a click
// that is under way survive an answer that comes meanwhile.

// Makes the inside of `place` what `html` says; `ready` may change it before it is shown.
export function morph(place, html, ready) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  ready?.(fresh.content);
  inside(place, fresh.content);
}

function inside(old, fresh) {
  const [olds, news] = [[...old.childNodes], [...fresh.childNodes]];
  news.forEach((to, i) => {
    const from = olds[i];
    if (!from) old.append(to);
    else if (from.nodeName !== to.nodeName) from.replaceWith(to);
    else if (from.nodeType === Node.ELEMENT_NODE) element(from, to);
    else if (from.data !== to.data) from.data = to.data;
  });
  for (const from of olds.slice(news.length)) from.remove();
}

function element(old, fresh) {
  // Whether a table is open is the reader's choice.
  if (old.nodeName !== "DETAILS") {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  inside(old, fresh);
}
