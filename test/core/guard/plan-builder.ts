import type { Plan } from '../../../functions/core/guard/plan.ts';
import { readPlan } from '../../../functions/core/guard/read-plan.ts';
import type { Json, JsonObject } from '../../../functions/core/json.ts';

/** The parts of one entry of `resource_changes` or `resource_drift`; every part has a default. */
export interface ChangeParts {
  readonly address?: string;
  readonly actions?: readonly string[];
  readonly before?: JsonObject | null;
  readonly after?: JsonObject | null;
  readonly unknown?: Json;
  readonly sensitive?: Json;
  readonly mode?: string;
  readonly type?: string;
  readonly extra?: JsonObject;
  readonly inChange?: JsonObject;
}

/** An update of `aws_thing.one`, as plan JSON has it. */
export function aChange(parts: ChangeParts = {}): JsonObject {
  const { address = 'aws_thing.one', actions = ['update'], before = {}, after = {}, mode = 'managed' } = parts;
  const type = parts.type ?? address.split('.').at(-2) ?? '';
  const sensitive = parts.sensitive ?? false;
  const change = {
    actions,
    before,
    after,
    after_unknown: parts.unknown ?? {},
    before_sensitive: sensitive,
    after_sensitive: sensitive,
    ...parts.inChange,
  };
  return { address, mode, type, name: 'one', change, ...parts.extra };
}

export interface PlanParts {
  readonly changes?: readonly JsonObject[];
  readonly drift?: readonly JsonObject[];
  readonly outputs?: JsonObject;
  readonly resources?: readonly JsonObject[];
  readonly configuration?: JsonObject;
  readonly extra?: JsonObject;
}

export function planJson({
  changes = [],
  drift = [],
  outputs = {},
  resources = [],
  extra,
  ...rest
}: PlanParts): JsonObject {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes,
    resource_drift: drift,
    output_changes: outputs,
    configuration: rest.configuration ?? { root_module: { resources } },
    ...extra,
  };
}

export function aPlan(parts: PlanParts): Plan {
  return readPlan(planJson(parts));
}

/** The drift of one resource, and the change that is its exact inverse. */
export function aPair(held: JsonObject, live: JsonObject, address = 'aws_thing.one', unknown: Json = {}) {
  return {
    drift: [aChange({ address, before: held, after: live })],
    changes: [aChange({ address, before: live, after: held, unknown })],
  };
}
