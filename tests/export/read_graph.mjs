// What graphology, the library of Gephi Lite, sees in a GEXF or GraphML file, as JSON.
// Usage: node read_graph.mjs NODE_MODULES FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, file] = process.argv.slice(2);
const require = createRequire(join(modules, "of-the-tests.js"));
const { MultiGraph } = require("graphology");
const parser = require(file.endsWith(".graphml") ? "graphology-graphml" : "graphology-gexf");

const graph = parser.parse(MultiGraph, readFileSync(file, "utf8"));
const seen = {
  meta: graph.getAttributes(),
  nodes: graph.mapNodes((id, attributes) => ({ id, ...attributes })),
  edges: graph.mapEdges((id, attributes, source, target, s, t, undirected) => ({ id, source, target, undirected, ...attributes })),
};
process.stdout.write(JSON.stringify(seen));
