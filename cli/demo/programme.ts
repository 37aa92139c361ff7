import type { DemoClick } from './demo-click.ts';
import { identityClicks } from './identity-clicks.ts';
import { networkClicks, rogueRule } from './network-clicks.ts';
import { serviceClicks } from './service-clicks.ts';
import { storageClicks } from './storage-clicks.ts';
import { tagBurst } from './tag-burst.ts';

/** All that must be taken back, in the order of the demonstration. */
export const programme: readonly DemoClick[] = [
  ...networkClicks,
  ...identityClicks,
  ...storageClicks,
  ...serviceClicks,
  tagBurst,
  rogueRule,
];
