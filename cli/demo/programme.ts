import type { DemoClick } from './demo-click.ts';
import { identityClicks } from './identity-clicks.ts';
import { openToTheWorld, revokedRule, rogueRule } from './network-clicks.ts';
import { anybodysQueue, keyWithoutRotation, parameterClicks, shortLogs } from './service-clicks.ts';
import { bucketClicks, tableWithoutRecovery } from './storage-clicks.ts';
import { tagBurst } from './tag-burst.ts';

/** Clicks of one sitting: made one after the other, so that one incident answers them. */
export type Scene = readonly DemoClick[];

/** All that must be taken back, in the order of the demonstration. */
export const programme: readonly Scene[] = [
  [openToTheWorld],
  [revokedRule],
  identityClicks,
  bucketClicks,
  [tableWithoutRecovery, shortLogs],
  parameterClicks,
  [keyWithoutRotation, anybodysQueue],
  [tagBurst],
  [rogueRule],
];
