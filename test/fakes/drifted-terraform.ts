import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../functions/core/json.ts';
import type { PlanRequest, Terraform } from '../../functions/ports/terraform.ts';
import { aChange, planJson } from '../core/guard/plan-builder.ts';
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
    return planJson({
      drift: changed.map((address) => aChange({ address, before: values(1, 5), after: values(2, 5) })),
      changes: changed.map((address) => {
        const after = values(1, this.#world.get(address)?.pure ? 5 : 6);
        return aChange({ address, before: values(2, 5), after });
      }),
    });
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
