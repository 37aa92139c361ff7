import type { Actor } from './click.ts';
import { isObject, type JsonObject, text } from './json.ts';
import { callerOf } from './mutation.ts';
import type { CloudTrailRecord } from './record.ts';

/** Who did it: the person behind the role where the session says so (an SSO session is named after the user). */
export function actor(record: CloudTrailRecord): Actor {
  const caller = callerOf(record);
  const arn = text(caller.arn);
  const who = whoOf(caller, arn);
  const email = who.name.includes('@') ? who.name : emailOf(caller);
  return { ...who, ...(arn && { arn }), ...(email && { email }) };
}

function whoOf(caller: JsonObject, arn: string | undefined): { name: string; kind: Actor['kind'] } {
  switch (caller.type) {
    case 'Root':
      return { name: 'root', kind: 'root' };
    case 'IAMUser':
      return { name: text(caller.userName) ?? lastOf(arn) ?? 'an IAM user', kind: 'user' };
    case 'AssumedRole':
      return assumed(caller, arn);
    case 'IdentityCenterUser':
      return { name: text(caller.userName) ?? text(onBehalfOf(caller).userId) ?? 'an SSO user', kind: 'sso' };
    case 'AWSService':
      return { name: text(caller.invokedBy) ?? 'an AWS service', kind: 'service' };
    case 'FederatedUser':
    case 'SAMLUser':
    case 'WebIdentityUser':
      return { name: text(caller.userName) ?? lastOf(arn) ?? 'a federated user', kind: 'federated' };
    default:
      return { name: text(caller.userName) ?? arn ?? text(caller.invokedBy) ?? 'unknown', kind: 'unknown' };
  }
}

function assumed(caller: JsonObject, arn: string | undefined): { name: string; kind: Actor['kind'] } {
  const issuer = sessionOf(caller, 'sessionIssuer');
  const role = text(issuer.userName) ?? arn?.split('/')[1];
  const session = lastOf(arn) ?? text(caller.principalId)?.split(':')[1];
  const source = text(sessionContext(caller).sourceIdentity);
  if (role?.startsWith('AWSReservedSSO_')) return { name: session ?? role, kind: 'sso' };
  const name = source ?? session;
  return { name: name && role && !name.includes('@') ? `${role}/${name}` : (name ?? role ?? 'a role'), kind: 'role' };
}

function emailOf(caller: JsonObject): string | undefined {
  const source = text(sessionContext(caller).sourceIdentity);
  return source?.includes('@') ? source : undefined;
}

function sessionContext(caller: JsonObject): JsonObject {
  return isObject(caller.sessionContext) ? caller.sessionContext : {};
}

function sessionOf(caller: JsonObject, name: string): JsonObject {
  const found = sessionContext(caller)[name];
  return isObject(found) ? found : {};
}

function onBehalfOf(caller: JsonObject): JsonObject {
  return isObject(caller.onBehalfOf) ? caller.onBehalfOf : {};
}

function lastOf(arn: string | undefined): string | undefined {
  if (!arn) return undefined;
  const slash = arn.lastIndexOf('/');
  return slash < 0 ? undefined : arn.slice(slash + 1);
}
