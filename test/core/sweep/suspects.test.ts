import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookedFor, suspectOf } from '../../../functions/core/sweep/suspects.ts';
import { unexplainedClick } from '../../../functions/core/sweep/unexplained.ts';

const pipeline = 'arn:aws:iam::123456789012:role/pipeline';
const policy = { origins: ['console' as const], ownRoles: [pipeline] };
const record = (fields: object = {}) => ({
  eventVersion: '1.09',
  eventID: 'e-1',
  eventTime: '2026-01-01T10:00:00Z',
  eventSource: 'sqs.amazonaws.com',
  eventName: 'SetQueueAttributes',
  awsRegion: 'eu-west-1',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
  sourceIPAddress: '203.0.113.9',
  userAgent: 'Mozilla/5.0',
  sessionCredentialFromConsole: 'true',
  userIdentity: { type: 'IAMUser', userName: 'mallory', arn: 'arn:aws:iam::123456789012:user/mallory' },
  requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' },
  ...fields,
});
const suspect = (fields: object = {}, known: readonly string[] = []) =>
  suspectOf(record(fields), 'aws_sqs_queue.jobs', policy, new Set(known));

describe('a record as evidence', () => {
  it('says who, what and from where; a click that no mailbox held was lost', () => {
    expect(suspect()).toEqual({
      address: 'aws_sqs_queue.jobs',
      eventID: 'e-1',
      eventTime: '2026-01-01T10:00:00Z',
      eventSource: 'sqs.amazonaws.com',
      eventName: 'SetQueueAttributes',
      account: '123456789012',
      region: 'eu-west-1',
      actor: expect.objectContaining({ name: 'mallory' }),
      origin: expect.objectContaining({ kind: 'console' }),
      lost: true,
    });
    expect(suspect({}, ['e-1'])).toMatchObject({ lost: false });
  });

  it('the pipeline’s role in a person’s hands is evidence: somebody has put on its clothes', () => {
    const arn = 'arn:aws:sts::123456789012:assumed-role/pipeline/mallory';
    const sessionContext = { sessionIssuer: { arn: pipeline, userName: 'pipeline' } };
    expect(suspect({ userIdentity: { type: 'AssumedRole', arn, sessionContext } })).toMatchObject({ lost: true });
  });

  it('a script’s change is evidence too, and no lost click', () => {
    const script = { sessionCredentialFromConsole: undefined, userAgent: 'aws-cli/2.15 Python/3.11' };
    expect(suspect(script)).toMatchObject({ origin: { kind: 'programmatic' }, lost: false });
  });

  it.each<[string, object]>([
    ['was only read', { readOnly: true, eventName: 'GetQueueAttributes' }],
    ['was refused', { errorCode: 'AccessDenied' }],
    [
      'is the pipeline’s own',
      {
        sessionCredentialFromConsole: undefined,
        userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.11.4',
        userIdentity: {
          type: 'AssumedRole',
          arn: 'arn:aws:sts::123456789012:assumed-role/pipeline/ci',
          sessionContext: { sessionIssuer: { arn: pipeline, userName: 'pipeline' } },
        },
      },
    ],
  ])('what %s is none', (_name, fields) => {
    expect(suspect(fields)).toBeUndefined();
  });

  it('whatever it is handed, it does not throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        suspectOf(value, 'aws_x.y', policy, new Set());
      }),
    );
  });
});

