import type { DemoClick, QuietClick } from './demo-click.ts';
import { identityClicks } from './identity-clicks.ts';
import { openToTheWorld, revokedRule, rogueRule } from './network-clicks.ts';
import { quietClicks } from './quiet-clicks.ts';
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

/** Scenes that must be taken back, and acts that must start nothing. */
export interface Programme {
  readonly scenes: readonly Scene[];
  readonly quiet: readonly QuietClick[];
  readonly length: number;
}

/** The whole demonstration, or the acts whose title has these words. */
export function programmeOf(words = ''): Programme {
  const isAsked = ({ title }: QuietClick) => title.toLowerCase().includes(words.toLowerCase());
  const scenes = programme.map((scene) => scene.filter(isAsked)).filter((scene) => scene.length > 0);
  const quiet = quietClicks.filter(isAsked);
  return { scenes, quiet, length: scenes.length + quiet.length };
}
