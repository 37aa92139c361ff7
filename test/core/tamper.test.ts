import { describe, expect, it } from 'vitest';
import type { Json } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { type OwnNames, tampering } from '../../functions/core/tamper.ts';
import { tamperPattern } from '../../functions/core/tamper-calls.ts';

const own: OwnNames = {
  prefix: 'unclick-prod',
  names: ['acme-states', '/unclick/slack/token', '11111111-2222-3333-4444-555555555555'],
  trails: [],
  deployers: ['arn:aws:iam::111122223333:role/deploy-unclick'],
};

interface Call {
  readonly source: string;
  readonly event: string;
  readonly request?: Json;
  readonly by?: string;
  readonly errorCode?: string;
}

function signs({ source, event, request = {}, by = 'admin/eve', errorCode }: Call, names = own): readonly string[] {
  const arn = `arn:aws:sts::111122223333:assumed-role/${by}`;
  const parsed = parseRecord({
    eventSource: `${source}.amazonaws.com`,
    eventName: event,
    userIdentity: { type: 'AssumedRole', arn },
    requestParameters: request,
    ...(errorCode && { errorCode }),
  });
  if (!parsed.ok) throw new Error(parsed.reason);
  return tampering(parsed.record, names);
}

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

const hits: readonly [string, Call][] = [
  ['the rule is disabled', { source: 'events', event: 'DisableRule', request: { name: 'unclick-prod-clicks' } }],
  [
    'a target is taken away',
    { source: 'events', event: 'RemoveTargets', request: { rule: 'unclick-prod-clicks', ids: ['click-queue'] } },
  ],
  [
    'the queue is emptied',
    {
      source: 'sqs',
      event: 'PurgeQueue',
      request: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/unclick-prod-clicks' },
    },
  ],
  [
    'code is replaced, by name',
    {
      source: 'lambda',
      event: 'UpdateFunctionCode20150331v2',
      request: { functionName: 'unclick-prod-classify-click' },
    },
  ],
  [
    'code is replaced, by ARN',
    {
      source: 'lambda',
      event: 'UpdateFunctionCode20150331v2',
      request: { functionName: arn('lambda', 'function:unclick-prod-classify-click') },
    },
  ],
  [
    'the function is throttled to nothing',
    {
      source: 'lambda',
      event: 'PutFunctionConcurrency20171031',
      request: { functionName: 'unclick-prod-classify-click', reservedConcurrentExecutions: 0 },
    },
  ],
  [
    'the table is deleted',
    { source: 'dynamodb', event: 'DeleteTable', request: { tableName: 'unclick-prod-incidents' } },
  ],
  [
    'an execution is stopped',
    {
      source: 'states',
      event: 'StopExecution',
      request: { executionArn: arn('states', 'execution:unclick-prod-respond:web-1') },
    },
  ],
  [
    'somebody starts the build',
    { source: 'codebuild', event: 'StartBuild', request: { projectName: 'unclick-prod-run' } },
  ],
  [
    'the build role is widened',
    {
      source: 'iam',
      event: 'AttachRolePolicy',
      request: { roleName: 'unclick-prod-RunRole-1ABC', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
  ],
  [
    "a role is made that looks like the workflow's",
    { source: 'iam', event: 'CreateRole', request: { roleName: 'unclick-prod-RespondRole-evil' } },
  ],
  [
    "the state bucket's notification is switched off",
    {
      source: 's3',
      event: 'PutBucketNotification',
      request: { bucketName: 'acme-states', NotificationConfiguration: '' },
    },
  ],
  [
    'the key is disabled',
    { source: 'kms', event: 'DisableKey', request: { keyId: arn('kms', 'key/11111111-2222-3333-4444-555555555555') } },
  ],
  [
    'a trail is stopped',
    { source: 'cloudtrail', event: 'StopLogging', request: { name: arn('cloudtrail', 'trail/main') } },
  ],
  [
    'the secret is replaced',
    {
      source: 'ssm',
      event: 'PutParameter',
      request: { name: '/unclick/slack/token', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    },
  ],
  [
    'an alarm is deleted',
    { source: 'monitoring', event: 'DeleteAlarms', request: { alarmNames: ['other', 'unclick-prod-dead-letters'] } },
  ],
  [
    'the whole deployment is deleted',
    { source: 'cloudformation', event: 'DeleteStack', request: { stackName: 'unclick-prod' } },
  ],
];

const misses: readonly [string, Call][] = [
  ["somebody else's rule", { source: 'events', event: 'DisableRule', request: { name: 'nightly' } }],
  [
    'a name that only begins alike',
    { source: 'dynamodb', event: 'DeleteTable', request: { tableName: 'unclick-production-orders' } },
  ],
  [
    'the same name in another service',
    { source: 'rds', event: 'DeleteTable', request: { tableName: 'unclick-prod-incidents' } },
  ],
  [
    'a policy that mentions us',
    {
      source: 'iam',
      event: 'PutRolePolicy',
      request: { roleName: 'app', policyDocument: '{"Resource":"arn:aws:sqs:*:*:unclick-prod-clicks"}' },
    },
  ],
  [
    'a refused attempt',
    {
      source: 'sqs',
      event: 'PurgeQueue',
      request: { queueUrl: 'https://x/1/unclick-prod-clicks' },
      errorCode: 'AccessDenied',
    },
  ],
  [
    'a deployment',
    {
      source: 'lambda',
      event: 'UpdateFunctionCode20150331v2',
      request: { functionName: 'unclick-prod-classify-click' },
      by: 'deploy-unclick/ci',
    },
  ],
  [
    'the workflow starts its build',
    {
      source: 'codebuild',
      event: 'StartBuild',
      request: { projectName: 'unclick-prod-run' },
      by: 'unclick-prod-RespondRole-1ABC/xyz',
    },
  ],
  [
    'a call that changes nothing of ours',
    { source: 'sqs', event: 'TagQueue', request: { queueUrl: 'https://x/1/unclick-prod-clicks' } },
  ],
];

describe('tampering', () => {
  it.each(hits)('%s', (_what, call) => {
    expect(signs(call)).toHaveLength(1);
  });

  it.each(misses)('not: %s', (_what, call) => {
    expect(signs(call)).toEqual([]);
  });

  it('keeps to the trails that the configuration names', () => {
    const named = { ...own, trails: [arn('cloudtrail', 'trail/main')] };
    const stop = (name: string) => signs({ source: 'cloudtrail', event: 'StopLogging', request: { name } }, named);
    expect([stop('main'), stop(arn('cloudtrail', 'trail/main')), stop('other')].map((found) => found.length)).toEqual([
      1, 1, 0,
    ]);
  });

  it.each([
    ['Success', 1],
    ['Failure', 0],
  ])('root signing in: %s', (ConsoleLogin, count) => {
    const parsed = parseRecord({
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' },
      responseElements: { ConsoleLogin },
    });
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(tampering(parsed.record, own)).toHaveLength(count);
  });

  it('has a pattern that EventBridge takes', () => {
    expect(JSON.stringify(tamperPattern()).length).toBeLessThanOrEqual(2048);
  });
});
