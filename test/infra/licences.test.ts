import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundled } from './bundled.ts';

const root = join(import.meta.dirname, '..', '..');
/** What may be bundled into a program under Apache-2.0 without a condition that its users would have to keep. */
const permissive = new Set([
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
]);

/** The packages of a bundle, each by the folder that its package.json is in. */
function packagesOf({ inputs }: Bundle): Set<string> {
  const folders = Object.keys(inputs).flatMap((input) => {
    const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    return folder === undefined ? [] : [resolve(root, folder)];
  });
  return new Set(folders);
}

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const programs = readdirSync(join(root, 'functions'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(root, 'functions', file));

describe('what is shipped', () => {
  const found = new Map<string, Set<string>>();
  beforeAll(async () => {
    for (const program of programs) found.set(basename(program), packagesOf(await bundled(program)));
  }, 120_000);

  it('holds packages, or this looked at nothing', () => {
    expect(found.size).toBe(programs.length);
    for (const [program, packages] of found) expect(packages.size, program).toBeGreaterThan(3);
  });

  it('is under permissive licences only', () => {
    const others = [...found].flatMap(([program, packages]) =>
      [...packages]
        .map(manifest)
        .filter(({ license }) => !permissive.has(license))
        .map(({ name, license }) => `${program}: ${name} is ${license}`),
    );
    expect(others).toEqual([]);
  });

  it('has nothing of the policy simulator, which is AGPL and evaluates policies in tests', () => {
    const simulator = join(root, 'node_modules', '@cloud-copilot', 'iam-simulate');
    expect(permissive.has(manifest(simulator).license)).toBe(false);
    const shipped = [...found.values()].flatMap((packages) => [...packages].map((folder) => manifest(folder).name));
    expect(shipped.filter((name: string) => name.startsWith('@cloud-copilot/'))).toEqual([]);
    const { dependencies = {}, devDependencies } = manifest(root);
    expect(Object.keys(dependencies)).not.toContain('@cloud-copilot/iam-simulate');
    expect(Object.keys(devDependencies)).toContain('@cloud-copilot/iam-simulate');
  });

  it.each(['functions', 'cli', 'infra', 'scripts', 'bench'])('%s does not import it either', (folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(ts|cjs|mjs)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(0);
    const imports = (file: string) => /['"]@cloud-copilot\//.test(readFileSync(join(root, folder, file), 'utf8'));
    expect(files.filter(imports)).toEqual([]);
  });
});
