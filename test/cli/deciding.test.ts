import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoIncidents } from '../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../functions/adapters/dynamo/mailbox.ts';
import { DynamoQuestions } from '../../functions/adapters/dynamo/questions.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import { aClick } from '../rig/click.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

const root = join(import.meta.dirname, '../..');
let rig: Rig;
let environment: Record<string, string>;
/** Each command starts a process, which takes seconds on a busy machine. */
const patience = 120_000;

/** Runs the command as a person would, in a process of its own. */
async function unclick(...args: readonly string[]) {
  const result = await execa('node', [join(root, 'cli/unclick.ts'), ...args], { env: environment, reject: false });
  return { code: result.exitCode, out: result.stdout, error: result.stderr };
}

describe.skipIf(withoutMoto)(`deciding at the command line, over moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  beforeAll(async () => {
    rig = await startRig();
    await rig.table('IncidentsTable', 'cli');
    const config = join(mkdtempSync(join(tmpdir(), 'unclick-cli-')), 'unclick.yml');
    // moto answers GetCallerIdentity with this session.
    const approvers = ['arn:aws:sts::123456789012:user/moto', 'arn:aws:iam::*:user/*'];
    const stack = {
      name: 'net',
      state: 's3://states/net.tfstate',
      mode: 'approve',
      approval: { approvers, timeout: '10m' },
    };
    writeFileSync(config, JSON.stringify({ stacks: [stack] }));
    environment = {
      AWS_ENDPOINT_URL: rig.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      UNCLICK_CONFIG: config,
      UNCLICK_TABLE_INCIDENTS: 'cli',
      UNCLICK_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:unclick-test-respond',
    };
    const table = dynamoTable('cli');
    await new DynamoMailbox(table, systemClock).put('net', aClick({ eventID: 'a' }));
    const change = { status: 'waiting', outcome: 'Held for a decision', trail: [] } as const;
    await new DynamoQuestions(table).ask('net-1', 'a-token', change);
  });
  afterAll(() => rig.end());

  it(
    'lists incidents, for people and for machines',
    async () => {
      const text = await unclick('incidents', '--waiting');
      expect(text.out).toContain('net-1  waiting  Held for a decision');
      expect(text.out).not.toContain('a-token');
      const { out } = await unclick('incidents', '--json');
      expect(JSON.parse(out)).toMatchObject({ id: 'net-1', status: 'waiting', clicks: [{ eventID: 'a' }] });
      expect(out).not.toContain('a-token');
    },
    patience,
  );

  it(
    'refuses with a word and exit code 2',
    async () => {
      expect(await unclick('decide', 'net-1', 'keep', '--for', '5d', '--reason', 'x')).toMatchObject({ code: 2 });
      expect(await unclick('decide', 'net-9', 'revert')).toMatchObject({
        code: 2,
        error: 'There is no such incident.',
      });
      expect(await unclick('decide', 'net-1', 'keep', '--for', 'long', '--reason', 'x')).toMatchObject({ code: 1 });
    },
    patience,
  );

  it(
    'asks for an override, which has no effect without a second person',
    async () => {
      const asked = await unclick(
        'override',
        'ask',
        'net',
        '--for',
        '2h',
        '--reason',
        'load test',
        '--address',
        'module.a',
        '--json',
      );
      const { override } = JSON.parse(asked.out);
      expect(override).toMatchObject({ stack: 'net', seconds: 7200, scope: ['module.a'], reason: 'load test' });
      expect((await unclick('overrides')).out).toContain(`${override.id}  requested for 2h  net: module.a`);
      const alone = await unclick('override', 'consent', override.id);
      expect(alone).toMatchObject({ code: 2 });
      expect(alone.error).toMatch(/Somebody else must consent/);
    },
    patience,
  );

  it('decides: the record names the caller', async () => {
    const decided = await unclick('decide', 'net-1', 'revert', '--json');
    // moto's Step Functions knows no such token: the workflow went on without it, the decision stands all the same.
    expect(decided.error + decided.out).toContain('"ok":true');
    const incident = await new DynamoIncidents(dynamoTable('cli')).read('net-1');
    expect(incident?.decision).toMatchObject({ verb: 'revert', question: 1 });
    expect(incident?.trail?.at(-1)?.what).toBe('decided');
    expect(await unclick('decide', 'net-1', 'revert')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/was decided by/),
    });
  });
});
