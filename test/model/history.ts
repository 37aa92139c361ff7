import fc from 'fast-check';
import type { Approval, Mode } from '../../functions/core/stack.ts';
import { clickers, type Name, names } from './cast.ts';
import { actorKinds, type Fault, type Mishap, mishaps, type Storm, services } from './fault.ts';
import { type Attribute, attributes } from './reality.ts';
import type { Noise } from './records.ts';

/** What people, the bus and bad luck do. `after`: seconds since the command before. */
export type Command = { readonly after: number } & (
  | {
      readonly do: 'click';
      readonly who: (typeof clickers)[number];
      readonly queue: string;
      readonly attribute: Attribute;
      /** Seconds until each copy that the bus delivers: none where it loses the event. */
      readonly copies: readonly number[];
      /** Seconds until each revised copy of it, that CloudTrail writes later. */
      readonly revisions: readonly number[];
      /** Seconds until LookupEvents shows the record. */
      readonly lateness: number;
    }
  | {
      readonly do: 'click a key';
      readonly who: (typeof clickers)[number];
      readonly key: string;
      readonly call: 'grant' | 'deletion';
      readonly copies: readonly number[];
      readonly revisions: readonly number[];
      readonly lateness: number;
    }
  /** A program changes a queue, and no click tells of it. */
  | { readonly do: 'script'; readonly queue: string; readonly attribute: Attribute }
  /** Somebody wants a stack swept now, beside the sweeps of the night. */
  | { readonly do: 'sweep'; readonly stack: string }
  /** Somebody applies a configuration with one queue more. */
  | { readonly do: 'grow' }
  | { readonly do: 'noise'; readonly what: Noise; readonly queue: string }
  | { readonly do: 'unmanaged'; readonly who: (typeof clickers)[number] }
  | {
      readonly do: 'press';
      readonly who: Name;
      readonly verb: 'revert' | 'keep' | 'consent' | 'end';
      readonly seconds: number;
      /** Which of the incidents that wait or are kept, from the newest. */
      readonly nth: number;
      readonly stale: boolean;
      readonly twice: boolean;
    }
  | {
      readonly do: 'wish';
      readonly who: Name;
      readonly stack: string;
      readonly seconds: number;
      readonly whole: boolean;
    }
  | { readonly do: 'consent'; readonly who: Name; readonly nth: number }
  | { readonly do: 'commit'; readonly stack: string; readonly queue: string }
  | { readonly do: 'apply by hand'; readonly stack: string }
  | { readonly do: 'kill a build'; readonly nth: number }
  | { readonly do: 'unlock' }
  | { readonly do: 'redrive' }
  | { readonly do: 'storm'; readonly seconds: number; readonly storm: Pick<Storm, 'service' | 'share' | 'mishap'> }
);

/** One kind of command. */
export type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

/** Everything that a history is made of: the same one gives the same world, to the millisecond. */
export interface History {
  readonly seed: number;
  readonly modes: { readonly shop: Mode; readonly net: Mode };
  readonly onTimeout: Approval['onTimeout'];
  /** Whether the backend locks the state. Where it does not, nothing but the lease keeps builds apart. */
  readonly isLocking: boolean;
  /** Whether the state bucket tells of its changes. Where it does not, the index is behind for up to ten minutes. */
  readonly tellsOfStates: boolean;
  readonly commands: readonly Command[];
  readonly faults: readonly Fault[];
  /** The share of their calls at which functions and builds die, beside what `faults` names. */
  readonly mortality: number;
}

/** Each stack and the queues that it manages; `shared` is claimed by both. */
export const managed = { shop: ['orders', 'jobs', 'shared'], net: ['mail', 'shared'] } as const;
/** And each stack's key. */
export const keys = { shop: 'vault', net: 'safe' } as const;
/** The queue that `shop` gets later. */
export const late = 'late';
const queues = ['orders', 'jobs', 'mail', 'shared'];
const stacks = ['shop', 'net'];
export const longestOverride = 1800;

const after = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 2, arbitrary: fc.integer({ min: 30, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 400, max: 2400 }) },
);
const clicker = fc.constantFrom(...clickers);
const queue = fc.constantFrom('orders', 'orders', ...queues);
const lag = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 12, max: 900 }) },
);
const seconds = fc.integer({ min: 1, max: longestOverride + 50 });
const share = fc.constantFrom(0.2, 0.6, 1);

function weighted<Value>(weight: number, arbitrary: fc.Arbitrary<Value>) {
  return { weight, arbitrary };
}

