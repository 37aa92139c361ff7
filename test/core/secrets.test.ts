import { describe, expect, it } from 'vitest';
import { maskSecrets, secretsOfEnvironment, secretsOfState, sensitiveTexts } from '../../functions/core/secrets.ts';
import { lockHolder, TerraformFailed } from '../../functions/core/terraform-failure.ts';

describe('secrets', () => {
  it('are taken out, the longest first, and short ones left', () => {
    expect(maskSecrets('abcd and abcdef and x', ['abcd', 'abcdef', 'x'])).toBe('(sensitive) and (sensitive) and x');
  });

  it('are the environment’s values whose names say so', () => {
    const environment = {
      AWS_SECRET_ACCESS_KEY: 's3cr3t',
      TF_VAR_db_password: 'horse',
      GITHUB_TOKEN: 'ghx',
      AWS_REGION: 'us-east-1',
      EMPTY_SECRET: '',
    };
    expect(secretsOfEnvironment(environment)).toEqual(['s3cr3t', 'horse', 'ghx']);
  });

  it('are the state’s marked attributes and outputs', () => {
    const step = (value: string) => ({ type: 'get_attr', value });
    const state = {
      version: 4,
      outputs: { open: { value: 'seen' }, shut: { value: ['hid"den'], sensitive: true } },
      resources: [
        {
          instances: [
            {
              attributes: { password: 'battery', nested: [{ key: 'staple' }], name: 'web' },
              sensitive_attributes: [
                [step('password')],
                [step('nested'), { type: 'index', value: { value: 0, type: 'number' } }, step('key')],
              ],
            },
          ],
        },
      ],
    };
    expect(secretsOfState(state)).toEqual(['battery', 'battery', 'staple', 'staple', 'hid"den', 'hid\\"den']);
  });

  it('are what a mask of plan JSON marks', () => {
    expect(sensitiveTexts({ a: 'x', b: [{ c: 'y' }, { c: 'z' }] }, { a: true, b: [{}, { c: true }] })).toEqual([
      'x',
      'x',
      'z',
      'z',
    ]);
    expect(sensitiveTexts({ port: 5432 }, true)).toEqual(['5432']);
  });

  it('are not in what Terraform said when it failed', () => {
    const failure = new TerraformFailed('apply', '\u001b[31m╷\u001b[0m\n│ Error: setting battery: denied\n│ \n╵', [
      'battery',
    ]);
    expect(failure.output).toBe('Error: setting (sensitive): denied');
    expect(failure.message).toBe('terraform apply failed: setting (sensitive): denied');
    expect(failure).toMatchObject({ isStale: false, needsInit: false, lock: undefined });
  });

  it('a lock’s holder is read from the lock info alone', () => {
    expect(lockHolder('Error: something\n  Who: me')).toBeUndefined();
    expect(lockHolder('Error acquiring the state lock\n  ID:  1\n  Who:  me@here')).toEqual({
      id: '1',
      who: 'me@here',
      operation: 'unknown',
      created: 'unknown',
    });
  });
});
