import { join } from 'node:path';
import { execaNode } from 'execa';
import { describe, expect, it } from 'vitest';
import { expectedFault, faultWords } from '../../cli/fault-words.ts';

const cli = join(import.meta.dirname, '..', '..', 'cli', 'unclick.ts');

const fault = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe('a fault, in words', () => {
  it.each([
    [fault('CredentialsProviderError', 'Could not load credentials from any providers'), /log in.*AWS_PROFILE/],
    [fault('ExpiredTokenException', 'The security token is expired', { $metadata: {} }), /have expired: log in again/],
    [fault('InvalidClientTokenId', 'The token is invalid', { $metadata: {} }), /does not know these credentials/],
    [fault('PermanentRedirect', 'must be addressed', { $metadata: {} }), /another Region.*--region/],
    [
      fault('ValidationError', 'Stack with id unclick-test does not exist', { $metadata: {} }),
      /no deployment unclick-test.*--deployment.*npm run deploy/,
    ],
    [fault('ValidationError', 'Template format error', { $metadata: {} }), /^ValidationError: Template format error$/],
    [fault('AccessDenied', 'ada is not authorized', { $metadata: {} }), /^AccessDenied: ada is not authorized$/],
    [
      fault('Error', 'ENOENT: no such file', { code: 'ENOENT', path: 'a.json' }),
      /^there is no file or folder a\.json$/,
    ],
    [fault('Error', 'EISDIR: read', { code: 'EISDIR' }), /is a folder/],
    [fault('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }), /cannot reach AWS.*AWS_ENDPOINT_URL/],
    [
      new Error('cannot read s3://states/net', { cause: fault('NoSuchBucket', 'x', { $metadata: {} }) }),
      /^cannot read s3:\/\/states\/net: there is no such bucket$/,
    ],
  ])('%s', (error, words) => {
    expect(expectedFault(error)).toMatch(words);
    expect(faultWords(error)).toBe(expectedFault(error));
  });

  it('is not made of a mistake in the program', () => {
    expect(expectedFault(new TypeError('x is undefined'))).toBeUndefined();
    expect(expectedFault(fault('constructor', 'x', { code: '__proto__' }))).toBeUndefined();
    expect(faultWords('odd')).toBe('odd');
  });
});

const nobody = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_PROFILE: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

describe('without credentials, a line and no stack trace', () => {
  it.each([
    ['init', ['--bucket', 'states']],
    ['remove', ['--stage', 'nowhere']],
    ['incidents', []],
    ['override end', ['x']],
    ['console', []],
    ['sweep', ['--list']],
  ])('of unclick %s', async (name, args) => {
    const done = await execaNode(cli, [...name.split(' '), ...args], { env: nobody, reject: false });
    expect([done.exitCode, done.stdout]).toEqual([1, '']);
    expect(done.stderr).toMatch(new RegExp(`^unclick ${name}: no AWS credentials were found[^\\n]*$`));
  });
});
