import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { CloudTrailRecords } from '../../functions/adapters/cloudtrail-records.ts';

const cloudTrail = mockClient(CloudTrailClient);
const waits: number[] = [];
const clock = {
  now: () => new Date(0),
  wait: async (milliseconds: number) => {
    waits.push(milliseconds);
  },
};
const event = (eventID: string, ReadOnly = 'false') => ({ ReadOnly, CloudTrailEvent: JSON.stringify({ eventID }) });
const reads = Array.from({ length: 50 }, (_, index) => event(`read-${index}`, 'true'));
const about = (name: string) =>
  new CloudTrailRecords(clock, []).about({ name, region: 'eu-west-1' }, new Date(0), new Date(60_000));

describe('CloudTrail’s event history', () => {
  beforeEach(() => {
    cloudTrail.reset();
    waits.length = 0;
  });

  it('is asked for one resource, and answers with what was no read', async () => {
    cloudTrail.on(LookupEventsCommand).resolves({ Events: [event('a'), event('b', 'true'), {}] });
    expect(await about('sg-1')).toEqual({ records: [{ eventID: 'a' }], isWhole: true });
    expect(cloudTrail.commandCalls(LookupEventsCommand)[0]?.args[0].input).toMatchObject({
      StartTime: new Date(0),
      EndTime: new Date(60_000),
      LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: 'sg-1' }],
    });
  });

  it('looks below the reads of many plans, one request a second', async () => {
    cloudTrail
      .on(LookupEventsCommand, { NextToken: undefined })
      .resolves({ Events: reads, NextToken: 'second' })
      .on(LookupEventsCommand, { NextToken: 'second' })
      .resolves({ Events: [event('a')] });
    expect(await about('sg-1')).toEqual({ records: [{ eventID: 'a' }], isWhole: true });
    expect(waits).toEqual([1000]);
  });

  it('gives up after four pages, and says so', async () => {
    cloudTrail.on(LookupEventsCommand).resolves({ Events: reads, NextToken: 'more' });
    expect(await about('sg-1')).toEqual({ records: [], isWhole: false });
    expect(cloudTrail.commandCalls(LookupEventsCommand)).toHaveLength(4);
  });

  it('is content with the newest ten', async () => {
    const Events = Array.from({ length: 12 }, (_, index) => event(`e-${index}`));
    cloudTrail.on(LookupEventsCommand).resolves({ Events, NextToken: 'more' });
    const { records, isWhole } = await about('sg-1');
    expect([records.length, isWhole]).toEqual([10, true]);
    expect(cloudTrail.commandCalls(LookupEventsCommand)).toHaveLength(1);
  });
});
