/** What a queue of ours is really like: each attribute's value. `delay` may be clicked, `retention` too. */
export const attributes = ['delay_seconds', 'message_retention_seconds'] as const;
export type Attribute = (typeof attributes)[number];
type Values = Readonly<Record<Attribute, number>>;

export interface Resource {
  readonly address: string;
  /** The queue's name: two stacks may both claim one queue. */
  readonly queue: string;
}

/** One change of one attribute by hand. Its value is unlike every other, so it is known again wherever it turns up. */
export interface Drift {
  readonly number: number;
  readonly eventID: string;
  readonly queue: string;
  readonly attribute: Attribute;
  readonly value: number;
  readonly at: number;
}

const untouched: Values = { delay_seconds: 5, message_retention_seconds: 60 };

/** What is there, what each stack's configuration asks for, and what its state says. */
export class Reality {
  readonly drifts: Drift[] = [];
  readonly #live = new Map<string, Record<Attribute, number>>();

  live(queue: string): Record<Attribute, number> {
    const values = this.#live.get(queue) ?? { ...untouched };
    this.#live.set(queue, values);
    return values;
  }

  /** Somebody changes an attribute by hand. */
  click(eventID: string, queue: string, attribute: Attribute, at: number): Drift {
    const number = this.drifts.length + 1;
    const drift = { number, eventID, queue, attribute, value: 1000 + number, at };
    this.drifts.push(drift);
    this.live(queue)[attribute] = drift.value;
    return drift;
  }

  /** The click that made this value; undefined for a value of a configuration. */
  driftOf(value: number): Drift | undefined {
    return value > 1000 ? this.drifts[value - 1001] : undefined;
  }
}

export interface StackReality {
  readonly name: string;
  readonly resources: readonly Resource[];
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
  const values = () => new Map(resources.map(({ address }) => [address, { ...untouched }]));
  return { name, resources, configuration: values(), state: values(), serial: 1 };
}
