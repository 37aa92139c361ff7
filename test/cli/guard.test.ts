import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const plans = join(root, 'test/core/guard/plans');
const folder = mkdtempSync(join(tmpdir(), 'unclick-guard-'));

function guard(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli/unclick.ts'), 'guard', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('unclick guard', () => {
  it('says in its help what its exit codes mean', () => {
    expect(guard('--help').stdout).toMatch(/Exits 0 .*pure revert[\s\S]*2 where it is held/);
  });

  const nested = ['--plan', join(plans, 'nested-block.json')];

  it('says what to make of a plan or a policy that is none', () => {
    const none = guard('--plan', written('plan.txt', 'once'), '--allow', 'a.b');
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining('terraform show -json')]);
    const policy = written('policy.txt', 'a: b: c');
    const odd = guard(...nested, '--allow', 'a.b', '--policy', policy);
    expect([odd.status, odd.stderr]).toEqual([1, expect.stringContaining(`${policy} is neither YAML nor JSON`)]);
    expect(guard(...nested, '--allow', 'a.b', '--format', 'xml')).toMatchObject({ status: 1 });
  });

  it('exits 0 for a pure revert, and prints one object', () => {
    const { status, stdout } = guard(...nested, '--allow', 'aws_security_group.web', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'pure-revert',
      reasons: [],
      changes: [{ attribute: 'ingress' }],
    });
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('reads the files where it is told to, since a plan shows nothing of a dynamic block', () => {
    const again = ['--plan', join(plans, 'group-gone.json'), '--allow', 'aws_security_group.rules'];
    const rules = ['aws_vpc_security_group_egress_rule.all', 'aws_vpc_security_group_ingress_rule.http'];
    expect(guard(...again, ...rules).status).toBe(0);
    const dynamic = 'resource "aws_security_group" "rules" {\n  dynamic "ingress" {\n    for_each = var.x\n  }\n}\n';
    const source = mkdtempSync(join(folder, 'source-'));
    writeFileSync(join(source, 'main.tf'), dynamic);
    const { status, stdout } = guard(...again, ...rules, '--source', source);
    expect(status).toBe(2);
    expect(stdout).toContain('unknown-value aws_security_group.rules ingress');
  });

  it('exits 2 for what is held, with its reasons for people', () => {
    const { status, stdout } = guard(...nested, '--allow', 'aws_security_group.other');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^held\n[\s\S]*outside-target aws_security_group.web/);
  });

  it('takes several addresses, and a policy', () => {
    const policy = written('policy.yml', 'policy:\n  protected: [aws_security_group]\n');
    const { status, stdout } = guard(
      ...nested,
      '--allow',
      'aws_vpc.main',
      'aws_security_group.web',
      '--policy',
      policy,
      '--format',
      'json',
    );
    expect(status).toBe(2);
    expect(JSON.parse(stdout).reasons).toEqual([{ code: 'protected', address: 'aws_security_group.web' }]);
  });

  it('takes a policy’s words for what they are, also those that every object inherits', () => {
    const allowed = [...nested, '--allow', 'aws_security_group.web', '--policy'];
    const policy = written('words.yml', 'protected: [constructor, __proto__, toString, aws_vpc]\n');
    expect(guard(...allowed, policy).status).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['no list', 'protected: aws_security_group\n'],
    ['a list of something else', 'protected: [1]\n'],
    ['a member that is only inherited', '{"__proto__": {"protected": []}, "policy": {"constructor": ["x"]}}'],
  ])('exits 1 for a policy of %s: nothing is unprotected by mistake', (name, text) => {
    const policy = written(`${name}.yml`, text);
    const { status, stderr } = guard(...nested, '--allow', 'aws_security_group.web', '--policy', policy);
    expect([status, stderr]).toEqual([1, `unclick guard: ${policy}: expected {protected: [types and addresses]}\n`]);
  });

  it.each([
    ['no JSON', 'not json, but s3cret'],
    ['no plan', '{"format_version":"1.0","values":{}}'],
    ['another major version', '{"format_version":"2.0","configuration":{}}'],
  ])('exits 1 for %s, and quotes nothing of it', (name, text) => {
    const { status, stdout, stderr } = guard(
      '--plan',
      written(`${name}.json`, text),
      '--allow',
      'a.b',
      '--format',
      'json',
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/unclick guard: /);
    expect(stderr).not.toMatch(/s3cret/);
  });

  it('exits 1 for a file that is not there', () => {
    expect(guard('--plan', join(folder, 'none.json'), '--allow', 'a.b').status).toBe(1);
  });
});
