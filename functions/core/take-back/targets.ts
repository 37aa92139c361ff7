import type { Click } from '../click.ts';

/** What an incident of a stack is about: the addresses that clicks touched, and which of them they touched directly. */
export interface Targets {
  readonly all: readonly string[];
  readonly direct: readonly string[];
}

/** The stack's own addresses among the hits of its clicks, direct ones and parents, each once. */
export function targetsOf(stack: string, clicks: readonly Pick<Click, 'hits'>[]): Targets {
  const hits = clicks.flatMap(({ hits }) => hits).filter((hit) => hit.stack === stack);
  const direct = hits.filter(({ match }) => match !== 'parent');
  return { all: addresses(hits), direct: addresses(direct) };
}

function addresses(hits: readonly { readonly address: string }[]): readonly string[] {
  return [...new Set(hits.map(({ address }) => address))].sort();
}
