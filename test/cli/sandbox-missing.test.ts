import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const program = join(resolve(import.meta.dirname, '..', '..'), 'cli', 'unclick.ts');
const cache = mkdtempSync(join(tmpdir(), 'unclick-test-'));
afterAll(() => rmSync(cache, { recursive: true }));

/** A machine on which nothing can be found, nor fetched. */
function onABareMachine(...args: readonly string[]) {
  const env = { PATH: cache, HOME: cache, UNCLICK_CACHE: cache, HTTPS_PROXY: 'http://127.0.0.1:9', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('where moto and Terraform cannot be had', () => {
  it('the sandbox names all that is missing, and starts nothing', () => {
    const { status, stdout, stderr } = onABareMachine('sandbox', '--json');
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('pip install "moto[server]"');
    expect(stderr).toContain('Terraform 1.10 or newer');
  });

  it('the demonstration shows what is recognised, says that nothing was reverted, and ends with 3', () => {
    const { status, stdout } = onABareMachine('demo', '--json');
    expect(status).toBe(3);
    const { passed, reverted, results } = JSON.parse(stdout);
    expect({ passed, reverted }).toEqual({ passed: false, reverted: false });
    expect(results).toContainEqual({
      title: 'Open port 22 to the world',
      actor: 'ada@example.com',
      verdicts: ['drift (managed)'],
      addresses: ['aws_security_group.web'],
    });
    expect(
      results.filter(({ verdicts }: { verdicts: string[] }) => verdicts.every((one) => one.startsWith('drift'))).length,
    ).toBe(15);
  });

  it('the same for people', () => {
    const { status, stdout } = onABareMachine('demo');
    expect(status).toBe(3);
    expect(stdout).toContain('Recognised, not reverted');
    expect(stdout).toContain('aws_s3_bucket_policy.receipts');
  });
});

it('names a folder that is not there', () => {
  const { status, stderr } = onABareMachine('sandbox', '--stack', join(cache, 'nowhere'));
  expect(status).toBe(3);
  expect(stderr).toContain(`there is no folder ${join(cache, 'nowhere')}`);
});