/** How an event comes by: once as a rule, again, revised, or by the backfill alone. */
const heard = {
  copies: fc.oneof(
    { weight: 6, arbitrary: fc.array(lag, { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.array(lag, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  revisions: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(lag, { minLength: 1, maxLength: 2 }) },
  ),
  lateness: fc.integer({ min: 0, max: 900 }),
};

function clickOf(queues: fc.Arbitrary<string>) {
  return fc.record({
    do: fc.constant('click' as const),
    after,
    who: clicker,
    queue: queues,
    attribute: fc.constantFrom('delay_seconds' as const, ...attributes),
    ...heard,
  });
}

const clickOnKey = fc.record({
  do: fc.constant('click a key' as const),
  after,
  who: clicker,
  key: fc.constantFrom(keys.shop, keys.shop, keys.net),
  call: fc.constantFrom('grant' as const, 'deletion' as const),
  ...heard,
});

const script = fc.record({
  do: fc.constant('script' as const),
  after,
  queue: fc.constantFrom('orders', 'jobs', 'mail'),
  attribute: fc.constantFrom(...attributes),
});
const sweep = fc.record({ do: fc.constant('sweep' as const), after, stack: fc.constantFrom(...stacks) });
const grow = fc.record({ do: fc.constant('grow' as const), after });

const pressing = fc.record({
  do: fc.constant('press' as const),
  after,
  who: fc.constantFrom<Name>('ana', 'bo', ...names),
  verb: fc.constantFrom('revert' as const, 'keep' as const, 'revert' as const, 'consent' as const, 'end' as const),
  seconds,
  nth: fc.nat(3),
  stale: fc.nat(7).map((luck) => luck === 7),
  twice: fc.nat(3).map((luck) => luck === 3),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  weighted(10, clickOf(queue)),
  weighted(3, clickOnKey),
  weighted(1, clickOf(fc.constant(late))),
  weighted(1, grow),
  weighted(1, script),
  weighted(1, sweep),
  weighted(
    1,
    fc.record({
      do: fc.constant('noise' as const),
      after,
      what: fc.constantFrom<Noise>('terraform', 'failed', 'read'),
      queue,
    }),
  ),
  weighted(1, fc.record({ do: fc.constant('unmanaged' as const), after, who: clicker })),
  weighted(8, pressing),
  weighted(
    1,
    fc.record({
      do: fc.constant('wish' as const),
      after,
      who: fc.constantFrom(...names),
      stack: fc.constantFrom(...stacks),
      seconds,
      whole: fc.boolean(),
    }),
  ),
  weighted(
    1,
    fc.record({ do: fc.constant('consent' as const), after, who: fc.constantFrom(...names), nth: fc.nat(2) }),
  ),
  weighted(1, fc.record({ do: fc.constant('commit' as const), after, stack: fc.constantFrom(...stacks), queue })),
  weighted(1, fc.record({ do: fc.constant('apply by hand' as const), after, stack: fc.constantFrom(...stacks) })),
  weighted(2, fc.record({ do: fc.constant('kill a build' as const), after, nth: fc.nat(1) })),
  weighted(1, fc.record({ do: fc.constant('unlock' as const), after })),
  weighted(1, fc.record({ do: fc.constant('redrive' as const), after })),
  weighted(
    2,
    fc.record({
      do: fc.constant('storm' as const),
      after,
      seconds: fc.integer({ min: 5, max: 900 }),
      storm: fc.record({
        service: fc.constantFrom(...services),
        share,
        mishap: fc.constantFrom('refused' as const, 'refused' as const, 'answer lost' as const),
      }),
    }),
  ),
);

const fault: fc.Arbitrary<Fault> = fc
  .record({
    kind: fc.constantFrom(...actorKinds),
    nth: fc.nat(5),
    call: fc.oneof(fc.nat(7), fc.nat(30)),
    mishap: fc.constantFrom(...mishaps),
  })
  // Step Functions does not die: only its calls fail.
  .map((one) => (one.kind === 'workflow' && one.mishap.startsWith('dies') ? { ...one, mishap: 'answer lost' } : one));

const mode = fc.constantFrom<Mode>('auto', 'auto', 'auto', 'approve', 'approve', 'observe');

/** Anything at all. */
const anything: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(1_000_000),
  modes: fc.record({ shop: mode, net: mode }),
  onTimeout: fc.constantFrom<Approval['onTimeout']>('revert', 'escalate', 'leave'),
  isLocking: fc.boolean(),
  tellsOfStates: fc.boolean(),
  commands: fc.array(command, { minLength: 1, maxLength: 16, size: 'max' }),
  faults: fc.array(fault, { maxLength: 10, size: 'max' }),
  mortality: fc.constantFrom(0, 0, 0, 0.01, 0.05),
});

/**
 * Several incidents of one stack at once, no lock but the lease, and builds that hang in the middle for longer than it lasts:
 * what is rare in anything at all, and what the promise is about most.
 */
export const rush: fc.Arbitrary<History> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  modes: fc.constant({ shop: 'auto' as const, net: 'auto' as const }),
  onTimeout: fc.constant('revert' as const),
  isLocking: fc.constant(false),
  tellsOfStates: fc.boolean(),
  commands: fc.array(
    fc.record({
      do: fc.constant('click' as const),
      after: fc.integer({ min: 0, max: 60 }),
      who: clicker,
      queue: fc.constantFrom('orders', 'jobs'),
      attribute: fc.constantFrom(...attributes),
      copies: fc.array(lag, { minLength: 1, maxLength: 2 }),
      revisions: fc.constant([]),
      lateness: fc.constant(60),
    }),
    { minLength: 2, maxLength: 8, size: 'max' },
  ),
  faults: fc.array(
    fc.oneof(
      weighted(
        3,
        fc.record({
          kind: fc.constant('build' as const),
          nth: fc.nat(2),
          call: fc.integer({ min: 3, max: 20 }),
          mishap: fc.constantFrom<Mishap>('stalls', 'stalls', 'stalls', 'dies after', 'answer lost'),
        }),
      ),
      // A build that was started, and the workflow does not know it: it starts another one.
      weighted(
        1,
        fc.record({
          kind: fc.constant('workflow' as const),
          nth: fc.nat(2),
          call: fc.integer({ min: 1, max: 3 }),
          mishap: fc.constant('answer lost' as const),
        }),
      ),
    ),
    { minLength: 1, maxLength: 5, size: 'max' },
  ),
  mortality: fc.constant(0),
});

