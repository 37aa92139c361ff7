import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleServer, startConsole } from '../../../cli/console/console-server.ts';
import type { Incident } from '../../../functions/core/incident.ts';
import { fakeSources } from '../../fakes/console-sources.ts';
import { everyView } from '../../fakes/every-view.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';
import { chromiumArguments, chromiumPath } from '../../rig/chromium.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
const pictures = join(root, 'artefacts');
const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
if (!chromiumPath) console.warn('no Chromium on this machine: the page is not looked at (apt-get install chromium)');

const incidents = manyIncidents(5000, new Date());
const world = fakeSources(incidents);
const held = must(incidents.find(({ status }) => status === 'waiting'));
const wides = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' } } as const;
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { ...wides.light, viewport: { width: 1280, height: 900 } },
  dark: { ...wides.dark, viewport: { width: 1280, height: 900 } },
  phone: { ...wides.light, viewport: { width: 390, height: 844 } },
};
const whole = everyView(new Date());
const views = {
  now: '/',
  history: '/history',
  overrides: '/overrides',
  coverage: '/coverage',
  click: '/clicks',
  slack: '/slack',
};
const worlds = {
  full: {
    sources: whole.sources,
    views: {
      ...views,
      ...Object.fromEntries(Object.entries(whole.of).map(([name, id]) => [name, `/incidents/${id}`])),
    },
  },
  empty: { sources: fakeSources([]).sources, views },
};

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the made-up incidents lack one');
  return value;
}

