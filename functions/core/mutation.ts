import { isActivity } from './activity.ts';
import { READS_DESPITE_VERB, WRITES_DESPITE_VERB } from './catalogue.generated.ts';
import { familyOf } from './identity/families.ts';
import { isObject, type JsonObject, text } from './json.ts';
import { lineTable } from './line-table.ts';
import type { ReasonCode } from './reason.ts';
import type { CloudTrailRecord } from './record.ts';
import { remembered } from './remembered.ts';
import { isReadVerb, plainEventName } from './verb.ts';

/** Why a record is no successful change of anything; undefined when it is one. */
export function notAChange(record: CloudTrailRecord): ReasonCode | undefined {
  const { raw } = record;
  const type = raw.eventType;
  if (type === 'AwsConsoleSignIn' || record.eventSource === 'signin.amazonaws.com') return 'sign-in';
  if (type === 'AwsServiceEvent') return 'service-event';
  if (type === 'AwsCloudTrailInsight' || type === 'AwsVpceEvent') return 'not-a-change';
  if (hasFailed(raw)) return 'failed-call';
  if (isReadOnly(record)) return 'read-only';
  return isActivity(record.eventSource, plainEventName(record.eventName)) ? 'not-a-change' : undefined;
}

/** errorCode may be null or "" on a success; a dry run is an error of its own name; a failed sign-in has errorMessage only. */
function hasFailed(raw: JsonObject): boolean {
  return Boolean(text(raw.errorCode) ?? text(raw.errorMessage));
}

/** `readOnly` read strictly; where it is missing, the action's access level, and its verb where that is not known. */
function isReadOnly(record: CloudTrailRecord): boolean {
  const { readOnly } = record.raw;
  if (readOnly === true || readOnly === 'true') return true;
  if (readOnly === false || readOnly === 'false') return false;
  return readsByName(record.eventSource, plainEventName(record.eventName));
}

const writesDespite = lineTable(WRITES_DESPITE_VERB);
const readsDespite = lineTable(READS_DESPITE_VERB);
const writes = remembered((family: string) => new Set((writesDespite().get(family) ?? '').split(' ')));
const reads = remembered((family: string) => new Set((readsDespite().get(family) ?? '').split(' ')));

function readsByName(eventSource: string, action: string): boolean {
  const family = familyOf(eventSource);
  return isReadVerb(action) ? !writes(family).has(action) : reads(family).has(action);
}

/** The caller of a record, where it names one. */
export function callerOf(record: CloudTrailRecord): JsonObject {
  return isObject(record.raw.userIdentity) ? record.raw.userIdentity : {};
}