/** Decisions about clicks on one queue, by people who look at Slack: kept, reverted, allowed before they are made, ended, made longer. */
export const deciding: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(1_000_000),
  modes: fc.record({
    shop: fc.constantFrom('auto' as const, 'approve' as const),
    net: fc.constant('observe' as const),
  }),
  onTimeout: fc.constantFrom<Approval['onTimeout']>('revert', 'escalate', 'leave'),
  isLocking: fc.boolean(),
  tellsOfStates: fc.boolean(),
  commands: fc.array(
    fc.oneof(
      weighted(5, clickOf(fc.constantFrom('orders', 'orders', 'orders', 'jobs'))),
      weighted(5, pressing),
      weighted(1, fc.constant({ do: 'commit' as const, after: 0, stack: 'shop', queue: 'orders' })),
      weighted(
        1,
        fc.constant({ do: 'wish' as const, after: 5, who: 'dana' as const, stack: 'shop', seconds: 900, whole: false }),
      ),
      weighted(1, fc.constant({ do: 'consent' as const, after: 5, who: 'ana' as const, nth: 0 })),
    ),
    { minLength: 3, maxLength: 14, size: 'max' },
  ),
  faults: fc.array(fault, { maxLength: 3, size: 'max' }),
  mortality: fc.constantFrom(0, 0, 0, 0.01, 0.05),
});

/** A stack that grows while its index is looked after badly, and clicks on what it does not know yet. */
export const behind: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(1_000_000),
  modes: fc.constant({ shop: 'auto' as const, net: 'observe' as const }),
  onTimeout: fc.constant('leave' as const),
  isLocking: fc.boolean(),
  tellsOfStates: fc.boolean(),
  commands: fc
    .array(fc.oneof(weighted(3, clickOf(fc.constantFrom(late, late, 'orders'))), weighted(1, sweep)), {
      minLength: 1,
      maxLength: 8,
      size: 'max',
    })
    .map((commands) => [{ do: 'grow' as const, after: 0 }, ...commands]),
  faults: fc.array(
    fc.record({
      kind: fc.constant('index' as const),
      nth: fc.integer({ min: 1, max: 4 }),
      call: fc.nat(6),
      mishap: fc.constantFrom(...mishaps),
    }),
    { minLength: 1, maxLength: 4, size: 'max' },
  ),
  mortality: fc.constantFrom(0, 0.02),
});

export const history: fc.Arbitrary<History> = fc.oneof(
  { weight: 4, arbitrary: anything },
  { weight: 1, arbitrary: rush },
  { weight: 1, arbitrary: deciding },
  { weight: 1, arbitrary: behind },
);
