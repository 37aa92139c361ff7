import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findTerraform, hasLockfile } from '../../cli/sandbox/find-terraform.ts';
import { findMirror, hasCliConfig, writeMirrorConfig } from '../../cli/sandbox/provider-mirror.ts';
import { sandboxEnvironment } from '../../cli/sandbox/terraform-environment.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('UNCLICK_CACHE', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const program = (name: string, says: string) =>
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
const nowhere = { terraform: 'http://127.0.0.1:9/', tofu: 'http://127.0.0.1:9/' };

describe('finding Terraform', () => {
  it.each([
    ['terraform', 'Terraform v1.11.4', 'terraform 1.11.4'],
    ['tofu', 'OpenTofu v1.10.0', 'tofu 1.10.0'],
  ])('takes %s from PATH', async (name, says, version) => {
    program(name, says);
    expect(await findTerraform(folder, () => undefined, nowhere)).toEqual({ binary: join(folder, name), version });
  });

  it('says what it tried when there is none to be had', async () => {
    const told: string[] = [];
    expect(await findTerraform(folder, (line) => told.push(line), nowhere)).toBeUndefined();
    expect(told.join('\n')).toMatch(/on PATH[\s\S]*cannot be reached/);
  });

  it.each([
    ['terraform 1.11.4', true],
    ['terraform 1.9.8', false],
    ['tofu 1.10.0', true],
    ['tofu 2.0.0', true],
  ])('%s locks with an object: %s', (version, lockfile) => {
    expect(hasLockfile({ binary: 'x', version })).toBe(lockfile);
  });
});

describe('where providers come from', () => {
  it('finds a mirror at shallow depth, and takes from it what it holds and nothing else', () => {
    const mirror = join(folder, 'opt', 'tf', 'providers');
    mkdirSync(join(mirror, 'registry.terraform.io', 'hashicorp', 'aws', '5.100.0'), { recursive: true });
    expect(findMirror([join(folder, 'opt')])).toBe(mirror);
    writeMirrorConfig(mirror, join(folder, 'rc'));
    const written = readFileSync(join(folder, 'rc'), 'utf8');
    expect(written).toContain(`path    = "${mirror}"`);
    expect(written.match(/"registry\.terraform\.io\/hashicorp\/aws"/g)).toHaveLength(2);
  });

  it('finds none where there is none', () => {
    expect(findMirror([folder, join(folder, 'not-there')])).toBeUndefined();
  });

  it('honours a CLI configuration that exists, and no other', () => {
    expect(hasCliConfig({ TF_CLI_CONFIG_FILE: join(folder, 'rc') })).toBe(false);
    writeFileSync(join(folder, 'rc'), '');
    expect(hasCliConfig({ TF_CLI_CONFIG_FILE: join(folder, 'rc') })).toBe(true);
    expect(hasCliConfig({})).toBe(false);
    writeFileSync(join(folder, '.terraformrc'), '');
    expect(hasCliConfig({})).toBe(true);
  });
});

it("leaves nothing of the user's own AWS in the environment", () => {
  const own = {
    AWS_PROFILE: 'prod',
    AWS_SESSION_TOKEN: 'x',
    AWS_ENDPOINT_URL_S3: 'https://s3',
    TF_VAR_name: 'kept',
    PATH: '/bin',
  };
  const environment = sandboxEnvironment('http://127.0.0.1:5000', own);
  expect(environment).toMatchObject({ AWS_ENDPOINT_URL: 'http://127.0.0.1:5000', TF_VAR_name: 'kept', PATH: '/bin' });
  expect(Object.keys(environment).filter((name) => name in own && name.startsWith('AWS_'))).toEqual([]);
});
