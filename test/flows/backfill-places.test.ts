import { beforeEach, describe, expect, it } from 'vitest';
import { type Place, placeName } from '../../functions/core/place-name.ts';
import { backfillPlaces, type PlacesPorts } from '../../functions/flows/backfill-places.ts';
import { FakeCursors } from '../fakes/cursors.ts';
import { HandClock } from '../rig/hand-clock.ts';

const own: Place = { region: 'eu-west-1' };
const spoke = (region: string): Place => ({ account: '444455556666', region });
const click = JSON.stringify({
  eventID: 'click',
  eventSource: 'sqs.amazonaws.com',
  eventName: 'SetQueueAttributes',
  awsRegion: 'eu-west-1',
  recipientAccountId: '444455556666',
  readOnly: false,
  eventType: 'AwsApiCall',
  sessionCredentialFromConsole: 'true',
  userIdentity: { type: 'IAMUser', userName: 'ada' },
});

describe('backfilling many accounts and Regions', () => {
  const clock = new HandClock();
  const far = () => new Date(clock.now().getTime() + 60_000);
  let cursors: FakeCursors;
  let found: Map<string, readonly string[] | Error>;
  let looked: string[];
  let queued: string[];
  let ports: PlacesPorts;

  beforeEach(() => {
    cursors = new FakeCursors();
    found = new Map();
    looked = [];
    queued = [];
    ports = {
      clock,
      policy: { origins: ['console'], ownRoles: [] },
      own: { prefix: 'unclick-prod', names: [], trails: [], deployers: [] },
      cursors,
      queue: { send: async (body) => void queued.push(body) },
      trailOf: (place) => ({
        statuses: async () => [{ name: 'org', isLogging: true }],
        async *lookup() {
          looked.push(placeName(place));
          const here = found.get(placeName(place)) ?? [];
          if (here instanceof Error) throw here;
          yield* here;
        },
      }),
    };
  });

  it('looks into each with a cursor of its own', async () => {
    found.set('444455556666/us-east-1', [click]);
    const { done, failed, left } = await backfillPlaces(ports, [own, spoke('eu-west-1'), spoke('us-east-1')], far());
    expect(done.map(({ place, queued }) => [place, queued]).sort()).toEqual([
      ['444455556666/eu-west-1', 0],
      ['444455556666/us-east-1', 1],
      ['eu-west-1', 0],
    ]);
    expect([failed, left]).toEqual([[], []]);
    expect([...cursors.places.keys()].sort()).toEqual([
      '444455556666/eu-west-1',
      '444455556666/us-east-1',
      'eu-west-1',
    ]);
    expect(queued).toHaveLength(1);
  });

  it('goes on where one fails, says which and why, and leaves its cursor where it was', async () => {
    const before = new Date(clock.now().getTime() - 300_000);
    cursors.places.set('444455556666/eu-west-1', before);
    found.set('444455556666/eu-west-1', new Error('not authorized to perform: sts:AssumeRole'));
    const { done, failed } = await backfillPlaces(ports, [spoke('eu-west-1'), own], far());
    expect(done.map(({ place }) => place)).toEqual(['eu-west-1']);
    expect(failed).toEqual([{ place: '444455556666/eu-west-1', why: 'not authorized to perform: sts:AssumeRole' }]);
    expect(cursors.places.get('444455556666/eu-west-1')).toEqual(before);
  });

  it('begins with what was looked at longest ago, and with what never was', async () => {
    const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);
    cursors.places.set('eu-west-1', ago(5)).set('444455556666/eu-west-1', ago(20));
    await backfillPlaces(ports, [own, spoke('eu-west-1'), spoke('us-east-1')], far());
    expect(looked).toEqual(['444455556666/us-east-1', '444455556666/eu-west-1', 'eu-west-1']);
  });

  it('leaves the rest for the next time when its own is over', async () => {
    const { done, left } = await backfillPlaces(ports, [own, spoke('eu-west-1')], clock.now());
    expect(done).toEqual([]);
    expect(left).toEqual(['eu-west-1', '444455556666/eu-west-1']);
    expect(looked).toEqual([]);
  });

  it('looks at five at once, however many there are', async () => {
    const gates: (() => void)[] = [];
    const many = Array.from({ length: 12 }, (_, index) => spoke(`eu-west-${index}`));
    const lookup = async function* () {
      await new Promise<void>((open) => gates.push(open));
      yield* [];
    };
    const slow = { ...ports, trailOf: () => ({ statuses: async () => [], lookup }) };
    const looking = backfillPlaces(slow, many, far());
    const seen: number[] = [];
    for (let opened = 0; opened < many.length; ) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(gates.length - opened);
      for (; opened < gates.length; opened += 1) gates[opened]?.();
    }
    expect((await looking).done).toHaveLength(12);
    expect(Math.max(...seen)).toBe(5);
  });
});