describe.skipIf(!chromiumPath)('the page, in Chromium', () => {
  let browser: Browser;
  let server: ConsoleServer;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    server = await startConsole({ sources: world.sources, every: 50 });
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const contexts: BrowserContext[] = [];
  /** A page that is left open goes on following the store, and takes the next test's time. */
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  async function enter(
    options: BrowserContextOptions = looks.light ?? {},
    at = server,
  ): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(at.link());
    await page.waitForURL(`${at.url}/`);
    return { page, faults };
  }

  it.each(
    Object.entries(worlds).flatMap(([much, world]) => Object.keys(looks).map((look) => ({ much, look, ...world }))),
  )(
    'is accessible and fits, in every view: $much, $look',
    async ({ much, look, sources, views }) => {
      const shown = await startConsole({ sources, every: 1000 });
      const { page, faults } = await enter(looks[look], shown);
      for (const [name, path] of Object.entries(views)) {
        await page.goto(shown.url + path);
        await page.screenshot({ path: join(pictures, `${much}-${name}-${look}.png`), fullPage: true });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
        expect(await findings(page), `${name}, ${look}`).toEqual([]);
      }
      expect(faults).toEqual([]);
      await page.close();
      await shown.close();
    },
    120_000,
  );

  it('shows people times as people write them, with their zone, and machines the exact ones', async () => {
    const shown = await startConsole({ sources: whole.sources, every: 1000 });
    const { page } = await enter(looks.light, shown);
    for (const path of Object.values(worlds.full.views)) {
      await page.goto(shown.url + path);
      expect(await page.locator('main').innerText(), path).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:/);
    }
    await page.goto(`${shown.url}/incidents/${whole.of.held}`);
    const until = page.locator('.outcome time');
    expect(await until.textContent()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    expect(await until.getAttribute('datetime')).toMatch(/T.*Z$/);
    await page.close();
    await shown.close();
  });

  it('follows a log from its end, also where nothing was written yet when the page was opened', async () => {
    const log: string[] = [];
    const open = must(incidents.find(({ status }) => status === 'open'));
    const sources = { ...world.sources, log: async () => (log.length > 0 ? log.join('\n') : undefined) };
    const shown = await startConsole({ sources, every: 50 });
    const { page } = await enter(looks.light, shown);
    await page.goto(`${shown.url}/incidents/${open.id}`);
    expect(await page.locator('#log-text').count()).toBe(0);
    log.push(...Array.from({ length: 200 }, (_, line) => `line ${line}`));
    await page.locator('#log-text', { hasText: 'line 199' }).waitFor();
    const below = () =>
      page.evaluate(
        '(() => { const log = document.getElementById("log-text"); return log.scrollHeight - log.clientHeight - log.scrollTop })()',
      );
    expect(await below()).toBeLessThan(8);
    log.push('line 200');
    await page.locator('#log-text', { hasText: 'line 200' }).waitFor();
    expect(await below()).toBeLessThan(8);
    await page.close();
    await shown.close();
  });

  it('paints first within a second, with 5,000 incidents in the store', async () => {
    const { page } = await enter();
    const paints: number[] = [];
    for (const path of ['/', '/history', '/', '/history', '/', '/history']) {
      await page.goto(server.url + path);
      paints.push(Number(await page.evaluate(firstPaint)));
    }
    expect(Math.min(...paints.filter((_, index) => index % 2 === 0))).toBeLessThan(1000);
    expect(Math.min(...paints.filter((_, index) => index % 2 === 1))).toBeLessThan(1000);
  });

  it('lights each step as it happens, and shows the outcome, without a reload', async () => {
    const { page } = await enter();
    const at = () => new Date().toISOString();
    const base = must(incidents.find(({ status }) => status === 'reverted'));
    const {
      closedAt: _closedAt,
      run: _run,
      ...fresh
    } = { ...base, id: 'shop-7001', status: 'open' as const, steps: [], openedAt: at() };
    const live: Incident = { ...fresh, clicks: base.clicks.map((click) => ({ ...click, eventTime: at() })) };
    world.store.records.set(live.id, live);
    const way = page.locator('#card-shop-7001 .way');
    await way.locator('li.now', { hasText: 'build' }).waitFor();
    await world.store.step(live.id, { name: 'init', startedAt: at() });
    await way.locator('li.now', { hasText: 'settle' }).waitFor();
    await world.store.step(live.id, { name: 'plan', startedAt: at() });
    await way.locator('li.now', { hasText: 'plan' }).waitFor();
    await page.screenshot({ path: join(pictures, 'now-at-work.png') });
    if (base.run) await world.store.writeRun(live.id, base.run);
    await world.store.writeStatus(live.id, {
      status: 'reverted',
      outcome: 'Reverted and proved',
      reasons: [],
      closedAt: at(),
    });
    await page.locator('#row-shop-7001', { hasText: 'taken back' }).waitFor();
    expect(await page.locator('#card-shop-7001').count()).toBe(0);
  });

  it('keeps what is being typed while the page goes on', async () => {
    const { page } = await enter();
    await page.goto(`${server.url}/incidents/${held.id}`);
    await page.fill('input[name=reason]', 'the rele');
    world.store.open('shop-7002', 'shop', { openedAt: new Date().toISOString() });
    await page.locator('header .count', { hasText: '2' }).waitFor();
    await world.store.writeStatus('shop-7002', { status: 'waiting', outcome: '', reasons: [] });
    await page.locator('header .count', { hasText: '3' }).waitFor();
    expect(await page.inputValue('input[name=reason]')).toBe('the rele');
    await world.store.writeStatus('shop-7002', {
      status: 'clean',
      outcome: '',
      reasons: [],
      closedAt: new Date().toISOString(),
    });
  });

  it('takes a click back, keeps one, and says what became of the wish', async () => {
    const { page } = await enter();
    await page.goto(`${server.url}/incidents/${held.id}`);
    await page.click('text=Take it back now');
    await page.locator('.notice', { hasText: 'Decided: revert' }).waitFor();
    expect(world.done.at(-1)).toMatchObject({ incident: held.id, ask: { verb: 'revert' }, seen: { card: 1 } });
    await page.selectOption('select[name=seconds]', '3600');
    await page.fill('input[name=reason]', 'the release');
    await page.press('input[name=reason]', 'Enter');
    await page.locator('.notice', { hasText: 'Decided: keep' }).waitFor();
    expect(world.done.at(-1)).toMatchObject({ ask: { verb: 'keep', seconds: 3600, reason: 'the release' } });
  });

  it('makes a click', async () => {
    const { page } = await enter();
    await page.goto(`${server.url}/clicks`);
    await page.click('text=Open port 22 to the world');
    await page.locator('.notice', { hasText: 'ada@example.com clicked' }).waitFor();
    expect(world.done.at(-1)).toEqual({ click: 'open-22' });
  });

  it('filters the history', async () => {
    const { page } = await enter();
    await page.goto(`${server.url}/history`);
    await page.selectOption('select[name=status]', 'failed');
    await page.selectOption('select[name=service]', 'iam');
    await page.click('button:has-text("Filter")');
    await page.waitForURL(/status=failed/);
    const chips = await page.locator('.incidents .chip:not(.critical)').allInnerTexts();
    expect(chips.length).toBeGreaterThan(5);
    expect(new Set(chips)).toEqual(new Set(['run failed']));
    await page.click('a[rel=next]');
    await page.waitForURL(/page=2/);
    expect(await page.inputValue('select[name=service]')).toBe('iam');
  });

  it('goes everywhere by keyboard', async () => {
    const { page } = await enter();
    await page.keyboard.press('2');
    await page.waitForURL(/history/);
    await page.keyboard.press('/');
    await page.keyboard.type('PutRetention');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=PutRetention/);
    await page.locator('.incidents tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(/incidents\//);
    expect(await page.locator('h1').textContent()).toContain('PutRetentionPolicy');
  });
});

/** Milliseconds to the first contentful paint, once it was. */
const firstPaint = `new Promise((painted) => {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (paint) painted(paint.startTime);
    else setTimeout(look, 20);
  };
  look();
})`;

/** All that axe-core finds, whatever its weight: the rule, and where. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe-core gave no answer'];
}
