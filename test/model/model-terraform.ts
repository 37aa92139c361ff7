import { isObject, type Json } from '../../functions/core/json.ts';
import { TerraformFailed } from '../../functions/core/terraform-failure.ts';
import type { PlanRequest, Terraform } from '../../functions/ports.ts';
import type { Actor, Failure } from './actor.ts';
import type { Files } from './files.ts';
import { type Attribute, attributes, type Reality, type Resource, type StackReality } from './reality.ts';
import type { Scene } from './scene.ts';

/** One attribute that a saved plan sets. */
export interface PlannedChange {
  readonly address: string;
  readonly queue: string;
  readonly attribute: Attribute;
  readonly was: number;
  readonly to: number;
  /** What the state held: a pure revert puts this back. */
  readonly held: number;
}

interface SavedPlan {
  readonly serial: number;
  readonly changes: readonly PlannedChange[];
  readonly json: Json;
}

/** An apply as it goes on: it begins, has changed what it changes, has saved that in the state, and ends. */
export interface ApplyListener {
  begins(changes: readonly PlannedChange[]): number;
  changed(number: number, changes: readonly PlannedChange[]): void;
  saved(number: number): void;
  ends(number: number): void;
}

export interface Place {
  readonly scene: Scene;
  readonly actor: Actor;
  readonly reality: Reality;
  readonly stack: StackReality;
  readonly files: Files;
  readonly isLocking: boolean;
  readonly lockTimeoutSeconds: number;
  readonly listener: ApplyListener;
}

/** Terraform over the model's reality: plans as JSON that the real guard reads, a state with a serial, and a lock. */
export class ModelTerraform implements Terraform {
  readonly version = 'terraform 1.11.4';
  readonly #place: Place;
  #pinned: Json = {};

  constructor(place: Place) {
    this.#place = place;
  }

  async init(): Promise<void> {
    await this.#command('init', 6, () => undefined);
  }

