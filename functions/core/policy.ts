import { isObject, text } from './json.ts';
import { callerOf } from './mutation.ts';
import type { CloudTrailRecord } from './record.ts';
import type { OriginKind } from './verdict.ts';

/** What counts as a click. */
export interface ClickPolicy {
  /** Origins whose changes count. */
  readonly origins: readonly OriginKind[];
  /** Role ARNs of the pipeline and of the responder: their calls do not count, except in a console session. */
  readonly ownRoles: readonly string[];
}

/** Only the console, and no roles of one's own. */
export const CONSOLE_ONLY: ClickPolicy = { origins: ['console'], ownRoles: [] };

/** True when the caller is one of the pipeline's or the responder's roles: by ARN, because a user agent can be forged. */
export function isOwnRole(record: CloudTrailRecord, ownRoles: readonly string[]): boolean {
  const caller = callerOf(record);
  const context = isObject(caller.sessionContext) ? caller.sessionContext : {};
  const issuer = isObject(context.sessionIssuer) ? text(context.sessionIssuer.arn) : undefined;
  return ownRoles.some((role) => role === issuer || (!issuer && isSessionOf(text(caller.arn), role)));
}

/** `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION` is a session of `arn:aws:iam::ACCOUNT:role/PATH/NAME`. */
function isSessionOf(session: string | undefined, role: string): boolean {
  if (!session) return false;
  if (session === role) return true;
  const [, , , , account, resource = ''] = session.split(':');
  const [kind, name] = resource.split('/');
  return kind === 'assumed-role' && role.split(':')[4] === account && role.endsWith(`/${name}`);
}
