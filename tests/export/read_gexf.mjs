// What graphology-gexf, the parser of Gephi Lite, sees in a GEXF file, as JSON.
// Usage: node read_gexf.mjs NODE_MODULES FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, file] = process.argv.slice(2);
const require = createRequire(join(modules, "of-the-tests.js"));
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(MultiDirectedGraph, readFileSync(file, "utf8"));
const seen = {
  meta: graph.getAttributes(),
  nodes: graph.mapNodes((id, attributes) => ({ id, ...attributes })),
  edges: graph.mapEdges((id, attributes, source, target) => ({ id, source, target, ...attributes })),
};
process.stdout.write(JSON.stringify(seen));
