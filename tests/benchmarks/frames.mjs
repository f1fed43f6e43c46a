// How smoothly the graph page of a site moves in Chromium without a graphics card: milliseconds between frames.
// node frames.mjs MODULES ADDRESS_OF_THE_SITE/
import { createRequire } from "node:module";

const [modules, root] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--enable-unsafe-swiftshader"];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: quiet });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const begin = Date.now();
await page.goto(`${root}graph.html`);
await page.waitForSelector("#stage[data-ready]", { timeout: 60000 });
const { nodes, edges } = await page.evaluate(() => ({ nodes: recallingGraph.nodes.length, edges: recallingGraph.edges.length }));
console.log(`${nodes} things, ${edges} lines, drawn after ${Date.now() - begin} ms`);

const stage = await page.locator("#stage").boundingBox();
const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];
async function measure(name, move) {
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const tick = (now) => { frames.push(now - last); last = now; globalThis.asked = requestAnimationFrame(tick); };
    globalThis.asked = requestAnimationFrame(tick);
  });
  await move();
  const frames = await page.evaluate(() => { cancelAnimationFrame(asked); return frames.slice(2); });
  frames.sort((a, b) => a - b);
  const at = (share) => frames[Math.min(frames.length - 1, Math.floor(frames.length * share))].toFixed(0);
  console.log(`${name}: ${frames.length} frames, median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`);
}
await measure("dragged", async () => {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let k = 0; k < 150; k++) await page.mouse.move(x + 250 * Math.sin(k / 12), y + 150 * Math.sin(k / 8));
  await page.mouse.up();
});
await measure("zoomed", async () => {
  for (let k = 0; k < 60; k++) await page.mouse.wheel(0, k < 30 ? -120 : 120).then(() => page.waitForTimeout(30));
});
await measure("hovered", async () => {
  for (let k = 0; k < 150; k++) await page.mouse.move(x + 300 * Math.sin(k / 9), y + 200 * Math.cos(k / 7));
});
await browser.close();
