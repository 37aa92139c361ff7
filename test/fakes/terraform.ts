import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../../functions/core/json.ts';
import { TerraformFailed } from '../../functions/core/terraform-failure.ts';
import type { AdoptedChild, PlanRequest, Scratch, Terraform } from '../../functions/ports/terraform.ts';
import { scratchFolder } from '../rig/scratch-folder.ts';

/** What a scripted Terraform does, call by call. */
export interface Script {
  /** Answers of `plan`, in order: plan JSON, or a failure's text. After the last, nothing changes any more. */
  readonly plans?: readonly (Json | Error)[];
  readonly state?: Json;
  /** What the configuration makes by dynamic blocks. */
  readonly dynamic?: readonly string[];
  readonly init?: Error;
  /** Failures of `apply`, in order; undefined succeeds. */
  readonly applies?: readonly (Error | undefined)[];
  /** Import ids that exist, as the scratch directory finds them, and the plan that would destroy them. */
  readonly exists?: readonly string[];
  readonly destroy?: Json;
  /** Its plans one after the other, where they differ. */
  readonly destroys?: readonly Json[];
}

export const emptyPlan: Json = { format_version: '1.2', configuration: {}, resource_changes: [], resource_drift: [] };

export function failed(command: string, text: string): TerraformFailed {
  return new TerraformFailed(command, text);
}

/** Terraform by a script: keeps what was asked of it in `calls`. */
export class FakeTerraform implements Terraform {
  readonly version = 'terraform 1.11.4';
  readonly calls: string[] = [];
  readonly #script: Script;
  readonly #plans: (Json | Error)[];
  readonly #applies: (Error | undefined)[];
  readonly #saved = new Map<string, Json>();
  readonly #folder = scratchFolder();
  readonly #destroys: Json[];
  #exists: readonly string[];

  constructor(script: Script) {
    this.#script = script;
    this.#plans = [...(script.plans ?? [])];
    this.#applies = [...(script.applies ?? [])];
    this.#exists = script.exists ?? [];
    this.#destroys = [...(script.destroys ?? [])];
  }

  async init(): Promise<void> {
    this.calls.push('init');
    if (this.#script.init) throw this.#script.init;
  }

  async plan({ targets, saveAs, unlocked }: PlanRequest): Promise<boolean> {
    this.calls.push(`plan ${targets.join(' ')}${saveAs ? ` > ${saveAs}` : ''}${unlocked ? ' unlocked' : ''}`);
    const next = this.#plans.shift() ?? emptyPlan;
    if (next instanceof Error) throw next;
    if (saveAs !== undefined) {
      this.#saved.set(saveAs, next);
      writeFileSync(this.planFile(saveAs), JSON.stringify(next));
    }
    return isObject(next) && Array.isArray(next.resource_changes) && next.resource_changes.length > 0;
  }

  async show(plan: string): Promise<Json> {
    return this.#saved.get(plan) ?? emptyPlan;
  }

  async apply(plan: string): Promise<void> {
    this.calls.push(`apply ${plan}`);
    const failure = this.#applies.shift();
    if (failure) throw failure;
  }

  planFile(plan: string): string {
    return join(this.#folder, `${plan}.tfplan`);
  }

  async dynamicBlocks(): Promise<ReadonlySet<string>> {
    return new Set(this.#script.dynamic ?? []);
  }

  async state(): Promise<Json> {
    return this.#script.state ?? { version: 4, resources: [] };
  }

  async withOverride<T>(module: string, override: Json, work: () => Promise<T>): Promise<T> {
    this.calls.push(`override ${module || '.'} ${JSON.stringify(override)}`);
    return await work();
  }

  async scratch(): Promise<Scratch> {
    return {
      adopt: async (children: readonly AdoptedChild[]) => {
        this.calls.push(
          `adopt ${children.map(({ type, importId, alias }) => [type, importId, alias].filter(Boolean).join(' ')).join(', ')}`,
        );
        return children.filter(({ importId }) => this.#exists.includes(importId));
      },
      plan: async () => this.#destroys.shift() ?? this.#script.destroy ?? emptyPlan,
      planFile: () => {
        writeFileSync(this.planFile('destroy'), 'destroy');
        return this.planFile('destroy');
      },
      apply: async () => {
        this.calls.push('destroy');
        this.#exists = [];
      },
      close: async () => {
        this.calls.push('close scratch');
      },
    };
  }
}
