import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../functions/core/json.ts';
import { notAChange } from '../../functions/core/mutation.ts';
import { isReadVerb, plainEventName, wordsOf } from '../../functions/core/verb.ts';
import { clickedRecord } from './clicks.ts';

function reasonFor(change: JsonObject) {
  return notAChange(clickedRecord(change));
}

describe('what is no change', () => {
  it.each<[string, JsonObject, string | undefined]>([
    ['a write', { readOnly: false }, undefined],
    ['a write as text', { readOnly: 'false' }, undefined],
    ['a write whose verb reads', { readOnly: false, eventName: 'DescribeVpcs' }, undefined],
    ['a write as text whose verb reads', { readOnly: 'false', eventName: 'DescribeVpcs' }, undefined],
    ['a read', { readOnly: true }, 'read-only'],
    ['a read as text', { readOnly: 'true' }, 'read-only'],
    ['a missing flag, a verb that writes', { readOnly: null, eventName: 'ModifyVpcAttribute' }, undefined],
    ['a missing flag, a verb that reads', { readOnly: null, eventName: 'DescribeVpcs' }, 'read-only'],
    ['a missing flag, an odd one, a verb that reads', { readOnly: 'maybe', eventName: 'ListBuckets' }, 'read-only'],
    [
      'a missing flag, a verb that lies: it writes',
      { readOnly: null, eventSource: 'ses.amazonaws.com', eventName: 'VerifyEmailIdentity' },
      undefined,
    ],
    [
      'the same service under its older name',
      { readOnly: null, eventSource: 'email.amazonaws.com', eventName: 'VerifyEmailIdentity' },
      undefined,
    ],
    [
      'a missing flag, a verb that lies: it reads',
      { readOnly: null, eventSource: 'athena.amazonaws.com', eventName: 'StartQueryExecution' },
      'not-a-change',
    ],
    [
      'a session with a directory bucket, whose calls have an eventSource of their own',
      { eventSource: 's3express.amazonaws.com', eventName: 'CreateSession' },
      'not-a-change',
    ],
    [
      'a missing flag, the second of the verbs that lie in its service',
      { readOnly: null, eventSource: 'appsync.amazonaws.com', eventName: 'EvaluateMappingTemplate' },
      'read-only',
    ],
    [
      'a missing flag, the first of them',
      { readOnly: null, eventSource: 'appsync.amazonaws.com', eventName: 'EvaluateCode' },
      'read-only',
    ],
    [
      'a missing flag, the second that lies: it writes',
      { readOnly: null, eventSource: 'aidevops.amazonaws.com', eventName: 'DiscoverTopology' },
      undefined,
    ],
    [
      'a name that every object inherits',
      { readOnly: null, eventSource: 'constructor.amazonaws.com', eventName: 'toString' },
      undefined,
    ],
    ['a failure', { errorCode: 'AccessDenied' }, 'failed-call'],
    ['a dry run', { errorCode: 'Client.DryRunOperation' }, 'failed-call'],
    ['a message without a code', { errorMessage: 'no' }, 'failed-call'],
    ['an error that is null or empty is none', { errorCode: null, errorMessage: '' }, undefined],
    ['a failure with an answer', { errorCode: 'X', responseElements: { a: 1 } }, 'failed-call'],
    ['a sign-in by its type', { eventType: 'AwsConsoleSignIn', eventName: 'CheckMfa' }, 'sign-in'],
    ['a sign-in by its source', { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' }, 'sign-in'],
    ['a service event', { eventType: 'AwsServiceEvent' }, 'service-event'],
    ['an insight', { eventType: 'AwsCloudTrailInsight' }, 'not-a-change'],
    ['network activity', { eventType: 'AwsVpceEvent' }, 'not-a-change'],
    ['data through a function', { eventSource: 'lambda.amazonaws.com', eventName: 'Invoke' }, 'not-a-change'],
    ['the same name elsewhere is a change', { eventSource: 'example.amazonaws.com', eventName: 'Invoke' }, undefined],
    ['a session', { eventSource: 'ssm.amazonaws.com', eventName: 'StartSession' }, 'not-a-change'],
    ['a message', { eventSource: 'sqs.amazonaws.com', eventName: 'SendMessage' }, 'not-a-change'],
  ])('%s', (_, change, reason) => {
    expect(reasonFor(change)).toBe(reason);
  });
});

describe('event names', () => {
  it.each([
    ['CreateFunction20150331', 'CreateFunction'],
    ['UpdateFunctionConfiguration20150331v2', 'UpdateFunctionConfiguration'],
    ['CreateFunction2020_05_31', 'CreateFunction'],
    ['UpdateDistribution2020_05_31', 'UpdateDistribution'],
    ['createCluster ', 'CreateCluster'],
    ['PutLayer7', 'PutLayer7'],
    ['CreateFunction20150331v12', 'CreateFunction'],
    ['Copy20150331Report', 'Copy20150331Report'],
    ['', ''],
  ])('%s is %s', (written, plain) => {
    expect(plainEventName(written)).toBe(plain);
  });

  it('fall into words', () => {
    expect(wordsOf('ModifyDBClusterSnapshotAttribute')).toEqual(['Modify', 'DB', 'Cluster', 'Snapshot', 'Attribute']);
    expect(wordsOf('UpdateIPSet')).toEqual(['Update', 'IP', 'Set']);
    expect(wordsOf('allocateIpv64PoolDB')).toEqual(['allocate', 'Ipv', '64', 'Pool', 'DB']);
    expect(wordsOf('')).toEqual([]);
  });

  it('read by their verbs', () => {
    expect(['GetBucketAcl', 'BatchGetItem', 'DescribeVpcs', 'Scan'].every(isReadVerb)).toBe(true);
    expect(['GetawayCreate', 'Listen', 'PutObject', 'BatchWriteItem'].some(isReadVerb)).toBe(false);
  });
});
