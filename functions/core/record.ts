import type { Json, JsonObject } from './json.ts';

/** One CloudTrail record, parsed once at the door (parser: issue A). `raw` is what was delivered, for those who must read a service's own shape. */
export interface CloudTrailRecord {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  readonly accountId: string;
  readonly request: Json;
  readonly response: Json;
  readonly raw: JsonObject;
}
