import { randomUUID } from 'node:crypto';
import { account, type Call } from './call.ts';
import type { Persona } from './persona.ts';
import { recorderOf } from './shapes.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** The CloudTrail record of a call: event version 1.11, as a trail would write it. */
export function cloudTrailRecord(call: Call, persona: Persona, failure?: Failure): Readonly<Record<string, unknown>> {
  const { eventSource, shape, global } = recorderOf(call.service);
  const { eventName, requestParameters, responseElements, resources } = shape(call);
  const { name: _name, ...who } = persona;
  return {
    eventVersion: '1.11',
    ...who,
    eventTime: `${new Date().toISOString().slice(0, 19)}Z`,
    eventSource,
    eventName,
    awsRegion: global ? 'us-east-1' : call.region,
    ...(failure && { errorCode: failure.code, errorMessage: failure.message }),
    requestParameters,
    responseElements: failure ? null : responseElements,
    requestID: randomUUID(),
    eventID: randomUUID(),
    readOnly: isRead(call.operation),
    ...(resources && { resources }),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' },
  };
}

/** By the verb of the SDK's own operation, which is regular. */
function isRead(operation: string): boolean {
  return /^(Get|List|Describe|Head|Query|Scan|Select|Lookup)/.test(operation);
}
