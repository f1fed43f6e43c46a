// Puts a SPARQL query to a source with Comunica and prints the rows as JSON, a row an object of values.
// node comunica.mjs MODULES follow SEED QUERY    from one IRI, by following links
// node comunica.mjs MODULES ask ENDPOINT QUERY   to a SPARQL endpoint
import { createRequire } from "node:module";

const [modules, way, source, query] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const engines = { follow: "@comunica/query-sparql-link-traversal", ask: "@comunica/query-sparql" };
const { QueryEngine } = require(engines[way]);
const sources = [way === "ask" ? { type: "sparql", value: source } : source];
const bindings = await new QueryEngine().queryBindings(query, { sources, lenient: true });
const rows = await bindings.toArray();
console.log(JSON.stringify(rows.map((row) => Object.fromEntries([...row].map(([v, term]) => [v.value, term.value])))));
