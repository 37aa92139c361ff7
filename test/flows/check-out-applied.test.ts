import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitCheckout } from '../../functions/adapters/git-checkout.ts';
import type { Applied } from '../../functions/core/applied.ts';
import { checkOutApplied } from '../../functions/flows/check-out-applied.ts';
import { aStack } from '../fakes/stack.ts';
import { Repository } from '../rig/repository.ts';

const branch = 'branch main';
let folder: string;
let origin: Repository;
let checkout: string;
let applied: string;
let merged: string;

/** A branch with one change that is merged and not applied, and its clone as CodeBuild would make it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-applied-'));
  origin = new Repository(join(folder, 'origin'));
  applied = origin.commit({ 'main.tf': '# as it was applied\n' });
  merged = origin.commit({ 'main.tf': '# merged, and not applied\n' });
  checkout = origin.clone(join(folder, 'checkout'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const planned = () => readFileSync(join(checkout, 'main.tf'), 'utf8');

async function from(where: Applied | undefined, parameters: Readonly<Record<string, string | Error>> = {}) {
  const source = { directory: '.', branch: 'main', ...(where && { applied: where }) };
  const read = async (name: string) => {
    const value = parameters[name];
    if (value instanceof Error) throw value;
    return value;
  };
  const ports = { checkout: new GitCheckout(checkout), parameters: { read }, log: () => undefined };
  return await checkOutApplied(ports, aStack({ source }), branch);
}

const parameter = '/deploy/shop/commit';

describe('the commit that a stack was last applied from', () => {
  it('is what a parameter says, and what is merged since is not there', async () => {
    expect(await from({ parameter }, { [parameter]: `${applied}\n` })).toEqual({
      source: `commit ${applied} of parameter ${parameter}`,
      told: [],
    });
    expect(planned()).toBe('# as it was applied\n');
  });

  it.each([
    ['a tag', []],
    ['an annotated tag', ['--annotate', '--message', 'applied']],
  ])('is where %s stands in the repository', async (_what, options) => {
    origin.git('tag', ...options, 'applied/shop', applied);
    expect(await from({ tag: 'applied/shop' })).toEqual({ source: `commit ${applied} of tag applied/shop`, told: [] });
    expect(planned()).toBe('# as it was applied\n');
  });

  it('is where a tag stands by now, though an older clone remembers it elsewhere', async () => {
    origin.git('tag', 'applied/shop', applied);
    checkout = origin.clone(join(folder, 'kept-between-builds'));
    origin.git('tag', '--force', 'applied/shop', merged);
    expect((await from({ tag: 'applied/shop' })).source).toBe(`commit ${merged} of tag applied/shop`);
    expect(planned()).toBe('# merged, and not applied\n');
  });

  it('is nobody’s question where the stack does not say how to know it', async () => {
    expect(await from(undefined)).toEqual({ source: branch, told: [] });
    expect(planned()).toBe('# merged, and not applied\n');
  });
});

describe('what is no such commit is told, and the branch is planned', () => {
  const elsewhere = () => {
    origin.git('switch', '--quiet', '--create', 'pull-request', applied);
    const commit = origin.commit({ 'main.tf': 'data "external" "mine" {}\n' });
    origin.git('switch', '--quiet', 'main');
    checkout = origin.clone(join(folder, 'with-every-branch'));
    return commit;
  };

  it.each<[string, () => string | Error | undefined, RegExp]>([
    ['a parameter that is not there', () => undefined, /does not exist/],
    ['a parameter that may not be read', () => new Error('AccessDenied'), /cannot be read: Error: AccessDenied/],
    ['a branch’s name', () => 'main', /holds no commit/],
    ['a short commit', () => applied.slice(0, 12), /holds no commit/],
    ['an option for git', () => `--upload-pack=${'a'.repeat(26)}`, /holds no commit/],
    ['a commit that is nowhere', () => '0'.repeat(40), /history does not hold/],
    ['a commit of another branch', elsewhere, /history does not hold/],
  ])('%s', async (_what, value, problem) => {
    const given = value();
    const { source, told } = await from({ parameter }, given === undefined ? {} : { [parameter]: given });
    expect(source).toBe(branch);
    expect(told).toEqual([{ code: 'applied-unknown', detail: expect.stringMatching(problem) }]);
    expect(told[0]?.detail).toMatch(/planned from branch main instead$/);
    expect(planned()).toBe('# merged, and not applied\n');
  });

  it('a tag that the repository does not have', async () => {
    expect((await from({ tag: 'applied/shop' })).told).toMatchObject([{ code: 'applied-unknown' }]);
  });

  it('a folder that is no repository', async () => {
    checkout = mkdtempSync(join(folder, 'plain-'));
    const { told } = await from({ parameter }, { [parameter]: applied });
    expect(told).toMatchObject([{ detail: expect.stringMatching(/git rev-parse ended with 128/) }]);
  });
});
