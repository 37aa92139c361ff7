import { expect, it } from 'vitest';
import { goneReasons } from '../../../functions/core/take-back/gone.ts';
import { aChange, aPlan } from '../guard/plan-builder.ts';

it.each([
  ['aws_kms_key.data', ['create'], true],
  ['module.a.aws_s3_bucket.logs[0]', ['create'], true],
  ['aws_kms_key.data', ['update'], false],
  ['aws_kms_key.data', ['delete', 'create'], false],
  ['aws_sqs_queue.jobs', ['create'], false],
])('a re-creation of what held data goes to people: %s, %j: %s', (address, actions, held) => {
  const type = /aws_\w+/.exec(address)?.[0] ?? '';
  const { changes } = aPlan({ changes: [aChange({ address, actions, type }), aChange({ address: 'aws_vpc.x' })] });
  const detail = `what this ${type} held is gone: Terraform would make a new, empty one`;
  expect(goneReasons(changes)).toEqual(held ? [{ code: 'protected', address, detail }] : []);
});
