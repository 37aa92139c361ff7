import { prepare } from '../core/classify.ts';
import { type Place, placeName } from '../core/place-name.ts';
import type { ClickPolicy } from '../core/policy.ts';
import { parseRecord } from '../core/record.ts';
import { type OwnNames, tampering } from '../core/tamper.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClickQueue } from '../ports/queues.ts';
import type { Cursors, Trail, TrailStatus } from '../ports/trail.ts';

/** The `source` of what did not come by the bus; classify-click counts it as the bus's loss if nobody had seen it. */
export const backfillSource = 'unclick.backfill';

/** CloudTrail may show an event a quarter of an hour late; twice that is looked at again each time. */
const overlapSeconds = 1800;
/** The first look in a Region goes back this far. */
const firstLookSeconds = 3600;

export interface BackfillPorts {
  readonly trail: Trail;
  readonly cursors: Cursors;
  readonly queue: ClickQueue;
  readonly clock: Clock;
  readonly policy: ClickPolicy;
  readonly own: OwnNames;
}

export interface Backfilled {
  /** The account and Region that were looked through. */
  readonly place: string;
  readonly trails: readonly TrailStatus[];
  readonly seen: number;
  /** Clicks that went to the queue; those that the bus had brought are recognised there by their eventID. */
  readonly queued: number;
}

/**
 * Asks CloudTrail for what one account and Region may not have delivered, and puts each possible click into the queue that every
 * click goes through. The cursor moves only when all of the span was read: an interrupted look is repeated.
 */
export async function backfillPlace(ports: BackfillPorts, where: Place): Promise<Backfilled> {
  const place = placeName(where);
  const now = ports.clock.now();
  const last = await ports.cursors.read(place);
  const from = last ? last.getTime() - overlapSeconds * 1000 : now.getTime() - firstLookSeconds * 1000;
  let seen = 0;
  let queued = 0;
  for await (const event of ports.trail.lookup(new Date(from), now)) {
    seen += 1;
    const detail: unknown = JSON.parse(event);
    if (!mayMatter(detail, ports)) continue;
    await ports.queue.send(
      JSON.stringify({ source: backfillSource, 'detail-type': 'AWS API Call via CloudTrail', detail }),
    );
    queued += 1;
  }
  await ports.cursors.write(place, now);
  return { place, trails: await ports.trail.statuses(), seen, queued };
}

/** What the classifier can say without its index: most records are no clicks, and need not pass the queue twice. */
function mayMatter(detail: unknown, { policy, own }: BackfillPorts): boolean {
  const parsed = parseRecord(detail);
  if (!parsed.ok) return true;
  if (tampering(parsed.record, own).length > 0) return true;
  const prepared = prepare(parsed.record, policy);
  return prepared.settled ? prepared.verdict.verdict !== 'ignored' : prepared.ignored === undefined;
}
