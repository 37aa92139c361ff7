/**
 * What may go wrong at one call of a port: it is refused before its effect (throttled, down); it has its effect and the answer
 * is lost; the caller dies before or right after the effect; or it has its effect and the answer comes very late.
 */
export const mishaps = ['refused', 'answer lost', 'dies before', 'dies after', 'stalls'] as const;
export type Mishap = (typeof mishaps)[number];

/** One mishap at one place: the `call`-th call that the `nth` actor of this kind makes. Both count from 0. */
export interface Fault {
  readonly kind: ActorKind;
  readonly nth: number;
  readonly call: number;
  readonly mishap: Mishap;
}

/** Everything that runs and calls: each function, the builds, the workflow's own calls, and the queue's. */
export const actorKinds = [
  'classify',
  'workflow',
  'claim',
  'tell',
  'build',
  'ask',
  'by-clock',
  'report',
  'receive',
  'finish',
  'backfill',
  'index',
  'sweeps',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Everything that can be down or throttled for a while. */
export const services = [
  'DynamoDB',
  'Step Functions',
  'SQS',
  'Slack',
  'S3',
  'CloudTrail',
  'CodeBuild',
  'EventBridge',
  'Lambda',
  'KMS',
] as const;
export type Service = (typeof services)[number];

/** A service that refuses (or loses the answers of) a share of its calls for a while. Times are virtual milliseconds. */
export interface Storm {
  readonly service: Service;
  readonly from: number;
  readonly until: number;
  /** From 0 to 1; 1 is down. */
  readonly share: number;
  readonly mishap: 'refused' | 'answer lost';
}
