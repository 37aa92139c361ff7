import { describe, expect, it } from 'vitest';
import { configuresOnce, namesAlias, namesAliasJson } from '../../../functions/core/hcl/one-provider.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

const aws = { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws' };
const random = { name: 'random', full_name: 'registry.terraform.io/hashicorp/random' };
const planOf = (provider_config: JsonObject) => ({ configuration: { provider_config } });

describe("a plan's provider configurations", () => {
  it.each([
    ['one', true, planOf({ aws })],
    ['one beside those of other providers', true, planOf({ aws, random })],
    ['one under another name', true, planOf({ amazon: { ...aws, name: 'amazon' } })],
    ['an alias beside it', false, planOf({ aws, 'aws.west': { ...aws, alias: 'west' } })],
    ["a child module's own", false, planOf({ aws, 'module.west:aws': { ...aws, module_address: 'module.west' } })],
    ['the same provider under two names', false, planOf({ aws, amazon: { ...aws, name: 'amazon' } })],
    ['none', false, planOf({ random })],
    ['an entry that does not say which provider it is', false, planOf({ aws, other: { name: 'other' } })],
    ['no list', false, { configuration: {} }],
    ['no configuration', false, {}],
  ])('%s: configured once is %s', (_what, once, plan) => {
    expect(configuresOnce(plan)).toBe(once);
  });
});

describe("a root module's file", () => {
  it.each([
    ['one block', false, 'provider "aws" {\n  region = "us-east-1"\n}\n'],
    ['an alias', true, 'provider "aws" {}\nprovider "aws" {\n  alias  = "west"\n}\n'],
    ['an alias that is no provider', false, 'resource "aws_kms_alias" "x" {\n  alias = "west"\n}\n'],
    ['an alias in a comment', false, 'provider "aws" {\n  # alias = "west"\n}\n'],
    ['an alias in a text', false, 'locals {\n  x = <<-EOT\n    provider "aws" {\n      alias = "x"\n    }\n  EOT\n}\n'],
  ])('%s: names an alias is %s', (_what, names, source) => {
    expect(namesAlias(source)).toBe(names);
  });

  it('may be JSON', () => {
    expect(namesAliasJson({ provider: { aws: [{ region: 'us-east-1' }, { alias: 'west' }] } })).toBe(true);
    expect(namesAliasJson({ provider: { aws: { region: 'us-east-1' } }, locals: { alias: 'x' } })).toBe(false);
    expect(namesAliasJson([])).toBe(false);
  });
});
