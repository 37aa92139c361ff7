import type { Sources } from '../../cli/console/sources.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { FakeIncidents } from './incidents.ts';
import { aStack } from './stack.ts';
import { aSweptStack } from './sweeps.ts';

export interface FakeWorld {
  readonly store: FakeIncidents;
  readonly sources: Sources;
  /** What was decided and clicked on the page, as it came. */
  readonly done: unknown[];
}

/** A page's sources in memory, over these incidents. */
export function fakeSources(incidents: readonly Incident[], overrides: readonly Override[] = []): FakeWorld {
  const store = new FakeIncidents();
  for (const incident of incidents) store.records.set(incident.id, incident);
  const done: unknown[] = [];
  const names = [...new Set(incidents.map(({ stack }) => stack))];
  return {
    store,
    done,
    sources: {
      place: 'a fake account',
      incidents: store,
      stack: (name) => (names.includes(name) ? aStack({ name }) : undefined),
      coverage: async () =>
        names.map((name) => ({
          stack: aStack({ name }),
          keys: 412,
          resources: 180,
          serial: 57,
          indexedAt: '2026-06-01T09:00:00.000Z',
          swept: aSweptStack(name),
        })),
      overrides: async () => overrides,
      decide: async (wish) => {
        done.push(wish);
        return { done: true, text: `Decided: ${wish.ask.verb}` };
      },
      overriding: {
        request: async (request) => {
          done.push({ request });
          return { done: true, text: 'Asked' };
        },
        consent: async (consent) => {
          done.push({ consent });
          return { done: true, text: 'Consented' };
        },
      },
      log: async () => 'init: 2.1 s\nsettle: 2.0 s\nplan: 3.4 s',
      messages: () => [],
      clicks: {
        clicks: [{ id: 'open-22', title: 'Open port 22 to the world', actor: 'ada@example.com' }],
        click: async (id) => {
          done.push({ click: id });
        },
      },
    },
  };
}
