import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';
import { describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, '..', '..', 'cli', 'unclick.ts');
const nowhere = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
};

/** What doctor finds is tested where there is a deployment: test/infra/deploy.test.ts. */
describe('unclick doctor', () => {
  it.each([
    ['there is no configuration', undefined, 'copy unclick.example.yml'],
    ['the configuration has mistakes', 'stacks: []', 'name at least one stack'],
    ['AWS does not answer', 'stacks: [{ name: web, state: s3://b/k }]', 'unclick doctor: '],
  ])(
    'exits 2 and says so when %s',
    async (_what, yaml, message) => {
      const folder = mkdtempSync(join(tmpdir(), 'unclick-doctor-'));
      const file = join(folder, 'unclick.yml');
      if (yaml !== undefined) writeFileSync(file, yaml);
      const { exitCode, stderr } = await execaNode(cli, ['doctor', '--config', file], { env: nowhere, reject: false });
      rmSync(folder, { recursive: true });
      expect([exitCode, stderr.includes(message)]).toEqual([2, true]);
    },
    60_000,
  );
});
