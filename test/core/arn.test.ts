import { describe, expect, it } from 'vitest';
import { parseArn, plainArn } from '../../functions/core/arn.ts';

describe('an ARN', () => {
  it.each([
    ['arn:aws:sqs:eu-central-1:111122223333:q', ['aws', 'sqs', 'eu-central-1', '111122223333', 'q']],
    ['arn:aws-cn:iam::111122223333:role/a:b/c', ['aws-cn', 'iam', '', '111122223333', 'role/a:b/c']],
    ['arn:aws:s3:::bucket', ['aws', 's3', '', '', 'bucket']],
    ['arn:aws:s3:::', ['aws', 's3', '', '', '']],
  ])('%s falls into its parts', (written, [partition, service, region, account, resource]) => {
    expect(parseArn(written)).toEqual({ partition, service, region, account, resource });
  });

  it.each([
    '',
    'q',
    'arn:',
    'arn:aws',
    'arn:aws:sqs',
    'arn:aws:sqs:eu-central-1',
    'arn:aws:sqs:eu-central-1:111122223333',
    'urn:aws:sqs:eu-central-1:111122223333:q',
    'key=arn:aws:sqs:eu-central-1:111122223333:q',
  ])('%s is none', (written) => {
    expect(parseArn(written)).toBeUndefined();
  });

  it.each([
    ['arn:aws:logs:eu-central-1:111122223333:log-group:/a:*', 'arn:aws:logs:eu-central-1:111122223333:log-group:/a'],
    [
      'arn:aws:lambda:eu-central-1:111122223333:function:f:$LATEST',
      'arn:aws:lambda:eu-central-1:111122223333:function:f',
    ],
    [
      'arn:aws:lambda:eu-central-1:111122223333:function:f:live',
      'arn:aws:lambda:eu-central-1:111122223333:function:f:live',
    ],
  ])('%s stands in a state as %s', (written, plain) => {
    expect(plainArn(written)).toBe(plain);
  });
});
