import { criticalCall } from './critical-calls.ts';
import { isObject, type Json } from './json.ts';
import { callerOf } from './mutation.ts';
import { origin } from './origin.ts';
import { isOwnRole } from './policy.ts';
import type { CloudTrailRecord } from './record.ts';
import { plainEventName } from './verb.ts';

/** Calls that make credentials which outlive a session. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'CreateAccessKey',
  'CreateLoginProfile',
  'UpdateLoginProfile',
  'CreateServiceSpecificCredential',
  'UploadSSHPublicKey',
  'UploadSigningCertificate',
]);

/** Calls that may open something to everybody; they are critical when their parameters do. */
const EXPOSING =
  /^(Authorize|Put.*Policy$|Set.*Policy$|PutBucketAcl|PutObjectAcl|AddPermission|SetQueueAttributes|SetTopicAttributes|UpdateAssumeRolePolicy|ModifySecurityGroupRules|ModifyDBInstance|ModifyImageAttribute|ModifySnapshotAttribute|ModifyDBSnapshotAttribute|CreateFunctionUrlConfig|UpdateFunctionUrlConfig)/;

/** Why a click should be told at once and by name, in a word or two each; empty for most. */
export function critical(record: CloudTrailRecord, ownRoles: readonly string[] = []): string[] {
  const name = plainEventName(record.eventName);
  const why: string[] = [];
  if (callerOf(record).type === 'Root') why.push('root user');
  if (record.eventSource === 'iam.amazonaws.com' && CREDENTIALS.has(name)) why.push('long-lived credential');
  if (removesPublicBlock(name) || (EXPOSING.test(name) && opens(record.request))) why.push('public exposure');
  why.push(...criticalCall(record.eventSource, name));
  if (isOwnRole(record, ownRoles) && origin(record).kind === 'console') why.push('own role in a console session');
  return why;
}

function removesPublicBlock(name: string): boolean {
  return /^Delete(Bucket|Account)?PublicAccessBlock$/.test(name);
}

/** True when somewhere in the parameters stands the whole world: an open range, a public ACL or group, a `*` principal. */
function opens(value: Json | undefined): boolean {
  if (typeof value === 'string') return isOpen(value);
  if (Array.isArray(value)) return value.some(opens);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([name, inner]) =>
      (/^principal$/i.test(name) && isEverybody(inner)) ||
      (/^publiclyAccessible$/i.test(name) && inner === true) ||
      opens(inner),
  );
}

function isOpen(value: string): boolean {
  if (value === '0.0.0.0/0' || value === '::/0' || value === 'all') return true;
  if (/^public-read/.test(value) || value.includes('groups/global/AllUsers')) return true;
  return /"(Principal|AWS)"\s*:\s*(\[\s*)?"\*"/.test(value);
}

function isEverybody(value: Json | undefined): boolean {
  if (value === '*') return true;
  if (Array.isArray(value)) return value.includes('*');
  return isObject(value) && isEverybody(value.AWS);
}
