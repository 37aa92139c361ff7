import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { describe, expect, it } from 'vitest';
import { readFragment } from '../../cli/sandbox/infra-template.ts';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { clickPattern } from '../../functions/core/event-pattern.ts';
import { rootSignInPattern } from '../../functions/core/tamper-calls.ts';

const spoke = join(import.meta.dirname, '..', '..', 'infra', 'spoke');
const rules = readFragment(join(spoke, 'template.yml'), 'prod');
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('infra/spoke', () => {
  it('forwards what the hub would take', () => {
    expect(rules.ClickRule?.Properties.EventPattern).toEqual(json(clickPattern(['console'])));
    expect(rules.RootSignInRule?.Properties.EventPattern).toEqual(json(rootSignInPattern));
  });

  it('has the same patterns in Terraform and in CloudFormation', () => {
    const patterns = JSON.parse(readFileSync(join(spoke, 'terraform', 'patterns.json'), 'utf8'));
    const of = (name: string) => {
      const { Description: description, EventPattern: pattern } = rules[name]?.Properties ?? {};
      return { description, pattern };
    };
    expect(patterns).toEqual({
      clicks: of('ClickRule'),
      tampering: of('TamperRule'),
      'root-sign-in': of('RootSignInRule'),
    });
  });

  it('has a role for the hub’s backfill: once in the account, for the hub’s function alone, to look and no more', () => {
    const { Properties } = rules.BackfillRole ?? {};
    const { AssumeRolePolicyDocument: trust, Policies } = JSON.parse(JSON.stringify(Properties));
    expect(Properties?.RoleName).toBe('unclick-backfill');
    expect(JSON.stringify(trust.Statement[0].Condition.ArnLike)).toContain('${Deployment}-BackfillClicksRole-*');
    const actions = Policies[0].PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    const looking = ['cloudtrail:LookupEvents', 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'];
    expect(actions).toEqual(looking);
    const module = readFileSync(join(spoke, 'terraform', 'backfill.tf'), 'utf8');
    const inTerraform = [...module.matchAll(/"(cloudtrail:\w+)"/g)].map(([, action]) => action);
    expect(inTerraform).toEqual(looking);
    expect(module).toContain('role/${local.deployment}-BackfillClicksRole-*');
    expect(module).toContain('"unclick-backfill"');
  });

  it('has the CloudFormation that cfn-lint accepts', (context) => {
    if (!onPath('cfn-lint')) return context.skip('cfn-lint is not on PATH');
    const { stdout, exitCode } = execaSync('cfn-lint', [join(spoke, 'template.yml')], { reject: false });
    expect([stdout, exitCode]).toEqual(['', 0]);
  }, 180_000);

  it('is written as terraform fmt writes it', (context) => {
    if (!onPath('terraform')) return context.skip('terraform is not on PATH');
    const { stdout } = execaSync('terraform', ['fmt', '-check', '-recursive', join(spoke, 'terraform')], {
      reject: false,
    });
    expect(stdout).toBe('');
  });
});
