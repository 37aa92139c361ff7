import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlerEnvironment } from '../rig/handler-environment.ts';

const detail = {
  eventID: 'e-1',
  eventTime: '2026-11-23T12:00:00Z',
  eventSource: 'sqs.amazonaws.com',
  eventName: 'SetQueueAttributes',
  awsRegion: 'us-east-1',
  recipientAccountId: '123456789012',
  readOnly: false,
  eventType: 'AwsApiCall',
  sessionCredentialFromConsole: 'true',
  userIdentity: { type: 'IAMUser', userName: 'ada' },
  requestParameters: { queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs' },
};

/** Both handlers as AWS starts them, and the metrics that they count. */
describe('the bus’s measured loss, and the trail’s health', () => {
  const table = mockClient(DynamoDBDocumentClient);
  const cloudTrail = mockClient(CloudTrailClient);
  mockClient(SQSClient);
  mockClient(SFNClient).on(StartExecutionCommand).resolves({});
  const counted = new Map<string, number>();
  let classify: (event: unknown, context: unknown) => Promise<unknown>;
  let backfill: (event: unknown, context: unknown) => Promise<unknown>;

  beforeAll(async () => {
    handlerEnvironment({ stacks: [{ name: 'net', state: 's3://states/net.tfstate', mode: 'auto' }] });
    const { logger, metrics } = await import('../../functions/runtime/powertools.ts');
    vi.spyOn(logger, 'info').mockImplementation(() => undefined);
    vi.spyOn(metrics, 'addMetric').mockImplementation((name, _unit, value) => {
      counted.set(name, (counted.get(name) ?? 0) + value);
      return metrics;
    });
    classify = (await import('../../functions/classify-click.ts')).handler as unknown as typeof classify;
    backfill = (await import('../../functions/backfill-clicks.ts')).handler as unknown as typeof backfill;
  });
  beforeEach(() => {
    counted.clear();
    table.reset();
    cloudTrail.reset();
    table.on(GetCommand).resolves({});
    table.on(UpdateCommand).resolves({});
    table.on(TransactWriteCommand).resolves({});
    const claims = [{ stack: 'net', address: 'aws_sqs_queue.jobs', account: '123456789012', region: 'us-east-1' }];
    table.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
      Responses: {
        index: RequestItems.index.Keys.map(({ key }: { key: string }) => ({
          key,
          'stack:net': { serial: 1, claims: key === '*' ? [] : claims },
        })),
      },
    }));
  });

  const arrives = (source: string) => {
    const body = JSON.stringify({ source, 'detail-type': 'AWS API Call via CloudTrail', detail });
    return classify({ Records: [{ messageId: 'm', body }] }, {});
  };

  it('counts a click that only the backfill brought, once', async () => {
    await arrives('unclick.backfill');
    expect([counted.get('verdict-drift'), counted.get('missedByBus')]).toEqual([1, 1]);
    table.on(GetCommand).resolves({ Item: { incident: 'net-1' } });
    await arrives('unclick.backfill');
    expect([counted.get('verdict-drift'), counted.get('missedByBus')]).toEqual([2, 1]);
  });

  it('counts nothing for a click that the bus brought', async () => {
    await arrives('aws.sqs');
    expect([counted.get('verdict-drift'), counted.get('missedByBus')]).toEqual([1, undefined]);
  });

  it.each([
    [{ IsLogging: true }, 1],
    [{ IsLogging: false }, 0],
    [{ IsLogging: true, LatestDeliveryError: 'AccessDenied' }, 0],
  ])('says of a trail that answers %j: %i', async (status, logging) => {
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [{ Name: 'org', TrailARN: 'arn:org' }] });
    cloudTrail.on(GetTrailStatusCommand).resolves(status);
    cloudTrail.on(LookupEventsCommand).resolves({ Events: [{ CloudTrailEvent: JSON.stringify(detail) }] });
    await backfill({}, { getRemainingTimeInMillis: () => 240_000 });
    expect([counted.get('trailLogging'), counted.get('backfillQueued')]).toEqual([logging, 1]);
  });
});
