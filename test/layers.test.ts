import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The house's layers, most specific folder first; each says what its files may import. */
const layers: readonly { folder: string; allows: (target: string) => boolean }[] = [
  { folder: 'functions/core', allows: within('functions/core') },
  { folder: 'functions/ports', allows: within('functions/core', 'functions/ports') },
  { folder: 'functions/flows', allows: within('functions/core', 'functions/ports', 'functions/flows') },
  {
    folder: 'functions/adapters',
    allows: within(
      'functions/core',
      'functions/ports',
      'functions/adapters',
      'node:',
      '@aws-sdk/',
      '@slack/',
      'execa',
      'undici',
    ),
  },
  {
    folder: 'functions/runtime',
    allows: within(
      'functions/core',
      'functions/runtime',
      '#parse-config',
      'node:',
      '@middy/',
      '@aws-lambda-powertools/',
      'zod',
      'yaml',
      'aws-lambda',
    ),
  },
  {
    folder: 'functions',
    allows: (target) =>
      !/^functions\/[^/]+\.ts$/.test(target) &&
      within('functions/', 'node:', '@middy/', '@aws-lambda-powertools/', 'aws-lambda')(target),
  },
];

function within(...prefixes: string[]) {
  return (target: string) =>
    prefixes.some(
      (prefix) =>
        target === prefix || target.startsWith(prefix.endsWith('/') || prefix.endsWith(':') ? prefix : `${prefix}/`),
    );
}

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Imports of a file, types included, as paths from the root or as package names. */
function imports(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target;
  });
}

function violations(file: string, targets: readonly string[]): string[] {
  const layer = layers.find(({ folder }) => file === folder || file.startsWith(`${folder}/`));
  return layer ? targets.filter((target) => !layer.allows(target)) : [];
}

describe('the layers of the house', () => {
  it.each(files('functions'))('%s imports only what its layer may', (file) => {
    expect(violations(file, imports(file))).toEqual([]);
  });

  it('sees a violation, imports of types included', () => {
    expect(violations('functions/core/x.ts', ['functions/ports/clock.ts', 'node:fs'])).toEqual([
      'functions/ports/clock.ts',
      'node:fs',
    ]);
    expect(violations('functions/adapters/x.ts', ['functions/flows/y.ts'])).toEqual(['functions/flows/y.ts']);
    expect(violations('functions/x.ts', ['functions/y.ts', '@aws-sdk/client-sfn'])).toEqual([
      'functions/y.ts',
      '@aws-sdk/client-sfn',
    ]);
    expect(imports('test/layers.test.ts')).toContain('node:fs');
  });

  it('keeps aws-sdk-client-mock below test/adapters', () => {
    const users = files('test').filter((file) =>
      imports(file).some((target) => target.startsWith('aws-sdk-client-mock')),
    );
    expect(users.filter((file) => !file.startsWith('test/adapters/'))).toEqual([]);
  });
});
