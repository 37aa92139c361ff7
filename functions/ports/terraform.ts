import type { Json } from '../core/json.ts';

/** What `plan` is asked for. Without targets it plans the whole stack. */
export interface PlanRequest {
  readonly targets: readonly string[];
  /** Without the state's lock: of a plan that is never applied. */
  readonly unlocked?: boolean;
  /** A name for the saved plan, private to this run; left out where only the answer counts (a proof). */
  readonly saveAs?: string;
}

/**
 * Terraform or OpenTofu in one working directory, with one stack's settings. Every method throws TerraformFailed with
 * Terraform's own text, secrets taken out, when the command fails. Plans are named, and live until the run ends.
 */
export interface Terraform {
  /** `terraform 1.11.4`, for the log. */
  readonly version: string;
  init(): Promise<void>;
  /** True when there is something to change (`-detailed-exitcode` 2). */
  plan(request: PlanRequest): Promise<boolean>;
  /** A saved plan as JSON. Holds secrets: never log it. */
  show(plan: string): Promise<Json>;
  apply(plan: string): Promise<void>;
  /** The saved plan's file, to keep or to fetch into. */
  planFile(plan: string): string;
  /** What the configuration makes by `dynamic` blocks: `module.a.aws_x.y attribute`. A plan does not show it. */
  dynamicBlocks(): Promise<ReadonlySet<string>>;
  /** The state as it is now, read from the backend. Holds secrets: never log it. */
  state(): Promise<Json>;
  /** Works with an override file in a module's folder (`` is the root, `net.db` a module below one), and takes it away again. */
  withOverride<T>(module: string, override: Json, work: () => Promise<T>): Promise<T>;
  scratch(): Promise<Scratch>;
}

/** A child to import: under a name of its own, with the provider configuration of its parent. */
export interface AdoptedChild {
  readonly type: string;
  readonly name: string;
  readonly importId: string;
  readonly alias?: string;
  /** How it is configured from now on; without it, it is destroyed. */
  readonly off?: Readonly<Record<string, string>>;
}

/** A scratch directory with the stack's providers and an empty state, where rogue children are adopted and destroyed. */
export interface Scratch {
  /** Imports what exists of these, and answers which. */
  adopt(children: readonly AdoptedChild[]): Promise<readonly AdoptedChild[]>;
  /** Saves a plan that destroys what was adopted, or switches it off, and answers it as JSON. */
  plan(): Promise<Json>;
  planFile(): string;
  apply(): Promise<void>;
  close(): Promise<void>;
}
