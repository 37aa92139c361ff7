import { describe, expect, it } from 'vitest';
import { buildOf, cloudTrailEvent, codeBuildPage } from '../../../cli/console/page/console-links.ts';
import { slackMessage } from '../../../cli/console/page/slack-links.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';

const arn = (build: string) => `arn:aws:codebuild:eu-central-1:111122223333:build/unclick-prod-run:${build}`;
const step = (detail?: string) => ({ name: 'plan', startedAt: '2026-01-01T00:00:00Z', ...(detail && { detail }) });

describe('links into the AWS console', () => {
  it('lead to the newest build', () => {
    const place = buildOf([step(arn('one')), step(arn('two')), step()]);
    expect(place && codeBuildPage(place)).toBe(
      'https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/unclick-prod-run/build/unclick-prod-run%3Atwo/',
    );
  });

  it.each([[undefined], ['https://evil.example'], [`${arn('one')}"><script>`]])(
    'lead to no build from %s',
    (detail) => {
      expect(buildOf([step(detail)])).toBeUndefined();
    },
  );

  it.each([
    ['eu-central-1', 'https://eu-central-1.console.aws.amazon.com/'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ])('lead to the console of the partition: %s', (region, start) => {
    const [click] = manyIncidents(1, new Date('2026-06-01T12:00:00Z'))[0]?.clicks ?? [];
    if (!click) throw new Error('there is no click');
    expect(cloudTrailEvent({ ...click, region })).toContain(start);
  });
});

describe('links to the message', () => {
  const message = { channel: 'C0123456789', ts: '1780315200.000001' };

  it('lead into Slack, and to the sandbox’s own channel', () => {
    expect(slackMessage(message, false)).toBe(
      'https://slack.com/app_redirect?channel=C0123456789&message_ts=1780315200.000001',
    );
    expect(slackMessage(message, true)).toBe('/slack#message-1780315200-000001');
  });
});
