/** What a queue of ours is really like: each attribute's value. `delay` may be clicked, `retention` too. */
export const attributes = ['delay_seconds', 'message_retention_seconds'] as const;
export type Attribute = (typeof attributes)[number];
type Values = Readonly<Record<Attribute, number>>;

/** What else may drift: a key that is to be deleted, which AWS can undo; a grant beside it, which no plan lists. */
export type Drifting = Attribute | 'deletion' | 'grant';

export interface Resource {
  readonly address: string;
  /** The queue's or the key's name: two stacks may both claim one queue. */
  readonly thing: string;
}

/** Whether it is a key; else it is a queue. */
export const isKey = ({ address }: Resource) => address.startsWith('aws_kms_key.');

/** One change by hand. Its value is unlike every other, so it is known again wherever it turns up. */
export interface Drift {
  readonly number: number;
  readonly eventID: string;
  readonly thing: string;
  readonly what: Drifting;
  readonly value: number;
  readonly at: number;
  /** Made by a script, not in the console: nobody's click, which only a sweep can find. */
  readonly isScripted: boolean;
}

/** A key as it is: by which drift it is to be deleted, and the grants that drifts put beside it. */
export interface Key {
  doomed: number | undefined;
  readonly grants: Set<number>;
}

const untouched: Values = { delay_seconds: 5, message_retention_seconds: 60 };

/** What is there, what each stack's configuration asks for, and what its state says. */
export class Reality {
  readonly drifts: Drift[] = [];
  readonly #queues = new Map<string, Record<Attribute, number>>();
  readonly #keys = new Map<string, Key>();

  live(queue: string): Record<Attribute, number> {
    const values = this.#queues.get(queue) ?? { ...untouched };
    this.#queues.set(queue, values);
    return values;
  }

  key(name: string): Key {
    const key = this.#keys.get(name) ?? { doomed: undefined, grants: new Set() };
    this.#keys.set(name, key);
    return key;
  }

  /** Somebody or something changes what Terraform manages. */
  change(change: Pick<Drift, 'eventID' | 'thing' | 'what' | 'at'>, isScripted = false): Drift {
    const number = this.drifts.length + 1;
    const drift = { ...change, number, value: 1000 + number, isScripted };
    this.drifts.push(drift);
    const { thing, what, value } = drift;
    if (what === 'grant') this.key(thing).grants.add(value);
    else if (what === 'deletion') this.key(thing).doomed = value;
    else this.live(thing)[what] = value;
    return drift;
  }

  /** Whether what a drift changed is still so. */
  stands({ thing, what, value }: Drift): boolean {
    if (what === 'grant') return this.key(thing).grants.has(value);
    return value === (what === 'deletion' ? this.key(thing).doomed : this.live(thing)[what]);
  }

  /** The drift that made this value; undefined for a value of a configuration. */
  driftOf(value: number): Drift | undefined {
    return value > 1000 ? this.drifts[value - 1001] : undefined;
  }
}

export interface StackReality {
  readonly name: string;
  readonly resources: Resource[];
  readonly configuration: Map<string, Record<Attribute, number>>;
  readonly state: Map<string, Record<Attribute, number>>;
  serial: number;
  /** The backend's lock; undefined where nobody has it. */
  lock?: Lock;
}

export interface Lock {
  readonly id: string;
  readonly who: string;
  readonly operation: string;
  readonly created: string;
}

export function stackReality(name: string, resources: readonly Resource[]): StackReality {
  const stack: StackReality = { name, resources: [], configuration: new Map(), state: new Map(), serial: 1 };
  for (const resource of resources) add(stack, resource);
  return stack;
}

/** Terraform makes a resource that a stack did not have. */
export function add({ resources, configuration, state }: StackReality, resource: Resource): void {
  resources.push(resource);
  if (isKey(resource)) return;
  configuration.set(resource.address, { ...untouched });
  state.set(resource.address, { ...untouched });
}
