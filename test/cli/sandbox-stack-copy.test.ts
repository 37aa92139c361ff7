import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOverride } from '../../cli/sandbox/override-file.ts';
import { awsProviderBlocks } from '../../cli/sandbox/provider-blocks.ts';
import { copyStack } from '../../cli/sandbox/stack-copy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function filesBelow(place: string): string[] {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .sort();
}

describe('the working copy of a stack', () => {
  it('is the folder itself where that refers to nothing outside, without states and downloads', () => {
    write({
      'a/main.tf': '',
      'a/x.tfvars': 'x = 1',
      'a/terraform.tfstate': '{}',
      'a/.terraform/big': '',
      'b/other.tf': '',
    });
    expect(copyStack(join(folder, 'a'), join(folder, 'copy'))).toEqual({ root: join(folder, 'copy'), directory: '.' });
    expect(filesBelow(join(folder, 'copy'))).toEqual(['main.tf', 'x.tfvars']);
  });

  it('takes along modules and files that are named through .., and what those name', () => {
    write({
      'live/prod/main.tf': 'module "a" { source = "../../modules/a" }\nx = file("$' + '{path.module}/../policy.json")',
      'live/policy.json': '{}',
      'live/staging/main.tf': '',
      'modules/a/main.tf': 'module "b" { source = "../b//sub" }',
      'modules/b/main.tf': '',
      'modules/b/sub/main.tf': '',
      'modules/c/main.tf': '',
    });
    const copy = copyStack(join(folder, 'live/prod'), join(folder, 'copy'));
    expect(copy.directory).toBe('live/prod');
    expect(filesBelow(copy.root)).toEqual([
      'live/policy.json',
      'live/prod/main.tf',
      'modules/a/main.tf',
      'modules/b/main.tf',
      'modules/b/sub/main.tf',
    ]);
  });
});

describe('the AWS provider configurations of a module', () => {
  it.each([
    ['none: the default one', '', [{ name: 'aws' }]],
    ['one', 'provider "aws" {\n  region = "eu-west-1"\n}', [{ name: 'aws' }]],
    ['an alias only', 'provider "aws" {\n  alias = "west"\n}', [{ name: 'aws' }, { name: 'aws', alias: 'west' }]],
    [
      'an alias after a nested block with braces in a string',
      'provider "aws" {\n  default_tags {\n    tags = { A = "{" }\n  }\n}\nprovider "aws" { alias = "b" }',
      [{ name: 'aws' }, { name: 'aws', alias: 'b' }],
    ],
    [
      'one in a comment',
      '# provider "aws" { alias = "old" }\n/* provider "aws" { alias = "older" } */',
      [{ name: 'aws' }],
    ],
    ['others beside it', 'provider "random" {\n  alias = "r"\n}', [{ name: 'aws' }]],
    [
      'another local name',
      'terraform {\n  required_providers {\n    amazon = {\n      source = "hashicorp/aws"\n    }\n  }\n}\nprovider "amazon" {\n  alias = "a"\n}',
      [{ name: 'amazon' }, { name: 'amazon', alias: 'a' }],
    ],
  ])('%s', (_, source, blocks) => {
    write({ 'main.tf': source });
    expect(awsProviderBlocks(folder)).toEqual(blocks);
  });

  it('reads JSON syntax too', () => {
    write({ 'main.tf.json': '{"provider": {"aws": [{"region": "eu-west-1"}, {"alias": "west"}]}}' });
    expect(awsProviderBlocks(folder)).toEqual([{ name: 'aws' }, { name: 'aws', alias: 'west' }]);
  });

  it('each get the settings of the sandbox, and the module gets its backend', () => {
    write({ 'main.tf': 'provider "aws" {}\nprovider "aws" {\n  alias = "west"\n}' });
    writeOverride(folder, { bucket: 'states', key: 'a.tfstate', use_lockfile: true });
    const override = readdirSync(folder).find((name) => name.endsWith('_override.tf.json')) ?? '';
    const { terraform, provider } = JSON.parse(readFileSync(join(folder, override), 'utf8'));
    expect(terraform.backend.s3).toMatchObject({ bucket: 'states', key: 'a.tfstate', use_lockfile: true });
    expect(provider.aws).toMatchObject([
      { max_retries: 3, profile: null },
      { alias: 'west', max_retries: 3 },
    ]);
    expect(provider.aws[0]).not.toHaveProperty('alias');
  });
});
