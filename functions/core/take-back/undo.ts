import type { StateInstance } from '../adopt/in-state.ts';
import type { Click } from '../click.ts';
import { field, scalar } from '../identity/field.ts';
import { isObject } from '../json.ts';

/** A deletion that AWS has not carried out yet: re-created, the thing would be new and empty; undone, it is the old one. */
export type Undo =
  | { readonly kind: 'cancel-key-deletion'; readonly address: string; readonly id: string; readonly enable: boolean }
  | { readonly kind: 'restore-secret'; readonly address: string; readonly id: string };

/** With the Region that it is in, and its ARN: an id alone would be looked for in whatever account the run works in. */
export type PlacedUndo = Undo & { readonly region: string; readonly arn?: string };

/** What can be undone of a click, of things that the state holds. */
export function undoOf(click: Click, instances: readonly StateInstance[]): readonly PlacedUndo[] {
  const call = `${click.eventSource}:${click.eventName}`;
  const request = isObject(click.record.request) ? click.record.request : {};
  const hit = click.hits.map(({ address }) => address);
  const instance = instances.find(({ address }) => hit.includes(address));
  const region = click.region;
  if (!instance) return [];
  const { address, attributes, type } = instance;
  const id = scalar(attributes.id);
  const arn = scalar(attributes.arn);
  const place = { region, ...(arn !== undefined && { arn }) };
  if (call === 'kms.amazonaws.com:ScheduleKeyDeletion' && type === 'aws_kms_key' && id)
    return [{ kind: 'cancel-key-deletion', address, id, enable: attributes.is_enabled !== false, ...place }];
  const forced = scalar(field(request, 'forceDeleteWithoutRecovery')) === 'true';
  if (call === 'secretsmanager.amazonaws.com:DeleteSecret' && type === 'aws_secretsmanager_secret' && id && !forced)
    return [{ kind: 'restore-secret', address, id, ...place }];
  return [];
}
