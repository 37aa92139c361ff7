import type { Unresolved } from './click.ts';
import type { ReasonCode } from './reason.ts';

const words: Partial<Record<ReasonCode, string>> = {
  'hidden-identity': 'CloudTrail hides the values that say what was touched',
  'no-identity': 'the record names nothing that could be looked up',
  'too-large': 'the record names more than is looked up',
  ambiguous: 'more than one stack claims it',
  'scope-unknown': 'the name is known, but not the account or the Region it lives in',
};

/** Why a click could not be resolved, for people. */
export function whyUnresolved({ reason, lagging = [] }: Unresolved): string {
  if (lagging.length === 0) return words[reason] ?? reason;
  const stacks = lagging.map(({ stack, why }) => `${stack} (${why})`).join(', ');
  return `no state that is indexed holds it, but the index lags behind ${stacks}`;
}
