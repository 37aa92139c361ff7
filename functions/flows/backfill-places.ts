import { type Place, placeName } from '../core/place-name.ts';
import type { Trail } from '../ports/trail.ts';
import { type Backfilled, type BackfillPorts, backfillPlace } from './backfill-clicks.ts';

/** CloudTrail's two look-ups a second are counted for each account and Region: places do not wait for one another. */
const atOnce = 5;

export interface PlacesPorts extends Omit<BackfillPorts, 'trail'> {
  readonly trailOf: (place: Place) => Trail;
}

export interface LookedThrough {
  readonly done: readonly Backfilled[];
  /** Places that could not be looked at, with the reason: their cursors stay, and the next look is longer. */
  readonly failed: readonly { readonly place: string; readonly why: string }[];
  /** Places that nobody got to in this time: the next look begins with them. */
  readonly left: readonly string[];
}

/** Looks through many accounts and Regions, first those that were looked at longest ago; what fails in one stops no other. */
export async function backfillPlaces(
  ports: PlacesPorts,
  places: readonly Place[],
  until: Date,
): Promise<LookedThrough> {
  const waiting = await longestUnseenFirst(ports, places);
  const done: Backfilled[] = [];
  const failed: { place: string; why: string }[] = [];
  const work = async () => {
    while (ports.clock.now() < until) {
      const place = waiting.shift();
      if (!place) return;
      try {
        done.push(await backfillPlace({ ...ports, trail: ports.trailOf(place) }, place));
      } catch (error) {
        failed.push({ place: placeName(place), why: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { done, failed, left: waiting.map(placeName) };
}

async function longestUnseenFirst({ cursors }: PlacesPorts, places: readonly Place[]): Promise<Place[]> {
  const seen = await Promise.all(
    places.map(async (place) => ({ place, at: (await cursors.read(placeName(place)))?.getTime() ?? 0 })),
  );
  return seen.sort((a, b) => a.at - b.at).map(({ place }) => place);
}
