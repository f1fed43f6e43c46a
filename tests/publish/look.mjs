// Opens pages in Chromium and prints, as JSON, what axe, the console and the network say of each.
// node look.mjs MODULES ROOT PAGE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, root, ...pages] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: quiet });
const found = [];
for (const scheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const file of pages) {
      const page = await context.newPage();
      const seen = { file, scheme, width, violations: [], errors: [], elsewhere: [] };
      page.on("pageerror", (error) => seen.errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
      page.on("request", (request) => request.url().startsWith(root) || request.url().startsWith("data:") || seen.elsewhere.push(request.url()));
      await page.goto(root + file);
      await page.waitForTimeout(300);
      seen.wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (file.startsWith("search.html")) seen.results = await page.locator("#results li").count();
      if (file === "graph.html") seen.things = await page.evaluate(() => +document.getElementById("stage").dataset.ready || 0);
      if (file === "graph.html") {
        await page.fill("#narrow [name=find]", "CEDAW");
        seen.said = await page.locator("#panel").innerText();
        seen.quotes = await page.locator("#panel q").count();
        await page.selectOption("#narrow [name=verb]", "reaffirm");
        seen.reaffirmed = await page.locator("#panel").innerText();
        seen.narrowed = [];
        for (const [verb, organ, from, to] of [["", "", "", ""], ["reaffirm", "", "", ""], ["", "ga", "", ""], ["", "", "1989", "1999"], ["", "ga", "2000", "2002"]]) {
          for (const [name, value] of Object.entries({ verb, organ, from, to })) await page.selectOption(`#narrow [name=${name}]`, value);
          seen.narrowed.push([verb, organ, +from, +to, await page.evaluate(() => +document.getElementById("stage").dataset.shown)]);
        }
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
      seen.violations = violations.map((v) => `${v.id}: ${v.nodes[0].target.join(" ")}`);
      found.push(seen);
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
