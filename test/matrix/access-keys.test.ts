import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Policy } from '../../functions/core/stack.ts';
import type { Call } from './boto.ts';
import { clickOf } from './click-of-call.ts';
import { type Bench, startBench } from './matrix.ts';
import { answer } from './one-run.ts';

const missing = ['terraform', 'moto_server'].filter((tool) => !onPath(tool));
const user = 'aws_iam_user.deploy';

/** Keys beside the one that the stack manages: what becomes of them is the stack's policy, and Terraform's own work. */
describe.skipIf(missing.length > 0)(`access keys (needs terraform and moto_server; missing: ${missing})`, () => {
  let bench: Bench;
  let own: string;
  beforeAll(async () => {
    bench = await startBench(join(import.meta.dirname, 'keys'), 'matrix-keys-state');
    [own = ''] = Object.keys(await keys());
  }, 300_000);
  afterAll(() => bench?.end(), 60_000);

  /** Each key of the user with its status, by the AWS API's own word. */
  async function keys(): Promise<Readonly<Record<string, string>>> {
    const { AccessKeyMetadata } = await bench.boto.call(['iam', 'list_access_keys', { UserName: 'deploy' }]);
    const list: { AccessKeyId: string; Status: string }[] = JSON.parse(JSON.stringify(AccessKeyMetadata));
    return Object.fromEntries(list.map(({ AccessKeyId, Status }) => [AccessKeyId, Status]));
  }

  async function clicked(accessKeys: Policy['accessKeys'], call: Call): Promise<RunReport> {
    const click = clickOf('matrix', call, await bench.boto.call(call), [user], 'parent');
    const stack = { ...bench.stack, policy: { ...bench.stack.policy, accessKeys } };
    return (await answer({ ...bench, stack }, [click])).report;
  }
  const made: Call = ['iam', 'create_access_key', { UserName: 'deploy' }];

  it('is switched off, proved, and left as evidence; and again when somebody switches it on', async () => {
    const report = await clicked('deactivate', made);
    const [rogue = ''] = Object.keys(await keys()).filter((id) => id !== own);
    expect(report).toMatchObject({
      outcome: 'reverted',
      answers: ['adopt'],
      summary: `Switched off: aws_iam_access_key ${rogue}`,
      reasons: [{ code: 'switched-off', address: user }],
      changes: [{ action: 'switch-off', attribute: 'status', was: '"Active"', became: '"Inactive"' }],
    });
    expect(await keys()).toEqual({ [own]: 'Active', [rogue]: 'Inactive' });

    const parameters = { UserName: 'deploy', AccessKeyId: rogue, Status: 'Active' };
    const again = await clicked('destroy', ['iam', 'update_access_key', parameters]);
    expect(again).toMatchObject({ outcome: 'reverted', summary: `Switched off: aws_iam_access_key ${rogue}` });
    expect(await keys()).toEqual({ [own]: 'Active', [rogue]: 'Inactive' });
    await bench.boto.call(['iam', 'delete_access_key', { UserName: 'deploy', AccessKeyId: rogue }]);
  }, 300_000);

  it('is destroyed, and proved gone, where the policy says so', async () => {
    const report = await clicked('destroy', made);
    expect(report).toMatchObject({ outcome: 'reverted', answers: ['adopt'], changes: [{ action: 'destroy' }] });
    expect(await keys()).toEqual({ [own]: 'Active' });
    expect(bench.terraform('plan', '-no-color')).toContain('No changes');
  }, 300_000);
});
