import { describe, expect, it } from 'vitest';
import type { Json } from '../../functions/core/json.ts';
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

  it('of four characters are the shortest, each taken out once and everywhere', () => {
    expect(maskSecrets('abcd abc abcd', ['abcd', 'abc', 'abcd', ''])).toBe('(sensitive) abc (sensitive)');
  });

  it.each(['MY_SECRET', 'token', 'DB_PASSWD', 'CREDENTIALS', 'PRIVATE_KEY', 'API_KEY', 'APIKEY', 'AWS_ACCESS_KEY_ID'])(
    'are the values of %s',
    (name) => expect(secretsOfEnvironment({ [name]: 'value', OTHER: 'x' })).toEqual(['value']),
  );

  it('are not in an environment that lacks them', () => expect(secretsOfEnvironment({ TOKEN: undefined })).toEqual([]));

  it('are found nowhere in what has another shape', () => {
    const odd = [
      null,
      [],
      {},
      { resources: {}, outputs: [] },
      { resources: [7, {}, { instances: 7 }, { instances: [7] }] },
    ];
    expect(odd.flatMap((state) => secretsOfState(state))).toEqual([]);
    const instance = (sensitive_attributes: Json, attributes?: Json) => ({
      resources: [{ instances: [{ sensitive_attributes, ...(attributes !== undefined && { attributes }) }] }],
    });
    const path = [{ type: 'get_attr', value: 'a' }];
    expect(secretsOfState(instance(7, { a: 'hidden' }))).toEqual([]);
    expect(secretsOfState(instance([7, [7], [{ value: 7 }], [{ value: 'b' }], path]))).toEqual([]);
    expect(secretsOfState(instance([[{ value: { value: 9 } }], [{ value: 'length' }]], ['x']))).toEqual([]);
    expect(secretsOfState(instance([path], { a: { b: ['c', 7, true, null] } }))).toEqual(['c', 'c', '7']);
    expect(secretsOfState({ outputs: { a: 7, b: { value: 'x', sensitive: 'true' } } })).toEqual([]);
  });

  it('are not where mask and value have another shape', () => {
    expect(sensitiveTexts('x', false)).toEqual([]);
    expect(sensitiveTexts({ a: 'x' }, [true])).toEqual([]);
    expect(sensitiveTexts(['x'], { a: true })).toEqual([]);
    expect(sensitiveTexts('x', { length: true })).toEqual([]);
    expect(sensitiveTexts(null, { a: true })).toEqual([]);
    expect(sensitiveTexts(undefined, true)).toEqual([]);
    expect(sensitiveTexts([{ a: 'x' }], true)).toEqual(['x', 'x']);
  });
});

describe('a command of Terraform that failed', () => {
  const said = (output: string) => new TerraformFailed('plan', output);
  it.each([
    ['Error: a\nError: b', 'a'],
    ['no such thing\nat all', 'no such thing'],
    ['see Error: a', 'see Error: a'],
    ['a │ b', 'a │ b'],
    ['│ Error: boxed', 'boxed'],
    ['│Error: boxed closely', 'boxed closely'],
    ['', ''],
  ])('%j is told as %j', (output, told) => {
    expect(said(output)).toMatchObject({
      name: 'TerraformFailed',
      command: 'plan',
      message: `terraform plan failed: ${told}`,
    });
  });

  it.each([
    ['Error: Saved plan is stale', true],
    ['Error: the given plan file can no longer be applied', true],
    ['Error: something else', false],
  ])('%s: stale %s', (output, stale) => expect(said(output).isStale).toBe(stale));

  it.each([
    ['run "terraform init"', true],
    ['run "tofu init"', true],
    ['Error: Module not installed', true],
    ['Error: Backend initialization required, please run', true],
    ['Error: something else', false],
  ])('%s: must be initialised %s', (output, needed) => expect(said(output).needsInit).toBe(needed));

  it('says who holds the lock', () => {
    const info =
      'Lock Info:\n  ID:        1-2\n  Path:      states/x\n  Operation: OperationTypeApply\n  Who:       me@here \n  Created:   then';
    expect(said(`│ Error: Error acquiring the state lock\n│ \n${info}`).lock).toEqual({
      id: '1-2',
      who: 'me@here',
      operation: 'OperationTypeApply',
      created: 'then',
    });
  });
});
