import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { CloudTrailTrail } from '../../functions/adapters/cloudtrail-trail.ts';

const cloudTrail = mockClient(CloudTrailClient);
const waits: number[] = [];
const clock = {
  now: () => new Date(0),
  wait: async (milliseconds: number) => {
    waits.push(milliseconds);
  },
};
const trail = () => new CloudTrailTrail('eu-west-1', clock);

describe('CloudTrail', () => {
  beforeEach(() => {
    cloudTrail.reset();
    waits.length = 0;
  });

  it('pages through what changed, within two requests a second', async () => {
    cloudTrail
      .on(LookupEventsCommand, { NextToken: 'second' })
      .resolves({ Events: [{ CloudTrailEvent: '{"eventID":"b"}' }, {}] })
      .on(LookupEventsCommand, { NextToken: undefined })
      .resolves({ Events: [{ CloudTrailEvent: '{"eventID":"a"}' }], NextToken: 'second' });
    const events = await Array.fromAsync(trail().lookup(new Date(0), new Date(60_000)));
    expect(events).toEqual(['{"eventID":"a"}', '{"eventID":"b"}']);
    expect(waits).toEqual([500]);
    expect(cloudTrail.commandCalls(LookupEventsCommand)[0]?.args[0].input).toMatchObject({
      StartTime: new Date(0),
      EndTime: new Date(60_000),
      LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
    });
  });

  it('tells whether each trail logs and what last went wrong', async () => {
    cloudTrail.on(DescribeTrailsCommand).resolves({
      trailList: [
        { Name: 'org', TrailARN: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/org' },
        { Name: 'old', TrailARN: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/old' },
      ],
    });
    cloudTrail
      .on(GetTrailStatusCommand, { Name: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/org' })
      .resolves({ IsLogging: true, LatestDeliveryError: '' })
      .on(GetTrailStatusCommand, { Name: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/old' })
      .resolves({ IsLogging: false, LatestDeliveryError: 'AccessDenied' });
    expect(await trail().statuses()).toEqual([
      { name: 'org', isLogging: true },
      { name: 'old', isLogging: false, deliveryError: 'AccessDenied' },
    ]);
  });
});
