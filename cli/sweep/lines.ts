import type { SweptStack } from '../../functions/core/sweep/sweep.ts';

/** What a stack's last sweep came to, in words. */
export function sweptWords({ last, incident }: SweptStack): string {
  if (!last) return 'not swept yet';
  const { result, known, waiting, found, detail } = last;
  const alsoKnown = known > 0 ? `, ${known} that a click explains` : '';
  const alsoWaiting = waiting > 0 ? `; configuration of ${waiting} waits to be applied` : '';
  const words = {
    clean: 'no drift',
    known: `no drift but what a click explains (${known})`,
    drift: `${found?.changes.length ?? 0} drifted that no click explains${alsoKnown}${incident ? `: ${incident}` : ''}`,
    yielded: `put off: ${detail ?? 'an incident came first'}`,
    failed: `failed: ${detail ?? 'no reason is known'}`,
  };
  return `${words[result]}${alsoWaiting}`;
}

export function sweepLine(swept: SweptStack): string {
  const when = swept.sweptAt === undefined ? 'never seen whole' : `seen whole ${swept.sweptAt}`;
  return `${swept.stack}: ${shown(sweptWords(swept))} (${when})`;
}

/** 2 for drift that no click explains, 1 for a stack that was not seen. */
export function exitCode({ last }: SweptStack): 0 | 1 | 2 {
  if (!last || last.result === 'failed' || last.result === 'yielded') return 1;
  return last.result === 'drift' ? 2 : 0;
}

/** Terraform's text on a terminal: without what would move its cursor or colour it. */
function shown(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
