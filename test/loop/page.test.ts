import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, chromiumPath } from '../rig/chromium.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const root = resolve(import.meta.dirname, '..', '..');
const pictures = join(root, 'artefacts');
const lacking = missingForLoop() ?? (chromiumPath ? undefined : 'no Chromium on this machine');
if (lacking) console.warn(`the page over the closed loop is skipped: ${lacking}`);

describe.skipIf(lacking)('the page over the closed loop', { timeout: 400_000 }, () => {
  let sandbox: RunningSandbox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    sandbox = await startSandboxProcess(join(root, 'examples', 'stack'));
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: chromiumArguments });
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(sandbox.page);
    await page.waitForURL(`${sandbox.console}/`);
  }, 260_000);
  afterAll(async () => {
    await browser?.close();
    if (!sandbox || sandbox.process.exitCode !== null) return;
    const ended = new Promise((over) => sandbox.process.once('exit', over));
    sandbox.process.kill('SIGTERM');
    await ended;
  });

  async function click(title: string): Promise<void> {
    await page.goto(`${sandbox.console}/clicks`);
    await page.getByRole('button', { name: title }).click();
    await page.locator('.notice', { hasText: title }).waitFor();
  }

  it('shows port 22 open to the world, each step as it happens, and port 22 closed', async () => {
    await click('Open port 22 to the world');
    for (const stage of ['settle', 'plan', 'guard', 'apply', 'proof'])
      await page.locator('.way li.now', { hasText: stage }).waitFor();
    const row = page.locator('.incidents tr', { hasText: 'AuthorizeSecurityGroupIngress' });
    await row.locator('.chip.reverted').waitFor();
    await row.locator('a').click();
    await page.locator('.diff', { hasText: '22' }).waitFor();
    await page.screenshot({ path: join(pictures, 'sandbox-reverted.png'), fullPage: true });
    await page.goto(`${sandbox.console}/slack`);
    await page.locator('.message', { hasText: 'aws_security_group.web' }).first().waitFor();
  });

  it('holds what only a person may decide; it may stand for a while, and is asked about again at its end', async () => {
    await click('Delete the table');
    await page.locator('.card.waiting a.id').click();
    await page.screenshot({ path: join(pictures, 'sandbox-held.png'), fullPage: true });
    await page.selectOption('select[name=seconds]', '3600');
    await page.fill('input[name=reason]', 'we move it to another account');
    await page.getByRole('button', { name: 'Let it stand' }).click();
    await page.locator('.chip.overridden').waitFor();
    const incident = page.url();
    await page.goto(`${sandbox.console}/overrides`);
    await page.locator('tr', { hasText: 'we move it to another account' }).locator('.chip.standing').waitFor();
    await page.screenshot({ path: join(pictures, 'sandbox-overrides.png') });
    await page.goto(incident);
    await page.getByRole('button', { name: 'End it now' }).click();
    await page.getByRole('button', { name: 'Take it back now' }).click();
    await page.locator('.chip.reverted').waitFor();
    await page.screenshot({ path: join(pictures, 'sandbox-ended.png'), fullPage: true });
    expect((await sandbox.incidents()).map(({ status }) => status)).toEqual(['reverted', 'reverted']);
  });
});
