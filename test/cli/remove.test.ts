import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../cli/sandbox/listen.ts';

const cli = join(import.meta.dirname, '..', '..', 'cli', 'unclick.ts');
let aws: Listener;
let folder: string;
let asked: string[];
let isThere: boolean;

const xml = (body: string, status = 200) => ({ status, type: 'text/xml', body });
const answers = (action: string) =>
  xml(`<${action}Response><${action}Result>${contents[action] ?? ''}</${action}Result></${action}Response>`);
const contents: Record<string, string> = {
  DescribeStacks:
    '<Stacks><member><StackName>unclick-prod</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>DELETE_FAILED</StackStatus></member></Stacks>',
  ListStackResources:
    '<StackResourceSummaries><member><LogicalResourceId>IncidentsTable</LogicalResourceId><PhysicalResourceId>incidents</PhysicalResourceId></member></StackResourceSummaries>',
};

/** CloudFormation with one stack, or none. */
beforeEach(async () => {
  asked = [];
  isThere = true;
  folder = mkdtempSync(join(tmpdir(), 'unclick-remove-'));
  aws = await listen(({ body }) => {
    const action = new URLSearchParams(body).get('Action') ?? 'another service';
    asked.push(action);
    if (action !== 'DescribeStacks' || isThere) return answers(action);
    const fault = '<Code>ValidationError</Code><Message>Stack with id unclick-prod does not exist</Message>';
    return xml(`<ErrorResponse><Error>${fault}</Error></ErrorResponse>`, 400);
  });
});
afterEach(async () => {
  await aws.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command beside an osls that ends like this. */
async function remove(osls: string, ...args: readonly string[]) {
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'osls'), `#!/bin/sh\n${osls}\n`);
  chmodSync(join(bin, 'osls'), 0o755);
  const env = {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_MAX_ATTEMPTS: '1',
  };
  const done = await execaNode(cli, ['remove', ...args], { cwd: folder, env, reject: false });
  return { code: done.exitCode, says: `${done.stdout}\n${done.stderr}` };
}

describe('unclick remove', () => {
  it.each([
    ['osls fails', 'echo "access denied" >&2; exit 1', 'osls could not remove unclick-prod: its data is left as it is'],
    ['the stack stays', 'exit 0', 'unclick-prod is still there: its data is left as it is'],
  ])(
    'where %s exits 1, says so, and touches no data',
    async (_what, osls, message) => {
      const { code, says } = await remove(osls, '--with-data');
      expect([code, says]).toEqual([1, expect.stringContaining(message)]);
      expect(says).not.toContain('    at ');
      expect(asked).not.toContain('another service');
    },
    60_000,
  );

  it('where there is no stack exits 1, says where it looked, and starts nothing', async () => {
    isThere = false;
    const { code, says } = await remove('touch started', '--region', 'eu-west-1');
    expect([code, says]).toEqual([1, expect.stringContaining('there is no stack unclick-prod in eu-west-1')]);
  }, 60_000);
});