  async plan({ targets, saveAs }: PlanRequest): Promise<boolean> {
    return await this.#locked('plan', async () => {
      const saved = await this.#command('plan', 5, () => this.#planned(targets));
      if (saveAs !== undefined) this.#place.files.write(this.planFile(saveAs), JSON.stringify(saved));
      return saved.changes.length > 0;
    });
  }

  async show(plan: string): Promise<Json> {
    return await this.#command('show', 1, () => this.#saved(plan).json);
  }

  async apply(plan: string): Promise<void> {
    const { listener } = this.#place;
    await this.#locked('apply', async () => {
      const { changes, serial } = this.#saved(plan);
      const { stack } = this.#place;
      if (serial !== stack.serial) throw new TerraformFailed('apply', 'Error: Saved plan is stale');
      const number = listener.begins(changes);
      try {
        await this.#command('apply', 6, () => {
          listener.changed(number, changes);
          this.#change(changes);
        });
        await this.#command('apply', 2, () => {
          this.#save(changes);
          listener.saved(number);
        });
      } finally {
        listener.ends(number);
      }
    });
  }

  planFile(plan: string): string {
    return `${this.#place.actor.name}/${plan}.tfplan`;
  }

  async dynamicBlocks(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  async state(): Promise<Json> {
    return await this.#command('state', 2, () => stateOf(this.#place.stack));
  }

  async withOverride<T>(_module: string, override: Json, work: () => Promise<T>): Promise<T> {
    this.#pinned = override;
    try {
      return await work();
    } finally {
      this.#pinned = {};
    }
  }

  async scratch(): Promise<never> {
    throw new Error('nothing is adopted in this world');
  }

  /** One command: it takes its seconds, and fails in Terraform's own way. */
  #command<Value>(name: string, seconds: number, work: () => Value): Promise<Value> {
    const { actor, scene, stack } = this.#place;
    const luck = scene.chance.of(`${actor.name} ${name}`);
    // One in five takes minutes, as with databases and certificates.
    const latency = seconds * 1000 * (0.5 + luck + (luck > 0.8 ? 200 * (luck - 0.8) : 0));
    const failure: Failure = (_, text) => new TerraformFailed(name, `Error: ${text}`);
    return actor.call(undefined, `terraform.${name} ${stack.name}`, work, { latency, failure, isOwn: true });
  }

  #saved(plan: string): SavedPlan {
    const text = this.#place.files.read(this.planFile(plan));
    const saved: SavedPlan = JSON.parse(text);
    return saved;
  }

  /** Whoever is killed inside leaves the lock behind, as with the S3 backend. */
  async #locked<Value>(operation: string, work: () => Promise<Value>): Promise<Value> {
    const { scene, actor, stack, isLocking, lockTimeoutSeconds } = this.#place;
    if (!isLocking) return await work();
    const until = scene.simulation.now + lockTimeoutSeconds * 1000;
    while (stack.lock) {
      if (scene.simulation.now >= until) throw new TerraformFailed(operation, lockText(stack.lock));
      await actor.call(undefined, `terraform.lock ${stack.name}`, () => undefined, { latency: 1000 });
    }
    const created = new Date(scene.simulation.now).toISOString();
    stack.lock = { id: `${actor.name} ${created}`, who: actor.name, operation, created };
    try {
      return await work();
    } finally {
      delete stack.lock;
    }
  }

  #planned(targets: readonly string[]): SavedPlan {
    const { stack } = this.#place;
    const chosen = stack.resources.filter(({ address }) => targets.length === 0 || targets.includes(address));
    const changes = chosen.flatMap((resource) => this.#changesOf(resource));
    return { serial: stack.serial, changes, json: this.#json(chosen, changes) };
  }

  #changesOf({ address, queue }: Resource): PlannedChange[] {
    const { reality, stack } = this.#place;
    const [live, wanted, held] = [reality.live(queue), this.#wanted(address), stack.state.get(address)];
    if (!wanted || !held) return [];
    return attributes
      .filter((attribute) => live[attribute] !== wanted[attribute])
      .map((attribute) => ({
        address,
        queue,
        attribute,
        was: live[attribute],
        to: wanted[attribute],
        held: held[attribute],
      }));
  }

  /** What the configuration asks for, with what an override file says. */
  #wanted(address: string): Record<Attribute, number> | undefined {
    const written = this.#place.stack.configuration.get(address);
    return written && { ...written, ...pinsOf(this.#pinned, address) };
  }

  #json(resources: readonly Resource[], changes: readonly PlannedChange[]): Json {
    const { reality, stack } = this.#place;
    const drifted = resources.filter(({ address, queue }) => {
      const [live, held] = [reality.live(queue), stack.state.get(address)];
      return attributes.some((attribute) => held?.[attribute] !== live[attribute]);
    });
    const changed = resources.filter(({ address }) => changes.some((change) => change.address === address));
    return {
      format_version: '1.2',
      terraform_version: '1.11.4',
      configuration: {},
      planned_values: {},
      complete: false,
      applyable: true,
      errored: false,
      resource_drift: drifted.map((one) => entry(one, stack.state.get(one.address), reality.live(one.queue))),
      resource_changes: changed.map((one) => entry(one, reality.live(one.queue), this.#wanted(one.address))),
    };
  }

  /** An update sets what was planned. */
  #change(changes: readonly PlannedChange[]): void {
    for (const { queue, attribute, to } of changes) this.#place.reality.live(queue)[attribute] = to;
  }

  /** The state then holds what is there. */
  #save(changes: readonly PlannedChange[]): void {
    const { reality, stack } = this.#place;
    for (const { address, queue } of changes) stack.state.set(address, { ...reality.live(queue) });
    stack.serial += 1;
  }
}

/** The attributes that an override file in Terraform's JSON syntax sets on one resource. */
function pinsOf(override: Json, address: string): Partial<Record<Attribute, number>> {
  const pins = address
    .split('.')
    .reduce<Json | undefined>(
      (inner, name) => (isObject(inner) ? inner[name] : undefined),
      isObject(override) ? override.resource : undefined,
    );
  const set = isObject(pins) ? pins : {};
  return Object.fromEntries(attributes.flatMap((name) => (typeof set[name] === 'number' ? [[name, set[name]]] : [])));
}

function entry({ address, queue }: Resource, before: object | undefined, after: object | undefined): Json {
  const [type = '', name = ''] = address.split('.');
  const whole = (values: object | undefined): Json => ({ id: queue, ...values });
  return {
    address,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: {
      actions: ['update'],
      before: whole(before),
      after: whole(after),
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}

const url = (queue: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${queue}`;

/** A stack's state as the backend keeps it. */
export function stateOf({ name, serial, resources, state }: StackReality): Json {
  return {
    version: 4,
    serial,
    lineage: `lineage-${name}`,
    resources: resources.map(({ address, queue }) => ({
      mode: 'managed',
      type: 'aws_sqs_queue',
      name: address.split('.')[1] ?? '',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: {
            id: url(queue),
            url: url(queue),
            arn: `arn:aws:sqs:us-east-1:123456789012:${queue}`,
            name: queue,
            ...state.get(address),
          },
        },
      ],
    })),
  };
}

/** As Terraform prints it. */
function lockText({
  id,
  who,
  operation,
  created,
}: {
  id: string;
  who: string;
  operation: string;
  created: string;
}): string {
  return `Error: Error acquiring the state lock\n\nLock Info:\n  ID:        ${id}\n  Path:      states/x.tfstate\n  Operation: ${operation}\n  Who:       ${who}\n  Created:   ${created}\n`;
}
