// Asks the first examples on the page with the SPARQL editor, in Chromium, and prints as JSON what was seen.
// node ask.mjs MODULES ADDRESS
import { createRequire } from "node:module";

const [modules, address] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: quiet });
const found = [];
for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme })).newPage();
  const seen = { width, errors: [], elsewhere: [] };
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("request", (request) => request.url().startsWith(address) || /^(data|blob):/.test(request.url()) || seen.elsewhere.push(request.url()));
  await page.goto(`${address}sparql`);
  await page.waitForSelector("#yasgui[data-ready]", { timeout: 60000 });
  await page.selectOption("#examples", { label: "Bodies that a footnote renames" });
  await page.waitForSelector(".yasr table tbody tr", { timeout: 60000 });
  seen.rows = await page.locator(".yasr table tbody tr").count();
  seen.text = await page.locator(".yasr table").innerText();
  seen.wide = await page.evaluate(() => document.documentElement.scrollWidth);
  found.push(seen);
}
await browser.close();
console.log(JSON.stringify(found));
