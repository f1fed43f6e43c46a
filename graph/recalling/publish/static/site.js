// What pages do beyond reading: a card beside a citation, and anchors of selectors that lead to their evidence.
(() => {
  "use strict";

  const card = document.createElement("div");
  card.className = "card";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // the link says the same in its title
  document.body.append(card);

  function show(cite) {
    const says = cite.dataset.says || cite.title;
    if (!says) return;
    cite.dataset.says = says;
    cite.removeAttribute("title"); // no second tooltip
    const [name, ...facts] = says.split(" · ");
    card.replaceChildren(Object.assign(document.createElement("b"), { textContent: name }));
    for (const fact of facts) card.append(Object.assign(document.createElement("span"), { textContent: fact }));
    card.style.setProperty("--c", getComputedStyle(cite).getPropertyValue("--c"));
    card.hidden = false;
    const box = cite.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = box.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.left = `${Math.max(8, left) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
  }

  function hide(cite) {
    card.hidden = true;
    if (cite.dataset.says) cite.title = cite.dataset.says;
  }

  for (const cite of document.querySelectorAll(".text .cite")) {
    cite.addEventListener("mouseenter", () => show(cite));
    cite.addEventListener("focus", () => show(cite));
    cite.addEventListener("mouseleave", () => hide(cite));
    cite.addEventListener("blur", () => hide(cite));
  }

  function follow() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (!wanted || document.getElementById(wanted)) return;
    const evidence = document.getElementById(wanted.replace(/-(pos|quote)$/, ""));
    if (evidence) evidence.scrollIntoView();
  }
  addEventListener("hashchange", follow);
  follow();
})();
