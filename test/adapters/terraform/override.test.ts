import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TerraformCli } from '../../../functions/adapters/terraform/terraform.ts';
import { TerraformFailed } from '../../../functions/core/terraform-failure.ts';
import { aStack } from '../../fakes/stack.ts';

describe('an override file', () => {
  let directory: string;
  let terraform: TerraformCli;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'unclick-test-'));
    mkdirSync(join(directory, '.terraform', 'modules'), { recursive: true });
    mkdirSync(join(directory, 'net'));
    const Modules = [
      { Key: 'net', Dir: 'net' },
      { Key: 'shared', Dir: '../shared' },
    ];
    writeFileSync(join(directory, '.terraform', 'modules', 'modules.json'), JSON.stringify({ Modules }));
    const place = { binary: 'terraform', directory, stack: aStack(), environment: process.env, log: () => undefined };
    terraform = await TerraformCli.open(place, '1.11.4');
  });
  afterEach(async () => {
    await terraform.close();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['', '.'],
    ['net', 'net'],
  ])('lies beside the resources of module %j while the work is done, and is gone after it', async (module, folder) => {
    const there = () => readdirSync(join(directory, folder)).filter((name) => name.endsWith('_override.tf.json'));
    expect(await terraform.withOverride(module, {}, async () => there().length)).toBe(1);
    await expect(terraform.withOverride(module, {}, () => Promise.reject(new Error('killed')))).rejects.toThrow();
    expect(there()).toEqual([]);
  });

  it('is written for the root alone where no module was ever called', async () => {
    rmSync(join(directory, '.terraform'), { recursive: true });
    expect(await terraform.withOverride('', {}, async () => 'worked')).toBe('worked');
    await expect(terraform.withOverride('net', {}, async () => 'worked')).rejects.toThrow(TerraformFailed);
  });

  it.each(['shared', 'unknown'])(
    'is not written for module %s: that is told, as what Terraform refuses is',
    async (module) => {
      const failed = await terraform.withOverride(module, {}, async () => 'worked').catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(TerraformFailed);
      expect(String(failed)).toMatch(new RegExp(`module ${module} is not below the root module`));
    },
  );
});
