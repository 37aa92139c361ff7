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
