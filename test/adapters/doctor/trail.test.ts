import { DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { describe, expect, it } from 'vitest';
import { checkTrail } from '../../../cli/doctor/trail.ts';
import { containing, freshMocks, graded, mocks } from './patient.ts';

freshMocks();

describe('trail', () => {
  const trail = { Name: 'main', TrailARN: 'arn:trail', IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true };
  const management = { Field: 'eventCategory', Equals: ['Management'] };
  it.each([
    ['logs every Region', trail, true, {}, containing('ok', 'main logs every Region')],
    ['has stopped', trail, false, {}, containing('fail', 'no trail logs')],
    ['is not there', undefined, true, {}, containing('fail', 'no trail logs')],
    [
      'logs reads only',
      trail,
      true,
      { EventSelectors: [{ ReadWriteType: 'ReadOnly' as const, IncludeManagementEvents: true }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs data events only',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs management reads only',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: 'readOnly', Equals: ['true'] }] }] },
      containing('fail', 'no trail logs'),
    ],
    [
      'logs management events by advanced selectors',
      trail,
      true,
      { AdvancedEventSelectors: [{ FieldSelectors: [management] }] },
      containing('ok', 'logs every Region'),
    ],
    ['is of one Region', { ...trail, IsMultiRegionTrail: false }, true, {}, containing('warn', 'this Region only')],
    [
      'leaves out IAM',
      { ...trail, IncludeGlobalServiceEvents: false },
      true,
      {},
      containing('warn', 'global services'),
    ],
  ])('that %s', async (_what, described, IsLogging, selectors, expected) => {
    mocks.trail.on(DescribeTrailsCommand).resolves({ trailList: described ? [described] : [] });
    mocks.trail.on(GetTrailStatusCommand).resolves({ IsLogging });
    mocks.trail.on(GetEventSelectorsCommand).resolves(selectors);
    expect(graded(await checkTrail())).toEqual([expected]);
  });
});
