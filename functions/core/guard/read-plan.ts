import { isObject, type Json, type JsonObject, text } from '../json.ts';
import type { OutputChange, Plan, ResourceChange, ValueChange } from './plan.ts';
import { isEmpty } from './same-value.ts';

/** A text that is no plan this guard can judge. The caller says so and applies nothing. */
export class UnreadablePlan extends Error {}

/** What `terraform show -json` prints for a plan, format 1.x (developer.hashicorp.com/terraform/internals/json-format). */
const knownMembers = new Set([
  'format_version',
  'terraform_version',
  'timestamp',
  'variables',
  'planned_values',
  'proposed_unknown',
  'prior_state',
  'configuration',
  'relevant_attributes',
  'resource_changes',
  'resource_drift',
  'output_changes',
  'deferred_changes',
  'checks',
  'applyable',
  'complete',
  'errored',
]);

const knownResourceMembers = new Set([
  'address',
  'previous_address',
  'module_address',
  'mode',
  'type',
  'name',
  'index',
  'provider_name',
  'deposed',
  'change',
  'action_reason',
]);

const knownChangeMembers = new Set([
  'actions',
  'before',
  'after',
  'after_unknown',
  'before_sensitive',
  'after_sensitive',
  'replace_paths',
  'importing',
  'generated_config',
  'before_identity',
  'after_identity',
]);

/** Reads plan JSON. Throws UnreadablePlan for anything that is not a plan of format 1.x. */
export function readPlan(json: Json | undefined): Plan {
  if (!isObject(json)) throw new UnreadablePlan('not a JSON object');
  const version = json.format_version;
  if (typeof version !== 'string' || !/^1\.\d+$/.test(version))
    throw new UnreadablePlan(`format_version ${JSON.stringify(version)}, not 1.x`);
  if (!isObject(json.configuration) && !isObject(json.planned_values))
    throw new UnreadablePlan('neither configuration nor planned_values: a state or a part of a plan');
  return {
    changes: readList(json.resource_changes, 'resource_changes').map(readResource),
    drift: readList(json.resource_drift, 'resource_drift').map(readResource),
    outputs: readOutputs(json.output_changes),
    configuration: isObject(json.configuration) ? json.configuration : {},
    variables: isObject(json.variables) ? json.variables : {},
    errored: json.errored !== undefined && json.errored !== false,
    applyable: json.applyable === undefined || json.applyable === true,
    deferred: readList(json.deferred_changes, 'deferred_changes').length,
    failedChecks: readList(json.checks, 'checks').flatMap(readCheck),
    strange: strangers(json, knownMembers),
  };
}

function readList(value: Json | undefined, where: string): readonly Json[] {
  if ((value ?? null) === null) return [];
  if (!Array.isArray(value)) throw new UnreadablePlan(`${where} is no list`);
  return value;
}

function strangers(object: JsonObject, known: ReadonlySet<string>): readonly string[] {
  return Object.entries(object)
    .filter(([name, value]) => !known.has(name) && !isEmpty(value))
    .map(([name]) => name);
}

function readResource(value: Json): ResourceChange {
  if (!isObject(value) || typeof value.address !== 'string' || !isObject(value.change))
    throw new UnreadablePlan('a resource change without address or change');
  return {
    address: value.address,
    type: text(value.type) ?? '',
    mode: text(value.mode) ?? '',
    previousAddress: text(value.previous_address),
    deposed: text(value.deposed),
    actionReason: text(value.action_reason),
    change: readChange(value.change, value.address),
    strange: strangers(value, knownResourceMembers),
  };
}

function readChange(change: JsonObject, where: string): ValueChange {
  return {
    actions: readActions(change.actions, where),
    before: isObject(change.before) ? change.before : {},
    after: isObject(change.after) ? change.after : {},
    afterUnknown: change.after_unknown ?? false,
    beforeSensitive: change.before_sensitive ?? false,
    afterSensitive: change.after_sensitive ?? false,
    replacing: !isEmpty(change.replace_paths),
    importing: (change.importing ?? null) !== null,
    strange: strangers(change, knownChangeMembers),
  };
}

function readActions(value: Json | undefined, where: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw new UnreadablePlan(`${where} has no actions`);
  return value.map((action) => (typeof action === 'string' ? action : JSON.stringify(action)));
}

function readOutputs(value: Json | undefined): readonly OutputChange[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throw new UnreadablePlan('output_changes is no object');
  return Object.entries(value).map(([name, change]) => {
    if (!isObject(change)) throw new UnreadablePlan(`output ${name} is no change`);
    return { name, actions: readActions(change.actions, name), afterUnknown: change.after_unknown ?? false };
  });
}

/** Conditions of a resource or output that do not hold. A `check` block only warns and has no say here. */
function readCheck(value: Json): readonly string[] {
  const check = isObject(value) ? value : {};
  const address = isObject(check.address) ? check.address : {};
  if (address.kind === 'check' || check.status === 'pass' || check.status === 'unknown') return [];
  return [text(address.to_display) ?? 'something'];
}
