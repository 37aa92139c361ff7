import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../functions/core/json.ts';
import type { PlanRequest, Terraform } from '../../functions/ports.ts';
import { scratchFolder } from '../rig/scratch-folder.ts';

/** What is really there: each address that differs from its configuration, and whether to take it back is a pure revert. */
export type World = Map<string, { readonly pure: boolean }>;

/**
 * Terraform over a world in memory. Its plans are JSON as Terraform writes them, so the real guard judges them; the saved file
 * names what it would change, so an apply changes exactly what was planned.
 */
export class DriftedTerraform implements Terraform {
  readonly version = 'terraform 1.11.4';
  /** What the state holds, as far as anybody asks. */
  resources: readonly Json[] = [];
  readonly #world: World;
  readonly #folder = scratchFolder();
  readonly #plans = new Map<string, readonly string[]>();
  readonly #onApply: (addresses: readonly string[]) => void;
  #made = 0;

  constructor(world: World, onApply: (addresses: readonly string[]) => void) {
    this.#world = world;
    this.#onApply = onApply;
  }

  async init(): Promise<void> {}

  async plan({ targets, saveAs }: PlanRequest): Promise<boolean> {
    const changed = [...this.#world.keys()].filter((address) => targets.length === 0 || targets.includes(address));
    if (saveAs !== undefined) {
      this.#made += 1;
      this.#plans.set(saveAs, changed);
      writeFileSync(this.planFile(saveAs), JSON.stringify({ number: this.#made, changed }));
    }
    return changed.length > 0;
  }

  async show(plan: string): Promise<Json> {
    const changed = this.#plans.get(plan) ?? [];
    return {
      format_version: '1.2',
      terraform_version: '1.11.4',
      configuration: {},
      planned_values: {},
      complete: false,
      applyable: true,
      errored: false,
      resource_drift: changed.map((address) => resource(address, values(1, 5), values(2, 5))),
      resource_changes: changed.map((address) =>
        resource(address, values(2, 5), values(1, this.#world.get(address)?.pure ? 5 : 6)),
      ),
    };
  }

  async apply(plan: string): Promise<void> {
    const saved: { changed: string[] } = JSON.parse(readFileSync(this.planFile(plan), 'utf8'));
    this.#onApply(saved.changed);
    for (const address of saved.changed) this.#world.delete(address);
  }

  planFile(plan: string): string {
    return join(this.#folder, `${plan}.tfplan`);
  }

  async dynamicBlocks(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  async state(): Promise<Json> {
    return { version: 4, serial: 1, lineage: 'fake', resources: this.resources };
  }

  async withOverride<T>(): Promise<T> {
    throw new Error('no pins in this world');
  }

  async scratch(): Promise<never> {
    throw new Error('no rogue children in this world');
  }
}

const values = (delay: number, retention: number) => ({ id: 'a', delay_seconds: delay, retention });

function resource(address: string, before: Json, after: Json): Json {
  const [type = '', name = ''] = address.split('.');
  return {
    address,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['update'], before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
  };
}
