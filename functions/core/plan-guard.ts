import { covers, withoutKeys } from './address.ts';
import { differing } from './differing.ts';
import { actionReasons } from './guard/actions.ts';
import { attributesOf, isUnknown } from './guard/attributes.ts';
import { type ConfiguredResource, configurationOf, expressionsOf, providerBlock } from './guard/configuration.ts';
import { isFilledIn } from './guard/defaults.ts';
import { elsewhereReasons } from './guard/elsewhere.ts';
import type { Expressions } from './guard/expressions.ts';
import { goesBack } from './guard/goes-back.ts';
import { isMarked, maskOf } from './guard/mask.ts';
import type { Plan, ResourceChange } from './guard/plan.ts';
import { planWideReasons } from './guard/plan-wide.ts';
import { followsReCreation, type ReCreated, reCreatedIn } from './guard/re-created.ts';
import { isEmpty, sameValue } from './guard/same-value.ts';
import { unseenReasons } from './guard/unseen.ts';
import type { Reason } from './incident.ts';
import { isObject, type Json } from './json.ts';
import { own } from './own.ts';
import { redact } from './redact.ts';
import type { Change } from './run.ts';

/** `pure-revert`: every change of the plan is the exact inverse of the drift. Anything that no rule explains is `held`. */
export interface GuardVerdict {
  readonly outcome: 'clean' | 'pure-revert' | 'held';
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
}

/** What the guard may let pass: the addresses of the incident (as `-target` reads them), and what always needs a person. */
export interface GuardRules {
  readonly allow: readonly string[];
  /** Resource types and addresses. */
  readonly protected: readonly string[];
  /**
   * Attributes that the configuration makes by `dynamic` blocks (core/hcl/dynamic-blocks.ts), `module.a.aws_x.y attribute` without
   * keys. A plan shows nothing of them, as it shows nothing of what nobody asked for: only the files tell them apart.
   */
  readonly dynamic?: ReadonlySet<string>;
}

/** How one attribute of a changed resource stands to the drift. */
type Finding = 'unchanged' | 'noise' | 'computed' | 'revert' | 'rides-along' | 'unknown-value';

interface Judged {
  readonly resource: ResourceChange;
  readonly findings: ReadonlyMap<string, Finding>;
}

/**
 * Judges a plan: whether applying it does nothing but put back what the state held before the drift
 * (`resource_changes[a].change.after` equals `resource_drift[a].change.before`), within the addresses allowed.
 */
export function guardPlan(plan: Plan, rules: GuardRules): GuardVerdict {
  const driftOf = driftByAddress(plan);
  const acting = plan.changes.filter(isActing);
  const reCreated = reCreatedIn(acting, driftOf);
  const judged = acting
    .filter(({ change }) => ['update', 'create'].includes(change.actions.join()))
    .map((resource) => judge(resource, driftOf(resource.address), plan, reCreated, rules.dynamic));
  const changed = judged.filter(({ findings }) => [...findings.values()].some((finding) => finding !== 'noise'));
  const reasons = [
    ...planWideReasons(plan, acting),
    ...plan.changes.flatMap(actionReasons),
    ...acting.flatMap((resource) => scopeReasons(resource, rules)),
    ...judged.flatMap(findingReasons),
    ...judged.flatMap(({ resource }) => elsewhereReasons(resource, driftOf(resource.address), plan)),
    ...judged.flatMap(({ resource }) => unseenReasons(resource, configurationOf(plan.configuration, resource.address))),
  ];
  const changes = changed.flatMap(changesOf).concat(acting.flatMap(wholeChanges));
  if (reasons.length > 0) return { outcome: 'held', reasons, changes };
  return { outcome: changed.length > 0 ? 'pure-revert' : 'clean', reasons, changes };
}

function driftByAddress(plan: Plan): (address: string) => ResourceChange | undefined {
  const current = plan.drift.filter(({ deposed, mode }) => deposed === undefined && mode === 'managed');
  const table = Map.groupBy(current, ({ address }) => address);
  // Terraform lists an instance once: of two stories about one, none is believed.
  return (address) => (table.get(address)?.length === 1 ? table.get(address)?.[0] : undefined);
}

/** A data source that is read again changes nothing by itself; what it feeds is judged where it arrives. */
function isActing({ change, mode }: ResourceChange): boolean {
  const actions = change.actions.join();
  return actions !== 'no-op' && !(mode === 'data' && actions === 'read');
}

function scopeReasons({ address, type }: ResourceChange, rules: GuardRules): readonly Reason[] {
  const outside = !rules.allow.some((allowed) => covers(allowed, address));
  const isProtected = rules.protected.some((entry) => entry === type || covers(entry, address));
  return [
    ...(outside ? [{ code: 'outside-target', address }] : []),
    ...(isProtected ? [{ code: 'protected', address }] : []),
  ];
}

