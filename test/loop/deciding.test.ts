import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { put, record, settings } from './foreign-client.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const lacking = missingForLoop();
if (lacking) console.warn(`deciding in the sandbox is skipped: ${lacking}`);

const project = join(import.meta.dirname, '..', '..');
/** How long the override of the test lasts; the two-minute one: UNCLICK_OVERRIDE_SECONDS=120 npx vitest run test/loop/deciding.test.ts. */
const overrideSeconds = Number(process.env.UNCLICK_OVERRIDE_SECONDS ?? 8);
/** Slack's signing secret in the sandbox's parameter store. */
const secret = 'sandbox-only';

/** A request as Slack signs it, made here without the project's own code. */
function slack(payload: unknown, signWith = secret) {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', signWith).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return { method: 'POST', headers, body };
}

interface Button {
  readonly action_id: string;
  readonly value: string;
}

describe.skipIf(lacking)('deciding in the sandbox', { timeout: 240_000 }, () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandboxProcess(join(import.meta.dirname, 'stacks', 'service'), 230_000, '--mode', 'approve');
  }, 240_000);
  afterAll(async () => {
    if (!sandbox || sandbox.process.exitCode !== null) return;
    const ended = new Promise((resolve) => sandbox.process.once('exit', resolve));
    sandbox.process.kill('SIGTERM');
    await ended;
  });

  const logs = () => new CloudWatchLogsClient(settings(sandbox.aws, 'eu-west-1'));
  const retention = async (name: string) => {
    const { logGroups } = await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    return logGroups?.[0]?.retentionInDays;
  };

  /** A click that the stack's mode holds. @returns the incident's id. */
  async function heldClick(logGroupName: string): Promise<string> {
    const retentionInDays = 1;
    await logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    const click = record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', { logGroupName, retentionInDays });
    await put(sandbox.aws, [click]);
    const { id, status } = await sandbox.answered(click.eventID);
    expect(status).toBe('waiting');
    return id;
  }

  /** The buttons of an incident's card, as Slack has them. */
  async function buttons(incident: string): Promise<readonly Button[]> {
    const found: Button[] = [];
    JSON.parse(await sandbox.messages(), (_name, value) => {
      if (value?.action_id && String(value.value).includes(`"${incident}"`)) found.push(value);
      return value;
    });
    return found;
  }

  /** The record comes before the message, so a button may be a moment late. */
  async function buttonOf(incident: string, action: string): Promise<Button> {
    for (let tries = 0; tries < 100; tries += 1) {
      const button = (await buttons(incident)).find(({ action_id }) => action_id === action);
      if (button) return button;
      await pause(200);
    }
    throw new Error(`the card of ${incident} has no button ${action}`);
  }

  async function press(action: string, incident: string, user = 'U0APPROVER', signWith = secret): Promise<number> {
    const button = await buttonOf(incident, action);
    const payload = {
      type: 'block_actions',
      user: { id: user, username: user.toLowerCase() },
      trigger_id: '1.2',
      actions: [button],
    };
    return (await fetch(sandbox.receiver, slack(payload, signWith))).status;
  }

  async function ended(incident: string, seconds = 60): Promise<string> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = (await sandbox.incidents()).find(({ id }) => id === incident);
      if (found?.closedAt !== undefined) return found.status;
      if (Date.now() > deadline) throw new Error(`${incident} did not end: ${JSON.stringify(found)}`);
      await pause(200);
    }
  }

  /** The command line as somebody runs it: whose keys are in the environment is who decides. */
  const unclick = (...args: readonly string[]) => unclickAs({}, ...args);
  async function unclickAs(keys: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const env = { ...sandbox.deployment, ...keys };
    const result = await execa(process.execPath, [join(project, 'cli/unclick.ts'), ...args], { env, reject: false });
    return { code: result.exitCode, out: result.stdout, error: result.stderr };
  }

  /** Keys of the IAM user whom the sandbox's stack names as an approver. */
  async function approverKeys(): Promise<Record<string, string>> {
    const iam = new IAMClient(settings(sandbox.aws));
    await iam.send(new CreateUserCommand({ UserName: 'you' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'you' }));
    return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '', AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '' };
  }

  it('a held click is reverted by a signed press of its button, and by no other request', async () => {
    const incident = await heldClick('/service/api');
    expect(await press('revert', incident, 'U0APPROVER', 'another secret')).toBe(401);
    expect(await press('revert', incident, 'U0NOBODY')).toBe(200);
    const forged = Array.from({ length: 1000 }, () => ({
      method: 'POST',
      headers: {
        'x-slack-signature': `v0=${randomBytes(32).toString('hex')}`,
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      },
      body: `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions', user: { id: 'U0APPROVER' } }))}`,
    }));
    const answers: number[] = [];
    for (let at = 0; at < forged.length; at += 50)
      answers.push(
        ...(await Promise.all(
          forged.slice(at, at + 50).map(async (one) => (await fetch(sandbox.receiver, one)).status),
        )),
      );
    expect(new Set(answers)).toEqual(new Set([401]));
    expect((await sandbox.incidents()).find(({ id }) => id === incident)?.status).toBe('waiting');
    const pressed = Date.now();
    expect(await press('revert', incident)).toBe(200);
    expect(Date.now() - pressed).toBeLessThan(3000);
    expect(await ended(incident)).toBe('reverted');
    expect(await retention('/service/api')).toBe(14);
  });

  it('a press that is sent again changes nothing', async () => {
    const incident = await heldClick('/service/api');
    const button = await buttonOf(incident, 'revert');
    const request = slack({ type: 'block_actions', user: { id: 'U0APPROVER' }, trigger_id: '1', actions: [button] });
    expect((await fetch(sandbox.receiver, request)).status).toBe(200);
    expect((await fetch(sandbox.receiver, request)).status).toBe(409);
    expect(await ended(incident)).toBe('reverted');
  });

  it('the command line decides without Slack, and the record says who', async () => {
    const incident = await heldClick('/service/worker');
    const listed = await unclick('incidents', '--waiting');
    expect(listed.out).toContain(incident);
    expect(await unclick('decide', incident, 'revert')).toMatchObject({ code: 2 });
    expect(await retention('/service/worker')).toBe(1);
    const keys = await approverKeys();
    expect(await unclickAs(keys, 'decide', incident, 'revert')).toMatchObject({ code: 0 });
    expect(await ended(incident)).toBe('reverted');
    expect(await retention('/service/worker')).not.toBe(1);
    expect(await unclickAs(keys, 'decide', incident, 'revert')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/This was decided by .*you/),
    });
  });

  it(`an override of ${overrideSeconds} s ends by itself and is reverted`, {
    timeout: (overrideSeconds + 200) * 1000,
  }, async () => {
    const incident = await heldClick('/service/api');
    expect(await press('keep', incident)).toBe(200);
    const ref = (await buttonOf(incident, 'keep')).value;
    const until = Math.ceil(Date.now() / 1000) + overrideSeconds;
    const values = {
      duration: { value: { selected_option: { value: 'until' } } },
      until: { value: { selected_date_time: until } },
      reason: { value: { value: 'load test' } },
    };
    const view = { callback_id: 'keep', private_metadata: ref, state: { values } };
    const answer = await fetch(sandbox.receiver, slack({ type: 'view_submission', user: { id: 'U0APPROVER' }, view }));
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect((await sandbox.incidents()).find(({ id }) => id === incident)?.status).toBe('overridden');
    expect(await retention('/service/api')).toBe(1);
    expect(await ended(incident, overrideSeconds + 90)).toBe('reverted');
    expect(Date.now()).toBeGreaterThanOrEqual(until * 1000);
    expect(await retention('/service/api')).toBe(14);
  });
});
