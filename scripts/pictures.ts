// The pictures of the README: `npm run pictures` makes them anew with the system's Chromium; `-- --check` says whether what they
// show is still what the page shows. What is compared is the text, since fonts differ from machine to machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startConsole } from '../cli/console/console-server.ts';
import { slackCard } from '../functions/core/slack/card.ts';
import { fakeSources } from '../test/fakes/console-sources.ts';
import { manyIncidents } from '../test/fakes/many-incidents.ts';
import { chromiumArguments, chromiumPath } from '../test/rig/chromium.ts';

const folder = resolve(import.meta.dirname, '..', 'docs', 'pictures');
/** The moment that the pictures show: they are the same each time. */
const now = new Date('2026-06-01T12:00:00Z');
const incidents = manyIncidents(400, now);

const scenes: readonly {
  readonly name: string;
  readonly path: string;
  readonly part?: string;
  readonly looks: readonly string[];
}[] = [
  { name: 'now', path: '/', looks: ['light', 'dark'] },
  {
    name: 'incident',
    path: `/incidents/${incidents.find(({ status }) => status === 'reverted')?.id}`,
    looks: ['light'],
  },
  { name: 'history', path: '/history', looks: ['light'] },
  { name: 'slack-card', path: '/slack', part: '.message', looks: ['light'] },
];

async function openedPage(browser: Browser, colorScheme: 'light' | 'dark', link: string): Promise<Page> {
  const viewport = { width: 1200, height: 760 };
  const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(link);
  await page.waitForURL(/\/$/);
  return page;
}

/** Writes one picture and returns its text. */
async function take(page: Page, url: string, scene: (typeof scenes)[number], look: string): Promise<string> {
  await page.goto(url + scene.path);
  const part = page.locator(scene.part ?? 'body').first();
  const path = join(folder, `${scene.name}-${look}.png`);
  if (!isCheck) await (scene.part ? part.screenshot({ path }) : page.screenshot({ path }));
  return `${((await part.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()}\n`;
}

/** @returns the names of the pictures that show something else than the page does. */
async function all(browser: Browser): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const look of ['light', 'dark'] as const) {
    const page = await openedPage(browser, look, server.link());
    for (const scene of scenes.filter(({ looks }) => looks.includes(look))) {
      const text = await take(page, server.url, scene, look);
      const file = join(folder, `${scene.name}.txt`);
      if (!isCheck) writeFileSync(file, text);
      else if (readFileSync(file, 'utf8') !== text) stale.push(scene.name);
    }
  }
  return [...new Set(stale)];
}

const isCheck = process.argv.includes('--check');
if (!chromiumPath) {
  process.stderr.write(
    'There is no Chromium here: install it (Debian: apt-get install chromium), or name it in CHROMIUM.\n',
  );
  process.exit(isCheck ? 0 : 3);
}
mkdirSync(folder, { recursive: true });
const messages = incidents
  .filter(({ status }) => status === 'waiting')
  .map((incident) => ({ channel: 'C', ts: '1780315200.000001', edits: 0, ...slackCard(incident) }));
const sources = {
  ...fakeSources(incidents).sources,
  place: '111122223333 as grace',
  messages: () => messages,
  now: () => now,
};
const server = await startConsole({ sources, every: 1000 });
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
const stale = await all(browser);
await browser.close();
await server.close();
if (stale.length > 0) {
  process.stderr.write(`These pictures are old: ${stale.join(', ')}. Make them anew with "npm run pictures".\n`);
  process.exitCode = 1;
}
