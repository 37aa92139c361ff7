import { isObject, type Json, type JsonObject } from '../../functions/core/json.ts';
import { TerraformFailed } from '../../functions/core/terraform-failure.ts';
import type { PlanRequest, Terraform } from '../../functions/ports/terraform.ts';
import { aChange, planJson } from '../core/guard/plan-builder.ts';
import type { Failure } from './actor.ts';
import { ModelScratch } from './model-scratch.ts';
import type { Place, PlannedChange } from './place.ts';
import { type Attribute, attributes, isKey, type Resource, type StackReality } from './reality.ts';

interface SavedPlan {
  readonly serial: number;
  readonly changes: readonly PlannedChange[];
  readonly json: Json;
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

  async plan({ targets, saveAs, unlocked }: PlanRequest): Promise<boolean> {
    const plan = async () => {
      const saved = await this.#command('plan', 5, () => this.#planned(targets));
      if (saveAs !== undefined) this.#place.files.write(this.planFile(saveAs), JSON.stringify(saved));
      return saved.changes.length > 0;
    };
    return unlocked ? await plan() : await this.#locked('plan', plan);
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
          listener.changed(number);
          this.#change(changes);
        });
        await this.#command('apply', 2, () => {
          this.#save(changes);
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

  async scratch(): Promise<ModelScratch> {
    return new ModelScratch(this.#place, (name, seconds, work) => this.#command(name, seconds, work));
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

  #changesOf(resource: Resource): readonly PlannedChange[] {
    return isKey(resource) ? this.#anew(resource) : this.#updatesOf(resource);
  }

  #updatesOf({ address, thing }: Resource): readonly PlannedChange[] {
    const { reality, stack } = this.#place;
    const [live, wanted, held] = [reality.live(thing), this.#wanted(address), stack.state.get(address)];
    if (!wanted || !held) return [];
    return attributes
      .filter((attribute) => live[attribute] !== wanted[attribute])
      .map((attribute) => ({
        address,
        thing,
        what: attribute,
        was: live[attribute],
        to: wanted[attribute],
        held: held[attribute],
        shown: { address, attribute, became: JSON.stringify(wanted[attribute]) },
      }));
  }

  /** A key that is to be deleted is none to Terraform: it would make another, new and empty. */
  #anew({ address, thing }: Resource): readonly PlannedChange[] {
    const { doomed } = this.#place.reality.key(thing);
    if (doomed === undefined) return [];
    const shown = { address, attribute: 'description', became: JSON.stringify(thing) };
    return [{ address, thing, what: 'anew', was: doomed, to: 0, held: 0, shown }];
  }

  /** What the configuration asks for, with what an override file says. */
  #wanted(address: string): Record<Attribute, number> | undefined {
    const written = this.#place.stack.configuration.get(address);
    return written && { ...written, ...pinsOf(this.#pinned, address) };
  }

  #json(resources: readonly Resource[], changes: readonly PlannedChange[]): Json {
    const { reality, stack } = this.#place;
    const [keys, queues] = [resources.filter(isKey), resources.filter((one) => !isKey(one))];
    const drifted = queues.filter(({ address, thing }) => {
      const [live, held] = [reality.live(thing), stack.state.get(address)];
      return attributes.some((attribute) => held?.[attribute] !== live[attribute]);
    });
    const changed = queues.filter(({ address }) => changes.some((change) => change.address === address));
    const doomed = keys.filter(({ thing }) => reality.key(thing).doomed !== undefined);
    return planJson({
      drift: [
        ...drifted.map((one) => update(one, stack.state.get(one.address), reality.live(one.thing))),
        ...doomed.map(({ address, thing }) =>
          aChange({ address, actions: ['delete'], before: keyOf(thing), after: null }),
        ),
      ],
      changes: [
        ...changed.map((one) => update(one, reality.live(one.thing), this.#wanted(one.address))),
        ...doomed.map(({ address, thing }) => aChange({ address, actions: ['create'], before: null, ...anew(thing) })),
      ],
      resources: queues.map(({ address }) => ({ address, expressions: constants(this.#wanted(address)) })),
      extra: { complete: false, applyable: true, errored: false },
    });
  }

  /** An update sets what was planned; who makes a key anew leaves the old one to its end. */
  #change(changes: readonly PlannedChange[]): void {
    const { reality } = this.#place;
    for (const { thing, what, to } of changes)
      if (what === 'anew') reality.key(thing).doomed = undefined;
      else if (what !== 'deletion' && what !== 'grant') reality.live(thing)[what] = to;
  }

  /**
   * The state then holds what is there. Where it held that before, as after a revert, Terraform writes none, and its serial
   * stays (PersistState of internal/states/remote): no older plan becomes stale by it.
   */
  #save(changes: readonly PlannedChange[]): void {
    const { reality, stack, saves } = this.#place;
    const before = JSON.stringify([...stack.state]);
    for (const { address, thing } of changes)
      if (stack.state.has(address)) stack.state.set(address, { ...reality.live(thing) });
    if (JSON.stringify([...stack.state]) !== before) saves();
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

function update({ address, thing }: Resource, before: object | undefined, after: object | undefined): JsonObject {
  return aChange({ address, before: { id: thing, ...before }, after: { id: thing, ...after } });
}

/** Values as a plan's `configuration` shows them. */
function constants(wanted: object = {}): JsonObject {
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, { constant_value: value }]));
}

const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const url = (queue: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${queue}`;

function queueOf(queue: string): JsonObject {
  return { id: url(queue), url: url(queue), arn: arn('sqs', queue), name: queue };
}

function keyOf(key: string): JsonObject {
  return { id: key, key_id: key, arn: arn('kms', `key/${key}`), description: key, is_enabled: true };
}

/** What Terraform knows of a key before it is made. */
function anew(key: string) {
  const { id: _id, key_id: _key, arn: _arn, ...after } = keyOf(key);
  return { after, unknown: { id: true, key_id: true, arn: true } };
}

/** A stack's state as the backend keeps it. */
export function stateOf({ name, serial, resources, state }: StackReality): Json {
  return {
    version: 4,
    serial,
    lineage: `lineage-${name}`,
    resources: resources.map((resource) => ({
      mode: 'managed',
      type: resource.address.split('.')[0] ?? '',
      name: resource.address.split('.')[1] ?? '',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          attributes: isKey(resource)
            ? keyOf(resource.thing)
            : { ...queueOf(resource.thing), ...state.get(resource.address) },
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