function judge(
  resource: ResourceChange,
  drift: ResourceChange | undefined,
  plan: Plan,
  reCreated: readonly ReCreated[],
  dynamic: ReadonlySet<string> = new Set(),
): Judged {
  const name = withoutKeys(resource.address);
  const configured = configurationOf(plan.configuration, resource.address);
  const block = configured && providerBlock(plan.configuration, configured);
  const isUntagged = block !== undefined && !('default_tags' in block);
  const findings = new Map<string, Finding>();
  for (const attribute of attributesOf(resource.change)) {
    const finding = judgeAttribute(attribute, {
      resource,
      drift,
      configured,
      reCreated,
      isDynamic: dynamic.has(`${name} ${attribute}`),
      isUntagged,
    });
    if (finding !== 'unchanged') findings.set(attribute, finding);
  }
  return { resource, findings };
}

interface Case {
  readonly resource: ResourceChange;
  readonly drift: ResourceChange | undefined;
  readonly configured: ConfiguredResource | undefined;
  readonly reCreated: readonly ReCreated[];
  readonly isDynamic: boolean;
  /** Its provider block, as far as the plan shows it, adds no tags. */
  readonly isUntagged: boolean;
}

/** Put back if it is what the state held before the drift; noise if a rule explains it; else riding along. */
function judgeAttribute(
  attribute: string,
  { resource, drift, configured, reCreated, isDynamic, isUntagged }: Case,
): Finding {
  const { change, type } = resource;
  const at = { type, path: [attribute] };
  const isCreate = change.actions.join() === 'create';
  const [live, after] = [own(change.before, attribute), own(change.after, attribute)];
  const mask = maskOf(change.afterUnknown, attribute);
  const unknown = isMarked(mask);
  const expressions = isDynamic ? opaque : expressionsOf(configured, attribute);
  if (!unknown && !isCreate && sameValue(live, after, at)) return identical(live, after) ? 'unchanged' : 'noise';
  const held = heldValue(attribute, resource, drift);
  if (mask === true && expressions?.length === 0) {
    const isNoTag = attribute === 'tags_all' && isCreate && isUntagged && isEmpty(held);
    return isTelling(attribute, live) && !isNoTag ? 'unknown-value' : 'computed';
  }
  let followed = false;
  const follows = (asked: Expressions, value: Json | undefined) => {
    const found = configured !== undefined && followsReCreation(asked, configured.module, value, reCreated);
    followed ||= found;
    return found;
  };
  const isBack = goesBack({ after, mask, live, held }, expressions ?? opaque, at, { isCreate, follows });
  if (isBack && isCreate && !unknown && isEmpty(held) && isEmpty(after)) return 'noise';
  if (isBack && (drift !== undefined || followed)) return 'revert';
  if (!unknown && isFilledIn(isCreate ? held : live, after, expressions?.length === 0, at)) return 'noise';
  return unknown ? 'unknown-value' : 'rides-along';
}

/**
 * Attributes whose silence in the plan's configuration says nothing: `tags_all` carries what the provider block asks for,
 * and a `dynamic` block is not shown at all, so a list of blocks that becomes unknown may be asked for.
 */
function isTelling(attribute: string, live: Json | undefined): boolean {
  return attribute === 'tags_all' || (Array.isArray(live) && live.some((item: Json) => isObject(item)));
}

/** What the state held before the drift: where nothing drifted, what is there now. A re-creation of nothing has no before. */
function heldValue(attribute: string, { change }: ResourceChange, drift: ResourceChange | undefined): Json | undefined {
  const isCreate = change.actions.join() === 'create';
  if (drift?.change.actions.join() === (isCreate ? 'delete' : 'update')) return own(drift.change.before, attribute);
  return drift || isCreate ? undefined : own(change.before, attribute);
}

/** Stands for a configuration that the plan does not show: it may ask for anything. */
const opaque: Expressions = [{}];

function identical(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}

function findingReasons({ resource, findings }: Judged): readonly Reason[] {
  const { address } = resource;
  const all = [...findings];
  const bad = all.filter(([, finding]) => finding === 'rides-along' || finding === 'unknown-value');
  if (resource.change.actions.join() === 'create' && !all.some(([, finding]) => finding === 'revert'))
    return [{ code: 'rides-along', address, detail: 'nothing that the state holds under this address is gone' }];
  if (bad.length > 0) return bad.map(([attribute, code]) => ({ code, address, attribute }));
  if (all.some(([, finding]) => finding === 'revert' || finding === 'noise')) return [];
  if (all.length === 0) return [{ code: 'rides-along', address, detail: 'an update of nothing that the plan shows' }];
  return all.map(([attribute]) => ({ code: 'unknown-value', address, attribute }));
}

function changesOf({ resource, findings }: Judged): readonly Change[] {
  const { address, change } = resource;
  const shown = [...findings].filter(([, finding]) => finding !== 'noise' && finding !== 'computed');
  return shown.map(([attribute]) => {
    const sensitive = [maskOf(change.beforeSensitive, attribute), maskOf(change.afterSensitive, attribute)];
    const [before, after] = differing(own(change.before, attribute), own(change.after, attribute));
    const was = redact(before, sensitive);
    const became = redact(after, sensitive, isUnknown(change, attribute));
    return { address, action: change.actions.join(), attribute, was, became };
  });
}

/** A deletion, replacement or unknown action, as one line. */
function wholeChanges({ address, change }: ResourceChange): readonly Change[] {
  const action = change.actions.join();
  return ['update', 'create'].includes(action) ? [] : [{ address, action, attribute: '*', was: '', became: '' }];
}
