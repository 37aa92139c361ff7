import { beforeEach, describe, expect, it } from 'vitest';
import { type BackfillPorts, backfillPlace } from '../../functions/flows/backfill-clicks.ts';
import { HandClock } from '../rig/hand-clock.ts';

const record = (eventID: string, over: Record<string, unknown> = {}) =>
  JSON.stringify({
    eventID,
    eventSource: 'sqs.amazonaws.com',
    eventName: 'SetQueueAttributes',
    awsRegion: 'eu-west-1',
    recipientAccountId: '123456789012',
    readOnly: false,
    eventType: 'AwsApiCall',
    sessionCredentialFromConsole: 'true',
    userIdentity: { type: 'IAMUser', userName: 'ada' },
    requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' },
    ...over,
  });

describe('backfilling a Region', () => {
  const clock = new HandClock();
  let found: string[];
  let looked: [Date, Date][];
  let queued: { source: string; detail: { eventID: string } }[];
  let cursor: Date | undefined;
  let ports: BackfillPorts;

  beforeEach(() => {
    found = [];
    looked = [];
    queued = [];
    cursor = undefined;
    ports = {
      clock,
      policy: { origins: ['console'], ownRoles: [] },
      own: { prefix: 'unclick-prod', names: [], trails: [], deployers: [] },
      cursors: {
        read: async () => cursor,
        write: async (_, until) => {
          cursor = until;
        },
      },
      queue: { send: async (body) => void queued.push(JSON.parse(body)) },
      trail: {
        statuses: async () => [{ name: 'org', isLogging: true }],
        async *lookup(from, to) {
          looked.push([from, to]);
          yield* found;
        },
      },
    };
  });

  it('puts possible clicks into the click queue, marked, and leaves the rest', async () => {
    found = [
      record('click'),
      record('program', { sessionCredentialFromConsole: undefined, userAgent: 'aws-cli/2' }),
      record('failed', { errorCode: 'AccessDenied' }),
    ];
    expect(await backfillPlace(ports, { region: 'eu-west-1' })).toEqual({
      place: 'eu-west-1',
      trails: [{ name: 'org', isLogging: true }],
      seen: 3,
      queued: 1,
    });
    expect(queued).toMatchObject([{ source: 'unclick.backfill', detail: { eventID: 'click' } }]);
  });

  it('brings tampering, wherever it came from', async () => {
    const stop = {
      eventSource: 'events.amazonaws.com',
      eventName: 'DisableRule',
      requestParameters: { name: 'unclick-prod-clicks' },
    };
    found = [record('stop', { ...stop, sessionCredentialFromConsole: undefined, userAgent: 'aws-cli/2' })];
    expect(await backfillPlace(ports, { region: 'eu-west-1' })).toMatchObject({ queued: 1 });
  });

  it('looks back an hour at first, then over the last look and half an hour more', async () => {
    const start = clock.now();
    await backfillPlace(ports, { region: 'eu-west-1' });
    clock.forward(300);
    await backfillPlace(ports, { region: 'eu-west-1' });
    const earlier = (seconds: number) => new Date(start.getTime() - seconds * 1000);
    expect(looked).toEqual([
      [earlier(3600), start],
      [earlier(1800), clock.now()],
    ]);
  });

  it('an interrupted look is repeated: the cursor stays where it was', async () => {
    const broken = { ...ports, queue: { send: () => Promise.reject(new Error('throttled')) } };
    found = [record('click')];
    await expect(backfillPlace(broken, { region: 'eu-west-1' })).rejects.toThrow('throttled');
    expect(cursor).toBeUndefined();
  });
});
