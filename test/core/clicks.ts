import { MemoryStateIndex } from '../../functions/adapters/memory-state-index.ts';
import { prepare } from '../../functions/core/classify.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { type ClickPolicy, CONSOLE_ONLY } from '../../functions/core/policy.ts';
import { type CloudTrailRecord, parseRecord } from '../../functions/core/record.ts';
import { indexState } from '../../functions/core/state/index-state.ts';
import { readState } from '../../functions/core/state/state.ts';
import type { Verdict } from '../../functions/core/verdict.ts';

export const account = '111122223333';
export const region = 'eu-central-1';

/** A console click's record, after the shape of real ones; `change` overrides. */
export function click(change: JsonObject): JsonObject {
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:jo@example.com',
      arn: `arn:aws:sts::${account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jo@example.com`,
      accountId: account,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          arn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`,
          userName: 'AWSReservedSSO_Admin_0123456789abcdef',
        },
      },
    },
    eventTime: '2026-11-23T12:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'CreateTags',
    awsRegion: region,
    sourceIPAddress: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    requestParameters: null,
    responseElements: null,
    eventID: '00000000-0000-4000-8000-000000000001',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    sessionCredentialFromConsole: 'true',
    ...change,
  };
}

/** The same, read. */
export function clickedRecord(change: JsonObject): CloudTrailRecord {
  const parsed = parseRecord(click(change));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.record;
}

/** The identity of a session of a role. */
export const assumed = (session: string, name: string, context: JsonObject = {}): JsonObject => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::111122223333:assumed-role/${name}/${session}`,
  principalId: `AROAEXAMPLE:${session}`,
  sessionContext: { sessionIssuer: { userName: name, arn: `arn:aws:iam::111122223333:role/${name}` }, ...context },
});

/** A state file's JSON of resources `type.name` → attributes, with a neighbour that says where they live. */
export function stateOf(resources: Readonly<Record<string, JsonObject>>, neighbour = true): JsonObject {
  const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
  const all: [string, JsonObject][] = Object.entries(resources);
  if (neighbour) all.push(['aws_sqs_queue.neighbour', { arn: `arn:aws:sqs:${region}:${account}:neighbour` }]);
  return {
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: '00000000-0000-4000-8000-000000000002',
    outputs: {},
    resources: all.map(([address, attributes]) => {
      const [type = '', name = ''] = address.split('.');
      return { mode: 'managed', type, name, provider, instances: [{ schema_version: 0, attributes }] };
    }),
  };
}

/** The verdict on one record against states by stack name. */
export function classify(
  record: unknown,
  states: Readonly<Record<string, unknown>>,
  policy: ClickPolicy = CONSOLE_ONLY,
): Verdict {
  const index = new MemoryStateIndex();
  for (const [stack, json] of Object.entries(states)) {
    const state = readState(json);
    if (!state.ok) throw new Error(`${stack}: ${state.why}`);
    index.add(indexState(state.resources, { stack }));
  }
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(parsed.reason);
  const prepared = prepare(parsed.record, policy);
  return prepared.settled ? prepared.verdict : prepared.decide(index.find(prepared.keys));
}

/** A verdict's hits as `address → match`. */
export function hitsOf(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(verdict.hits.map(({ address, match }) => [address, match]));
}
