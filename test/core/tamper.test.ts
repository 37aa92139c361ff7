import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { type OwnNames, tampering } from '../../functions/core/tamper.ts';
import { tamperCalls, tamperPattern } from '../../functions/core/tamper-calls.ts';
import { click } from './clicks.ts';
import { envelope, matches } from './event-ruler.ts';

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

  it('says what was done to what, each thing once', () => {
    const alarms = { alarmNames: ['unclick-prod-dead-letters', 'unclick-prod-errors', 'unclick-prod-errors'] };
    expect(signs({ source: 'monitoring', event: 'DeleteAlarms', request: alarms })).toEqual([
      'DeleteAlarms on unclick-prod-dead-letters',
      'DeleteAlarms on unclick-prod-errors',
    ]);
    expect(signs({ source: 'ssm', event: 'PutParameter', request: { name: '/unclick/slack/token' } })).toEqual([
      'PutParameter on /unclick/slack/token',
    ]);
    const event = 'UpdateFunctionCode20150331v2';
    const functionName = arn('lambda', 'function:unclick-prod-run');
    expect(signs({ source: 'lambda', event, request: { functionName } })).toEqual([`${event} on unclick-prod-run`]);
    const trail = { name: 'main', s3BucketName: 'x' };
    expect(signs({ source: 'cloudtrail', event: 'UpdateTrail', request: trail })).toEqual(['UpdateTrail on main']);
  });

  it('reads names, and no prose', () => {
    const rename = (name: string) => signs({ source: 'events', event: 'PutRule', request: { rule: name } }).length;
    const long = (length: number) => `unclick-prod-${'x'.repeat(length - 13)}`;
    expect([rename(long(512)), rename(long(513)), rename('unclick-prod-x and more')]).toEqual([1, 0, 0]);
    expect(signs({ source: 'events', event: 'PutRule', request: null })).toEqual([]);
    expect(signs({ source: 'events', event: 'PutRule', request: { description: 'unclick-prod-x', size: 7 } })).toEqual(
      [],
    );
  });

  it('lets any of several roles deploy', () => {
    const several = { ...own, deployers: [...own.deployers, 'arn:aws:iam::111122223333:role/other'] };
    const call = { source: 'sqs', event: 'DeleteQueue', request: { queueUrl: 'https://x/1/unclick-prod-clicks' } };
    expect(['deploy-unclick/ci', 'other/ci', 'admin/eve'].map((by) => signs({ ...call, by }, several).length)).toEqual([
      0, 0, 1,
    ]);
  });

  it.each(['BatchStopBuild', 'StartBuildBatch', 'StopBuildBatch'])('expects no %s of the workflow', (event) => {
    const request = { projectName: 'unclick-prod-run' };
    const by = 'unclick-prod-RespondRole-1ABC/xyz';
    const isCall = tamperCalls.codebuild?.some((name) => event.startsWith(name));
    expect(signs({ source: 'codebuild', event, request, by })).toHaveLength(isCall ? 1 : 0);
  });

  it('keeps to the trails that the configuration names', () => {
    const named = { ...own, trails: [arn('cloudtrail', 'trail/main')] };
    const stop = (name: string) => signs({ source: 'cloudtrail', event: 'StopLogging', request: { name } }, named);
    expect([stop('main'), stop(arn('cloudtrail', 'trail/main')), stop('domain')].map((found) => found.length)).toEqual([
      1, 1, 0,
    ]);
  });

  it.each([
    ['Root', 'ConsoleLogin', { ConsoleLogin: 'Success' }, ['the root user signed in']],
    ['Root', 'ConsoleLogin', { ConsoleLogin: 'Failure' }, []],
    ['Root', 'ConsoleLogin', null, []],
    ['Root', 'SwitchRole', { ConsoleLogin: 'Success' }, []],
    ['IAMUser', 'ConsoleLogin', { ConsoleLogin: 'Success' }, []],
  ])('signing in: %s, %s, %j', (type, eventName, responseElements, found) => {
    const parsed = parseRecord({
      eventSource: 'signin.amazonaws.com',
      eventName,
      userIdentity: { type, arn: 'arn:aws:iam::111122223333:root' },
      responseElements,
    });
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(tampering(parsed.record, own)).toEqual(found);
  });
});

describe('the pattern for tampering', () => {
  const passes = (change: JsonObject, type?: string) =>
    matches(JSON.parse(JSON.stringify(tamperPattern())), envelope(click(change), type));
  const rows = Object.entries(tamperCalls).flatMap(([service, names]) => names.map((name) => [service, name] as const));

  it('is one that EventBridge takes, and the same every time', () => {
    const { eventName } = tamperPattern().detail;
    expect(JSON.stringify(tamperPattern()).length).toBeLessThanOrEqual(2048);
    const names = (Array.isArray(eventName) ? eventName : []).filter((name) => typeof name === 'string');
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('lets every call through that is watched for', () => {
    const lost = rows.filter(([service, eventName]) => !passes({ eventSource: `${service}.amazonaws.com`, eventName }));
    expect(lost).toEqual([]);
    expect(passes({ eventSource: 'lambda.amazonaws.com', eventName: 'UpdateFunctionCode20150331v2' })).toBe(true);
    for (const errorCode of [null, ''])
      expect(passes({ eventSource: 'kms.amazonaws.com', eventName: 'DisableKey', errorCode })).toBe(true);
  });

  it.each<[string, JsonObject, string?]>([
    ['another call', { eventSource: 'sqs.amazonaws.com', eventName: 'TagQueue' }],
    ['another service', { eventSource: 'rds.amazonaws.com', eventName: 'DeleteTable' }],
    ['a failure', { eventSource: 'kms.amazonaws.com', eventName: 'DisableKey', errorCode: 'AccessDenied' }],
    [
      'what is no call',
      { eventSource: 'kms.amazonaws.com', eventName: 'DisableKey' },
      'AWS Service Event via CloudTrail',
    ],
  ])('drops %s', (_, change, type) => {
    expect(passes(change, type)).toBe(false);
  });
});
