import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { TerraformProcess } from '../../../functions/adapters/terraform/process.ts';

/** A shell in Terraform's place: it says what Terraform would. */
async function say(script: string): Promise<{ heard: string[]; out: string; code: number | null }> {
  const heard: string[] = [];
  const terraform = new TerraformProcess('/bin/sh', tmpdir(), process.env, (line) => heard.push(line));
  const { out, code } = await terraform.run('-c', [script]);
  return { heard, out, code };
}

describe('a Terraform command', () => {
  it('tells how it goes on, without ids and without values', async () => {
    const { heard } = await say(
      `echo 'aws_ssm_parameter.flag: Modifying... [id=/flag]'; echo '  ~ value = "hunter2"'; echo 'aws_ssm_parameter.flag: Modifications complete after 1s [id=/flag]'`,
    );
    expect(heard).toEqual([
      'aws_ssm_parameter.flag: Modifying...',
      'aws_ssm_parameter.flag: Modifications complete after 1s',
    ]);
  });

  it('hands its whole output back, and how it ended', async () => {
    expect(await say('echo hunter2; exit 2')).toEqual({ heard: [], out: 'hunter2\n', code: 2 });
  });
});
