import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import { putRecord } from '../clicks/event-bus.ts';
import type { ClickBoard } from '../console/sources.ts';
import { Cast } from './cast.ts';
import { readFacts } from './facts.ts';
import { heldClicks } from './held-clicks.ts';
import { programme } from './programme.ts';
import { quietClicks } from './quiet-clicks.ts';

/** The demonstration's clicks as buttons: each acts on the resources as the state has them now. */
export function clickBoard(place: {
  readonly aws: string;
  readonly events: EventBridgeClient;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly key: string;
}): ClickBoard {
  const cast = new Cast(place.aws, (record) => putRecord(place.events, record));
  const loud = programme.flat().map((act) => ({ ...act, note: act.invisible ? 'no plan lists this' : undefined }));
  const held = heldClicks.map((act) => ({ ...act, note: 'waits for you: what was in it is gone' }));
  const quiet = quietClicks.map((act) => ({ ...act, note: 'starts nothing' }));
  const acts = new Map([...loud, ...held, ...quiet].map((act) => [idOf(act.title), act]));
  return {
    clicks: [...acts].map(([id, { title, actor, note }]) => ({ id, title, actor, ...(note && { note }) })),
    click: async (id) => {
      const act = acts.get(id);
      if (!act) throw new Error(`there is no click ${id}`);
      await cast.play(act, await readFacts(place.s3, place.bucket, place.key));
    },
  };
}

const idOf = (title: string) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
