import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStates } from '../../cli/config/find-states.ts';
import { configMarkdown } from '../../cli/config/markdown.ts';
import { configSchemaJson } from '../../cli/config/schema-json.ts';
import { configFrom } from '../../functions/runtime/config.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';

const root = join(import.meta.dirname, '..', '..');

const state = (account: string) =>
  JSON.stringify({
    version: 4,
    serial: 7,
    lineage: 'l',
    resources: [
      {
        mode: 'managed',
        type: 'aws_sqs_queue',
        name: 'q',
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [
          { attributes: { arn: `arn:aws:sqs:eu-west-1:${account}:q`, policy: 'arn:aws:iam::999999999999:role/x' } },
        ],
      },
    ],
  });

const objects: Readonly<Record<string, string>> = {
  'core.tfstate': state('111122223333'),
  'live/prod/web/terraform.tfstate': state('444455556666'),
  'live/prod/web/terraform.tfstate.tflock': '{}',
  'live/prod-eu/web/terraform.tfstate': state('444455556666'),
  'broken.tfstate': '{"meta": {}, "encrypted_data": "x"}',
};

const states = {
  read: async ({ key }: { key: string }) => {
    const body = objects[key];
    return body === undefined ? undefined : { body, etag: 'e' };
  },
  list: async function* ({ prefix }: { prefix: string }) {
    for (const key of Object.keys(objects)) if (key.startsWith(prefix)) yield key;
  },
};

describe('config check', () => {
  it('says for each stack which state and accounts it found, and what it could not use', async () => {
    const { stacks } = configFrom(
      parseConfig(
        `stacks:
  - { name: core, state: s3://b/core.tfstate, mode: auto }
  - { name: broken, state: s3://b/broken.tfstate }
  - { name: gone, state: s3://b/gone.tfstate }
  - { name: '{env}-{name}', state: 's3://b/live/{env}/{name}/terraform.tfstate', mode: approve }`,
        'unclick.yml',
      ),
    );
    const found = await Array.fromAsync(findStates(stacks, states));
    expect(found).toMatchObject([
      { stack: 'core', mode: 'auto', serial: 7, resources: 1, accounts: ['111122223333'] },
      { stack: 'broken', fault: expect.stringContaining('encrypted by OpenTofu') },
      { stack: 'gone', fault: 'there is no such state' },
      { stack: 'prod-web', mode: 'approve', accounts: ['444455556666'] },
      { state: 's3://b/live/prod-eu/web/terraform.tfstate', fault: 'lies where a pattern looks, and fits none' },
    ]);
  });

  it('takes the example', () => {
    const file = join(root, 'unclick.example.yml');
    expect(() => configFrom(parseConfig(readFileSync(file, 'utf8'), file))).not.toThrow();
  });

  it('has a page on disk that is current: `npm run unclick -- config docs`', () => {
    expect(readFileSync(join(root, 'docs', 'CONFIG.md'), 'utf8')).toBe(configMarkdown());
  });

  it('has a schema on disk that is current: `npm run unclick -- config schema`', () => {
    expect(readFileSync(join(root, 'unclick.schema.json'), 'utf8')).toBe(configSchemaJson());
  });
});
