import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../functions/core/json.ts';
import { tellOf } from '../../../functions/core/take-back/tell.ts';
import { aClick } from '../../fakes/clicks.ts';
import { aChange, aPlan } from '../guard/plan-builder.ts';

const secret = 'aws_secretsmanager_secret_version.db';
const worker = 'aws_lambda_function.worker';

describe('what is told', () => {
  it('of a replaced secret value: the command that moves the stage back', () => {
    const before = { secret_id: 'arn:db', version_id: 'old-1', version_stages: ['AWSCURRENT'] };
    const drift = [aChange({ address: secret, before, after: { ...before, version_stages: ['AWSPREVIOUS'] } })];
    const click = aClick({
      service: 'secretsmanager',
      name: 'PutSecretValue',
      request: { clientRequestToken: 'new-2' },
      addresses: [secret],
    });
    expect(tellOf(click, aPlan({ drift }))).toEqual({
      outcome: 'invisible',
      reason: {
        code: 'invisible',
        address: secret,
        attribute: 'version_stages',
        detail:
          'the value was replaced: `aws secretsmanager update-secret-version-stage --secret-id arn:db --version-stage AWSCURRENT --move-to-version-id old-1 --remove-from-version-id new-2`',
      },
    });
  });

  it.each([
    [{ filename: 'worker.zip' }, '--zip-file fileb://worker.zip'],
    [{ s3_bucket: 'b', s3_key: 'k', s3_object_version: 'v' }, '--s3-bucket b --s3-key k --s3-object-version v'],
    [{ image_uri: 'repo:tag' }, '--image-uri repo:tag'],
  ])('of replaced code: the same archive again, from %j', (source, from) => {
    const before = { function_name: 'worker', code_sha256: 'a', ...source };
    const drift = [aChange({ address: worker, before, after: { ...before, code_sha256: 'b' } })];
    const told = tellOf(
      aClick({ service: 'lambda', name: 'UpdateFunctionCode20150331v2', addresses: [worker] }),
      aPlan({ drift }),
    );
    expect(told?.reason.detail).toBe(
      `the code was replaced: \`aws lambda update-function-code --function-name worker ${from}\``,
    );
  });

  it('of what no resource models: its name, and what would model it', () => {
    const click = aClick({ name: 'StopInstances', addresses: ['aws_instance.web'] });
    expect(tellOf(click, aPlan({}))).toMatchObject({
      outcome: 'left',
      reason: { code: 'not-modelled', address: 'aws_instance.web' },
    });
    expect(tellOf(aClick({ name: 'StopInstances' }), aPlan({}))?.reason).not.toHaveProperty('address');
  });

  it('of what no resource models, under Lambda’s versioned name too', () => {
    const click = aClick({ service: 'lambda', name: 'PublishVersion20150331', addresses: [worker] });
    expect(tellOf(click, aPlan({}))).toEqual({
      outcome: 'left',
      reason: {
        code: 'not-modelled',
        address: worker,
        detail:
          'PublishVersion20150331 changes a published version: `publish = true` on the function would make Terraform publish them',
      },
    });
  });

  it('of what was replaced: placeholders for what neither state nor record says', () => {
    const detailOf = (address: string, before: JsonObject, after: JsonObject) => {
      const drift = [aChange({ address, before, after })];
      return tellOf(aClick({ name: 'Anything', addresses: ['aws_vpc.x', address] }), aPlan({ drift }))?.reason.detail;
    };
    expect(detailOf(worker, { code_sha256: 'a', s3_bucket: 'b' }, { code_sha256: 'b' })).toBe(
      'the code was replaced: `aws lambda update-function-code --function-name FUNCTION --zip-file fileb://FILE`',
    );
    const unversioned = { code_sha256: 'a', function_name: 'f', s3_bucket: 'b', s3_key: 'k' };
    expect(detailOf(worker, unversioned, { ...unversioned, code_sha256: 'b' })).toBe(
      'the code was replaced: `aws lambda update-function-code --function-name f --s3-bucket b --s3-key k`',
    );
    expect(detailOf(secret, { version_stages: ['AWSCURRENT'] }, { version_stages: [] })).toBe(
      'the value was replaced: `aws secretsmanager update-secret-version-stage --secret-id SECRET --version-stage AWSCURRENT --move-to-version-id OLD --remove-from-version-id NEW`',
    );
  });

  it('of something made beside a resource, where only its parent was hit', () => {
    const made = { service: 'cognito-idp', name: 'CreateUserPoolClient', addresses: ['aws_cognito_user_pool.p'] };
    expect(tellOf(aClick({ ...made, match: 'parent' }), aPlan({}))).toEqual({
      outcome: 'invisible',
      reason: {
        code: 'invisible',
        address: 'aws_cognito_user_pool.p',
        detail: 'CreateUserPoolClient made something beside it that no plan lists',
      },
    });
    expect(tellOf(aClick({ ...made, addresses: [] }), aPlan({}))).toBeUndefined();
    const click = aClick({ ...made, match: 'parent' });
    const alsoDirect = { ...click, hits: [...click.hits, { stack: 'shop', address: 'aws_x.y', match: 'id' as const }] };
    expect(tellOf(alsoDirect, aPlan({}))).toBeUndefined();
    expect(tellOf(aClick({ ...made, name: 'ReCreateThing', match: 'parent' }), aPlan({}))).toBeUndefined();
    expect(tellOf(aClick(made), aPlan({}))).toBeUndefined();
    expect(tellOf(aClick({ ...made, name: 'DeleteThing', match: 'parent' }), aPlan({}))).toBeUndefined();
  });

  it('nothing of another type’s attribute of the same name', () => {
    const drift = [aChange({ address: 'aws_x.y', before: { code_sha256: 'a' }, after: { code_sha256: 'b' } })];
    expect(tellOf(aClick({ name: 'Anything', addresses: ['aws_x.y'] }), aPlan({ drift }))).toBeUndefined();
  });

  it('nothing of what drifted elsewhere, or not at all', () => {
    const same = { function_name: 'worker', code_sha256: 'a' };
    const drift = [
      aChange({ address: worker, before: same, after: same }),
      aChange({ address: 'aws_lambda_function.other', before: same, after: { ...same, code_sha256: 'b' } }),
    ];
    expect(tellOf(aClick({ name: 'UpdateFunctionCode', addresses: [worker] }), aPlan({ drift }))).toBeUndefined();
  });
});
