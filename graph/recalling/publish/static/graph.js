// The whole graph in the browser: sigma draws, graphology holds. The data are a script, so that it works from disk.
(() => {
  "use strict";

  const root = document.currentScript.src.replace(/assets\/graph\.js.*$/, "");
  const stage = document.getElementById("stage");
  const panel = document.getElementById("panel");
  const narrow = document.getElementById("narrow");
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const make = (tag, attributes, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  const data = globalThis.recallingGraph;
  if (!data || !globalThis.Sigma) {
    stage.append(make("p", { textContent: "The graph cannot be drawn here: this browser lacks WebGL." }));
    return;
  }

  // two colours of the style sheet mixed: many lines on each other stay quiet
  const paper = style("--paper");
  const strong = (group) => style(`--${group}`) || "#888888";
  function mix(one, other, share) {
    const parts = (c) => [1, 3, 5].map((k) => parseInt(c.length === 4 ? c[(k + 1) / 2] + c[(k + 1) / 2] : c.slice(k, k + 2), 16));
    const [a, b] = [parts(one), parts(other)];
    return "#" + a.map((v, k) => Math.round(v * share + b[k] * (1 - share)).toString(16).padStart(2, "0")).join("");
  }

  const graph = new graphology.MultiDirectedGraph();
  const scale = Math.min(1, Math.sqrt(500 / data.nodes.length)); // many dots are small dots
  data.nodes.forEach(([file, label, title, kind, organ, year, cited, x, y, read], k) => {
    const name = data.kinds[kind][0].replaceAll(" ", "-");
    graph.addNode(k, { file, label, title, kind: data.kinds[kind][0], organ, year, cited, x, y: -y,
      size: scale * (3 + Math.sqrt(cited) * 2 + (read ? 3 : 0)), color: style(`--k-${name}`) || style("--soft") });
  });
  const quiet = Math.max(0.16, Math.min(0.55, 0.55 * Math.sqrt(1500 / data.edges.length))); // so are many lines
  data.edges.forEach(([from, to, verb, paragraphs, quote, confidence]) => {
    const [kind, group] = data.verbs[verb];
    graph.addEdge(from, to, { verb: kind, group, paragraphs, quote, confidence, size: Math.max(0.4, 0.8 * scale), color: mix(strong(group), paper, quiet), strong: strong(group) });
  });

  const state = { hovered: null, chosen: null, verb: "", organ: "", from: 0, to: 9999 };
  const faint = () => style("--rule");

  function nodeVisible(a) {
    return (!state.organ || a.organ === state.organ) && (!a.year || (a.year >= state.from && a.year <= state.to));
  }
  function edgeVisible(edge, a) {
    return (!state.verb || a.verb === state.verb) && nodeVisible(graph.getSourceAttributes(edge));
  }
  function touched() {
    const seen = new Set();
    graph.forEachEdge((edge, a, from, to) => {
      if (edgeVisible(edge, a)) seen.add(from).add(to);
    });
    return seen;
  }

  const many = data.edges.length > 10000; // too many lines to go through, or to draw, at every move of the mouse
  let shown = touched();
  const tell = () => { stage.dataset.shown = shown.size; }; // tests read this
  const renderer = new Sigma(graph, stage, {
    labelColor: { color: style("--ink") }, labelFont: "system-ui, sans-serif", labelSize: 12, labelRenderedSizeThreshold: Math.max(4, 7 * scale), labelGridCellSize: 140,
    defaultEdgeType: "arrow", minCameraRatio: 0.03, maxCameraRatio: 4, zIndex: true,
    hideEdgesOnMove: many, // while it is moved
    nodeReducer(node, a) {
      const focus = state.hovered ?? state.chosen;
      if (!shown.has(node)) return { ...a, hidden: true };
      if (focus !== null && node !== focus && !graph.areNeighbors(node, focus)) return { ...a, color: faint(), label: "", zIndex: 0 };
      return focus === null ? a : { ...a, forceLabel: node === focus || graph.degree(focus) < 40, zIndex: 1 };
    },
    edgeReducer(edge, a) {
      const focus = state.hovered ?? state.chosen;
      if (!edgeVisible(edge, a)) return { ...a, hidden: true };
      if (focus !== null && !graph.hasExtremity(edge, focus)) return { ...a, hidden: true };
      return focus === null ? a : { ...a, color: a.strong, size: 1.6 };
    },
    // a label is read over dots and lines: it has an edge of the colour of the page
    defaultDrawNodeLabel(context, a, settings) {
      if (!a.label) return;
      context.font = `${settings.labelSize}px ${settings.labelFont}`;
      context.lineWidth = 4;
      context.lineJoin = "round";
      context.strokeStyle = paper;
      context.strokeText(a.label, a.x + a.size + 3, a.y + 4);
      context.fillStyle = style("--ink");
      context.fillText(a.label, a.x + a.size + 3, a.y + 4);
    },
    // the label of a hovered dot: the colours of the page, not the white box of the library
    defaultDrawNodeHover(context, a, settings) {
      if (!a.label) return;
      context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
      const wide = context.measureText(a.label).width;
      context.fillStyle = style("--raised");
      context.strokeStyle = style("--rule");
      context.lineWidth = 1;
      context.beginPath();
      context.roundRect(a.x + a.size + 2, a.y - 11, wide + 12, 22, 4);
      context.fill();
      context.stroke();
      context.fillStyle = style("--ink");
      context.fillText(a.label, a.x + a.size + 8, a.y + 4);
    },
  });

  function say(node) {
    if (node === null) { panel.hidden = true; return; }
    const a = graph.getNodeAttributes(node);
    panel.replaceChildren(
      make("p", { className: "small", textContent: [a.kind, a.year || "", a.cited ? `cited by ${a.cited}` : ""].filter(Boolean).join(" · ") }),
      make("h2", {}, make("a", { href: root + a.file, textContent: a.title })));
    const lines = [];
    graph.forEachEdge(node, (edge, e, from, to) => {
      if (!edgeVisible(edge, e)) return;
      const out = from === node;
      const other = graph.getNodeAttributes(out ? to : from);
      const row = make("li", {}, make("span", { className: `verb g-${e.group}`, textContent: out ? e.verb : `${e.verb} by` }), " ",
        make("a", { href: root + other.file, textContent: other.label }), e.paragraphs ? ` ${e.paragraphs}` : "");
      if (e.quote) row.append(make("br", {}), make("q", { className: "small", textContent: e.quote }));
      lines.push(row);
    });
    panel.append(make("ul", {}, ...lines.slice(0, 30)));
    if (lines.length > 30) panel.append(make("p", { className: "small", textContent: `and ${lines.length - 30} more` }));
    panel.hidden = false;
  }

  // the words are shown at once; of many lines those of a thing come out when it is clicked
  function hover(node) {
    say(node ?? state.chosen);
    if (many) return;
    state.hovered = node;
    renderer.refresh({ skipIndexation: true, schedule: true });
  }
  renderer.on("enterNode", ({ node }) => hover(node));
  renderer.on("leaveNode", () => hover(null));
  renderer.on("clickNode", ({ node }) => { state.chosen = node; say(node); renderer.refresh({ skipIndexation: true, schedule: true }); });
  renderer.on("clickStage", () => { state.chosen = null; say(null); renderer.refresh({ skipIndexation: true, schedule: true }); });
  renderer.on("doubleClickNode", ({ node, event }) => { event.preventSigmaDefault(); location.href = root + graph.getNodeAttribute(node, "file"); });

  for (const verb of [...new Set(data.verbs.map(([kind]) => kind))].sort()) narrow.elements.verb.append(new Option(verb, verb));
  const organs = [...new Set(data.nodes.map((n) => n[4]))].map((o) => [o, data.organs[o] || o]).sort((a, b) => a[1].localeCompare(b[1]));
  for (const [organ, name] of organs) narrow.elements.organ.append(new Option(name, organ));
  const years = [...new Set(data.nodes.map((n) => n[5]))].filter(Boolean).sort();
  for (const year of years) narrow.elements.from.append(new Option(year, year));
  for (const year of years.reverse()) narrow.elements.to.append(new Option(year, year));
  const names = document.getElementById("names");
  const byName = new Map();
  graph.forEachNode((node, a) => { for (const name of [a.label, a.title]) byName.set(name.toLowerCase(), node); });
  names.append(...data.nodes.map((n) => new Option(n[2], n[1])));
  narrow.hidden = false;

  function find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return null;
    if (byName.has(wanted)) return byName.get(wanted);
    for (const [name, node] of byName) if (name.endsWith("/" + wanted)) return node;
    for (const [name, node] of byName) if (name.includes(wanted)) return node;
    return null;
  }

  // the years along the lower edge, as many as have room
  const ticks = document.getElementById("ticks");
  function drawTicks() {
    let last = -99;
    ticks.replaceChildren();
    for (const [year, x] of data.ticks) {
      const place = renderer.graphToViewport({ x, y: 0 }).x;
      if (place - last < 44 || place < 0 || place > stage.clientWidth - 30) continue;
      last = place;
      const tick = make("span", { textContent: year });
      tick.style.left = `${place}px`;
      ticks.append(tick);
    }
  }
  renderer.on("afterRender", drawTicks);
  drawTicks();

  narrow.addEventListener("submit", (e) => e.preventDefault());
  narrow.addEventListener("input", (e) => {
    const f = narrow.elements;
    if (e.target.name === "find") {
      state.hovered = null; // what lay under the mouse moves away
      state.chosen = find(f.find.value);
      say(state.chosen);
      if (state.chosen !== null) {
        const place = renderer.getNodeDisplayData(state.chosen);
        renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.35 }, { duration: 400 });
      } else if (!f.find.value) renderer.getCamera().animatedReset({ duration: 400 });
    } else {
      Object.assign(state, { verb: f.verb.value, organ: f.organ.value, from: +f.from.value || 0, to: +f.to.value || 9999 });
      shown = touched();
      tell();
      say(state.chosen);
    }
    renderer.refresh();
  });
  tell();
  stage.dataset.ready = graph.order; // tests wait for this
})();
