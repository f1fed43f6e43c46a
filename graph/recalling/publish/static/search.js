// The search page. The index is a set of scripts, so that it works from disk; each calls recalling(name, value).
(() => {
  "use strict";

  const root = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
  const index = { things: null, acts: null, words: new Map(), text: new Map() };
  const waiting = new Map(); // script -> functions to call when it is there
  const MOST = 60;

  globalThis.recalling = (name, value) => {
    if (name === "words") index.words.set(value[0], value[1]);
    else if (name === "text") index.text.set(value[0], value[1]);
    else index[name] = value;
    if (index.things && index.acts && (name === "things" || name === "acts")) begin();
  };

  function load(file) {
    if (!waiting.has(file)) {
      waiting.set(file, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `${root}search/${file}`;
        script.onload = script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return waiting.get(file);
  }

  const UNINDEXED = new Set("the of and to in a on for its by with as that at all or an be".split(" "));
  const plain = (text) => text.replaceAll("’", "'").normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const wordsOf = (text) => (plain(text).match(/[a-z]{2,}|[a-z]*\d+[a-z]*/g) || []).filter((w) => !UNINDEXED.has(w));
  const compact = (text) => plain(text).replace(/[\s.()[\]]/g, "");

  const field = document.getElementById("q");
  const narrow = document.getElementById("narrow");
  const list = document.getElementById("results");
  const count = document.getElementById("count");
  let kinds, organs, things, run = 0;

  function begin() {
    [[kinds, organs], ...things] = [index.things[0], ...index.things[1]];
    things = things.map(([file, label, title, kind, date, organ, cited, read, names]) => {
      const all = [label, title, ...names];
      return { file, label, title, kind, date, organ, cited, read, names, keys: all.map(compact), words: wordsOf(all.join(" ")) };
    });
    fill("kind", [...new Set(things.map((t) => t.kind))].sort((a, b) => a - b).map((k) => [k, kinds[k]]));
    fill("organ", [...new Set(things.map((t) => t.organ))].filter(Boolean).map((o) => [o, organs[o] || o]).sort((a, b) => a[1].localeCompare(b[1])));
    const years = [...new Set(things.map((t) => t.date.slice(0, 4)))].filter(Boolean).sort();
    fill("from", years.map((y) => [y, y]));
    fill("to", [...years].reverse().map((y) => [y, y]));
    narrow.hidden = false;
    field.value = new URLSearchParams(location.search).get("q") || "";
    field.focus();
    search();
  }

  function fill(name, rows) {
    for (const [value, text] of rows) narrow.elements[name].append(new Option(text, value));
  }

  // how well a thing answers: the whole name, its beginning, all of its words; then how often it is cited
  function score(thing, key, words) {
    if (thing.keys.includes(key)) return 1000;
    if (thing.keys.some((k) => k.endsWith("/" + key) || k.endsWith("res/" + key))) return 900;
    if (key.length > 2 && thing.keys.some((k) => k.startsWith(key))) return 500;
    if (words.length && words.every((w) => thing.words.some((t) => t.startsWith(w)))) return 200;
    return 0;
  }

  function allowed(thing) {
    const { kind, organ, from, to } = narrow.elements;
    const year = thing.date.slice(0, 4);
    return (!kind.value || thing.kind === +kind.value) && (!organ.value || thing.organ === organ.value)
      && (!from.value || (year && year >= from.value)) && (!to.value || (year && year <= to.value));
  }

  async function search() {
    const mine = ++run;
    const query = field.value.trim();
    const key = compact(query);
    const words = wordsOf(query);
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    const narrowed = [...narrow.elements].some((s) => s.value);
    let found = [];
    if (query || narrowed) {
      found = things.filter(allowed).map((thing) => ({ thing, score: query ? score(thing, key, words) : 1 })).filter((f) => f.score);
    }
    const texts = query ? await textMatches(words) : new Map();
    if (mine !== run) return;
    const byFile = new Map(things.map((t) => [t.file, t]));
    for (const [number, places] of texts) {
      const thing = byFile.get(index.acts[0][number][0]);
      if (!thing || !allowed(thing)) continue;
      const known = found.find((f) => f.thing === thing);
      if (known) known.places = places;
      else found.push({ thing, score: 50 + Math.min(places.length, 40), places });
    }
    found.sort((a, b) => b.score - a.score || b.thing.cited - a.thing.cited || a.thing.title.localeCompare(b.thing.title));
    count.textContent = query || narrowed ? `${found.length} found${found.length > MOST ? `, the first ${MOST}` : ""}` : `${things.length} things can be found, and every word of ${index.acts[0].length} text${index.acts[0].length === 1 ? "" : "s"}.`;
    list.replaceChildren(...found.slice(0, MOST).map((f) => item(f, words)));
  }

  // act -> paragraphs that have all words; the last word may be a beginning
  async function textMatches(words) {
    if (!words.length) return new Map();
    const shards = [...new Set(words.map((w) => w.slice(0, 2).padEnd(2, "0")))].filter((s) => index.acts[1].includes(s));
    await Promise.all(shards.map((s) => load(`words-${s}.js`)));
    let common = null;
    for (const [k, word] of words.entries()) {
      const rows = index.words.get(word.slice(0, 2).padEnd(2, "0")) || {};
      const matching = k === words.length - 1 && word.length > 2 ? Object.keys(rows).filter((w) => w.startsWith(word)) : [word];
      const here = new Map();
      for (const w of matching) for (const [n, ...ks] of rows[w] || []) here.set(n, new Set([...(here.get(n) || []), ...ks]));
      if (!common) common = here;
      else {
        for (const [n, ks] of common) {
          const both = new Set([...ks].filter((x) => here.get(n)?.has(x)));
          if (both.size) common.set(n, both);
          else common.delete(n);
        }
      }
    }
    return new Map([...common].map(([n, ks]) => [n, [...ks].sort((a, b) => a - b)]));
  }

  const make = (tag, attributes, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  function item({ thing, places }, words) {
    const title = thing.title.startsWith(thing.label.replace(/…$/, "")) ? thing.title : `${thing.label}: ${thing.title}`;
    const head = make("div", {}, make("a", { href: root + thing.file, textContent: title }), " ",
      make("span", { className: "count", textContent: [kinds[thing.kind].replace(/s$/, ""), thing.date.slice(0, 4), thing.cited ? `cited by ${thing.cited}` : ""].filter(Boolean).join(" · ") }));
    const row = make("li", {}, head);
    const other = thing.names.find((n) => words.some((w) => plain(n).includes(w)));
    if (other && !words.every((w) => plain(title).includes(w))) row.append(make("p", { textContent: `Also called ${other}` }));
    if (places) {
      const lines = make("div", {});
      row.append(lines);
      load(`text/${thing.file.replace(/\.html$/, ".js")}`).then(() => lines.replaceChildren(...places.slice(0, 3).map((k) => line(thing, index.text.get(thing.file)[k], words)),
        ...(places.length > 3 ? [make("p", { textContent: `and in ${places.length - 3} more places` })] : [])));
    }
    return row;
  }

  // a paragraph around its first hit, with the words marked
  function line(thing, [anchor, label, text], words) {
    const small = plain(text);
    const first = Math.max(0, Math.min(...words.map((w) => small.indexOf(w)).filter((x) => x >= 0), text.length) - 70);
    const from = first ? text.indexOf(" ", first) + 1 : 0;
    const shown = (from ? "… " : "") + text.slice(from, from + 230) + (from + 230 < text.length ? " …" : "");
    const paragraph = make("p", {}, make("a", { className: "where", href: `${root}${thing.file}#${encodeURIComponent(anchor)}`, textContent: label }), " ");
    const hit = new RegExp(`(${words.map((w) => w.replace(/[^a-z0-9]/g, "")).join("|")})`, "i");
    shown.split(hit).forEach((part, k) => paragraph.append(k % 2 ? make("mark", { textContent: part }) : part));
    return paragraph;
  }

  let timer;
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  narrow.addEventListener("change", search);
  document.getElementById("ask").addEventListener("submit", (e) => { e.preventDefault(); search(); });
})();
