import type { Reason } from '../incident.ts';
import type { ResourceChange } from './plan.ts';

/** Why Terraform chose an action, as its JSON format lists them up to 1.14. Any other word holds. */
const knownActionReasons = new Set([
  'replace_because_tainted',
  'replace_because_cannot_update',
  'replace_by_request',
  'replace_by_triggers',
  'delete_because_no_resource_config',
  'delete_because_no_module',
  'delete_because_wrong_repetition',
  'delete_because_count_index',
  'delete_because_each_key',
  'delete_because_no_move_target',
  'read_because_config_unknown',
  'read_because_dependency_pending',
  'read_because_check_nested',
]);

const replacing = new Set(['delete,create', 'create,delete', 'create,forget']);
const known = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget', ...replacing]);

/** Actions that are never a revert, and words that this version does not know: each is held, none ignored. */
export function actionReasons(resource: ResourceChange): readonly Reason[] {
  const { address, change } = resource;
  const actions = change.actions.join();
  const reasons: Reason[] = [];
  const hold = (code: string, detail?: string) => reasons.push({ code, address, ...(detail && { detail }) });
  if (resource.previousAddress !== undefined && resource.previousAddress !== address)
    hold('moved', `from ${resource.previousAddress}`);
  if (change.importing) hold('import');
  if (actions === 'forget') hold('forget');
  if (actions === 'delete') hold('delete', resource.deposed && `the deposed object ${resource.deposed}`);
  if (replacing.has(actions)) hold('replace');
  if (!known.has(actions) || (actions === 'read' && resource.mode !== 'data'))
    hold('action-unknown', `actions ${actions}`);
  if (resource.mode !== 'managed' && resource.mode !== 'data') hold('action-unknown', `mode ${resource.mode}`);
  if (resource.actionReason !== undefined && !knownActionReasons.has(resource.actionReason))
    hold('action-unknown', `action_reason ${resource.actionReason}`);
  if (actions !== 'delete' && actions !== 'no-op' && resource.deposed !== undefined)
    hold('action-unknown', `${actions} of the deposed object ${resource.deposed}`);
  if (change.replacing && !replacing.has(actions))
    hold('action-unknown', `${actions}, with paths that force a replacement`);
  for (const member of resource.strange) hold('action-unknown', `the resource has a member ${member}`);
  for (const member of change.strange) hold('action-unknown', `the change has a member ${member}`);
  return reasons;
}
