import type { Json, JsonObject } from '../json.ts';

/** One entry of `resource_changes` or `resource_drift`, as far as the guard reads it. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly previousAddress: string | undefined;
  readonly deposed: string | undefined;
  readonly actionReason: string | undefined;
  readonly change: ValueChange;
  /** Members that this version of the format did not have when this was written. */
  readonly strange: readonly string[];
}

export interface ValueChange {
  readonly actions: readonly string[];
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly afterUnknown: Json;
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
  /** Whether it names paths that force a replacement. */
  readonly replacing: boolean;
  readonly importing: boolean;
  /** Members that this version of the format did not have when this was written. */
  readonly strange: readonly string[];
}

export interface OutputChange {
  readonly name: string;
  readonly actions: readonly string[];
  readonly afterUnknown: Json;
}

/** A plan as `terraform show -json` prints it, parsed once. */
export interface Plan {
  readonly changes: readonly ResourceChange[];
  readonly drift: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  readonly configuration: JsonObject;
  /** The root module's, as `{name: {value}}`. */
  readonly variables: JsonObject;
  readonly errored: boolean;
  readonly applyable: boolean;
  readonly deferred: number;
  readonly failedChecks: readonly string[];
  /** Top-level members with something in them that are not known here. */
  readonly strange: readonly string[];
}