describe('what CloudTrail is asked for', () => {
  it.each<[string, Record<string, string>, readonly string[], string]>([
    [
      'a group, by its id and its ARN',
      { id: 'sg-1', arn: 'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-1', name: 'web' },
      ['sg-1', 'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-1', 'web'],
      'eu-west-1',
    ],
    [
      'a role, where no Region is: in us-east-1',
      { id: 'app', arn: 'arn:aws:iam::123456789012:role/app', name: 'app' },
      ['app', 'arn:aws:iam::123456789012:role/app'],
      'us-east-1',
    ],
    [
      'a bucket, whose ARN names no Region either: in the stack’s',
      { id: 'logs', arn: 'arn:aws:s3:::logs' },
      ['logs', 'arn:aws:s3:::logs'],
      'eu-central-1',
    ],
    [
      'a queue, by the last part of its URL too',
      { id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' },
      ['https://sqs.eu-west-1.amazonaws.com/123456789012/jobs', 'jobs'],
      'eu-central-1',
    ],
    [
      'a queue that says its URL beside another id',
      { id: 'jobs-1', url: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' },
      ['jobs-1', 'jobs'],
      'eu-central-1',
    ],
    [
      'a role in China: in Beijing',
      { id: 'app', arn: 'arn:aws-cn:iam::123456789012:role/app' },
      ['app', 'arn:aws-cn:iam::123456789012:role/app'],
      'cn-north-1',
    ],
    [
      'a role in GovCloud: in its West',
      { id: 'app', arn: 'arn:aws-us-gov:iam::123456789012:role/app' },
      ['app', 'arn:aws-us-gov:iam::123456789012:role/app'],
      'us-gov-west-1',
    ],
    [
      'a queue of four names: by three',
      { id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs', arn: 'arn:aws:sqs:eu-west-1:1:jobs', name: 'j' },
      ['https://sqs.eu-west-1.amazonaws.com/123456789012/jobs', 'arn:aws:sqs:eu-west-1:1:jobs', 'j'],
      'eu-west-1',
    ],
    ['what has an id of two parts', { id: 'app/one' }, ['app/one'], 'eu-central-1'],
    ['what has no name but an empty one', { id: 'x', name: '' }, ['x'], 'eu-central-1'],
    ['what says its Region itself (provider 6)', { id: 'x', region: 'ap-south-1' }, ['x'], 'ap-south-1'],
  ])('%s', (_name, values, names, region) => {
    const asked = lookedFor(values, 'eu-central-1');
    expect(asked.map(({ name }) => name)).toEqual(names);
    expect(new Set(asked.map((one) => one.region))).toEqual(new Set([region]));
  });

  it('is asked in the account that the ARN names, else in the stack’s', () => {
    const arn = 'arn:aws:sqs:eu-west-1:123456789012:jobs';
    expect(lookedFor({ arn }, 'eu-central-1')).toEqual([{ name: arn, region: 'eu-west-1', account: '123456789012' }]);
    expect(lookedFor({ id: 'logs', arn: 'arn:aws:s3:::logs' }, 'eu-central-1')).toEqual([
      { name: 'logs', region: 'eu-central-1' },
      { name: 'arn:aws:s3:::logs', region: 'eu-central-1' },
    ]);
  });

  it('is nothing where nothing names it', () => {
    expect(lookedFor({}, 'eu-west-1')).toEqual([]);
  });
});

describe('an unexplained drift as mail', () => {
  it('hits each address once and claims nobody', () => {
    const change = { address: 'aws_x.y', action: 'update', attribute: 'a', was: '2', became: '1' };
    const changes = [change, { ...change, attribute: 'b' }];
    const found = { sweep: 'shop-sweep-1767225600', changes, evidence: { suspects: [] } };
    const at = { at: '2026-01-01T00:00:00.123Z', account: '123456789012', region: 'eu-west-1' };
    const mail = {
      eventSource: 'unclick',
      eventName: 'UnexplainedDrift',
      eventID: 'shop-sweep-1767225600-drift',
      eventTime: '2026-01-01T00:00:00Z',
    };
    expect(unexplainedClick('shop', found, at)).toEqual({
      ...mail,
      account: '123456789012',
      region: 'eu-west-1',
      actor: { name: 'nobody known', kind: 'unknown' },
      origin: { kind: 'unknown', because: ['shop-sweep-1767225600 found drift that no click explains'] },
      hits: [{ stack: 'shop', address: 'aws_x.y', match: 'id' }],
      critical: [],
      unexplained: found,
      record: { ...mail, accountId: '123456789012', awsRegion: 'eu-west-1', request: null, response: null, raw: {} },
    });
  });

  it('keeps as much as a record has room for', () => {
    const changes = Array.from({ length: 300 }, (_, index) => ({
      address: `aws_x.y${index}`,
      action: 'update',
      attribute: 'a',
      was: '2',
      became: '1',
    }));
    const one = suspect();
    const evidence = { suspects: one ? Array.from({ length: 11 }, () => one) : [], note: 'CloudTrail was slow' };
    const click = unexplainedClick('shop', { sweep: 's', changes, evidence }, { at: '', account: '', region: '' });
    expect(click.hits).toHaveLength(300);
    expect(click.unexplained?.changes).toEqual(changes.slice(0, 50));
    expect(click.unexplained?.evidence).toEqual({ ...evidence, suspects: evidence.suspects.slice(0, 10) });
  });
});
