import { prices } from './prices.ts';

/** One line of a sum: so many of something, each at a price. */
export interface Line {
  readonly what: string;
  readonly quantity: number;
  /** USD each. */
  readonly price: number;
}

export interface Sum {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** What the sums assume; test/docs/costs.test.ts holds those to the template that are in it. */
export const assumed = {
  /** GB of a function's memory, and seconds of one event in it, the wait for DynamoDB included. */
  functionGb: 0.5,
  eventSeconds: 0.02,
  /** The log line of an event, and what an invocation adds (START, END, REPORT and the metrics' line), in bytes. */
  eventLog: 700,
  invocationLog: 600,
  /**
   * A record that could be a click has two keys at most, as a rule, and the row of lagging stacks is read with them; each
   * eventually consistent, half a unit.
   */
  readsAnEvent: 1.5,
  /** States from Begin to Report where nobody has to decide. */
  transitions: 7,
  buildMinutes: 2,
  /** Mail, claim, phases, question, incident and messages. */
  revertWrites: 60,
  revertReads: 60,
  /** Calls of classify-click, tell-incident, claim-stack and report-outcome, of half a second each. */
  revertCalls: 8,
  announcements: 6,
  revertLog: 200_000,
  /** States of a sweep that finds nothing, its calls of claim-stack and report-outcome, its turn and its result. */
  sweepTransitions: 8,
  sweepCalls: 2,
  sweepWrites: 6,
  sweepReads: 10,
  /** Calls a month of thirty days, and the seconds and GB of one. */
  schedules: {
    'backfill-clicks': { calls: 8_640, seconds: 1, gb: 0.5 },
    'finish-decisions': { calls: 21_600, seconds: 0.5, gb: 0.5 },
    'index-state': { calls: 4_320, seconds: 2, gb: 2 },
    'sweep-stacks': { calls: 720, seconds: 1, gb: 0.5 },
  },
  /** Lambda asks an empty queue with five pollers, each for up to twenty seconds. */
  emptyReceives: (30 * 86_400 * 5) / 20,
  alarmMetrics: 33,
  /** Metrics that are written when nothing happens. */
  idleMetrics: 4,
} as const;

const million = 1e6;
const gb = 1e9;

/** @param batch - events that one invocation gets: 10 under load, 1 when they trickle. */
export function eventsSum(batch: number): Sum {
  const calls = million / batch;
  const { functionGb, eventSeconds, eventLog, invocationLog, readsAnEvent } = assumed;
  return {
    title: `a million events that the rule lets through, ${batch === 1 ? 'one by one' : `in batches of ${batch}`}`,
    lines: [
      {
        what: 'SQS: each is sent alone, received and deleted in batches',
        quantity: million + 2 * calls,
        price: prices.sqsRequest,
      },
      { what: 'Lambda: calls', quantity: calls, price: prices.lambdaRequest },
      {
        what: `Lambda: GB-seconds (${eventSeconds} s × ${functionGb} GB each)`,
        quantity: million * eventSeconds * functionGb,
        price: prices.lambdaGbSecond,
      },
      { what: 'DynamoDB: read units', quantity: million * readsAnEvent, price: prices.dynamoRead },
      {
        what: `CloudWatch Logs: GB (${eventLog} bytes each, ${invocationLog} a call)`,
        quantity: (million * eventLog + calls * invocationLog) / gb,
        price: prices.logsGb,
      },
    ],
  };
}

export function revertSum(compute: keyof typeof prices.buildMinute): Sum {
  const { transitions, buildMinutes, revertWrites, revertReads, revertCalls, announcements, revertLog, functionGb } =
    assumed;
  return {
    title: `a revert, \`build.compute: ${compute}\``,
    lines: [
      { what: 'CodeBuild: minutes, each begun one counts', quantity: buildMinutes, price: prices.buildMinute[compute] },
      { what: 'Step Functions: transitions', quantity: transitions, price: prices.stateTransition },
      { what: 'Lambda: calls', quantity: revertCalls, price: prices.lambdaRequest },
      {
        what: `Lambda: GB-seconds (0.5 s × ${functionGb} GB each)`,
        quantity: revertCalls * 0.5 * functionGb,
        price: prices.lambdaGbSecond,
      },
      { what: 'DynamoDB: write units', quantity: revertWrites, price: prices.dynamoWrite },
      { what: 'DynamoDB: read units', quantity: revertReads, price: prices.dynamoRead },
      { what: 'EventBridge: announcements', quantity: announcements, price: prices.customEvent },
      { what: 'CloudWatch Logs: GB', quantity: revertLog / gb, price: prices.logsGb },
      {
        what: 'S3 and KMS: a plan kept, encrypted, and read again',
        quantity: 1,
        price: prices.s3Put + prices.s3Get + 2 * prices.kmsRequest,
      },
    ],
  };
}

export function sweepSum(compute: keyof typeof prices.buildMinute): Sum {
  const { buildMinutes, sweepTransitions, sweepCalls, sweepWrites, sweepReads, revertLog, functionGb } = assumed;
  return {
    title: `a stack, swept for a month of nights, \`build.compute: ${compute}\``,
    lines: [
      {
        what: 'CodeBuild: minutes, each begun one counts',
        quantity: 30 * buildMinutes,
        price: prices.buildMinute[compute],
      },
      { what: 'Step Functions: transitions', quantity: 30 * sweepTransitions, price: prices.stateTransition },
      { what: 'Lambda: calls', quantity: 30 * sweepCalls, price: prices.lambdaRequest },
      {
        what: `Lambda: GB-seconds (0.5 s × ${functionGb} GB each)`,
        quantity: 30 * sweepCalls * 0.5 * functionGb,
        price: prices.lambdaGbSecond,
      },
      { what: 'DynamoDB: write units', quantity: 30 * sweepWrites, price: prices.dynamoWrite },
      { what: 'DynamoDB: read units', quantity: 30 * sweepReads, price: prices.dynamoRead },
      { what: 'CloudWatch Logs: GB', quantity: (30 * revertLog) / gb, price: prices.logsGb },
    ],
  };
}

export function idleSum(): Sum {
  const { schedules, emptyReceives, alarmMetrics, idleMetrics, invocationLog } = assumed;
  const calls = Object.values(schedules).reduce((sum, one) => sum + one.calls, 0);
  const gbSeconds = Object.values(schedules).reduce((sum, one) => sum + one.calls * one.seconds * one.gb, 0);
  return {
    title: 'a month in which nothing happens',
    lines: [
      { what: 'Lambda: scheduled calls', quantity: calls, price: prices.lambdaRequest },
      { what: 'Lambda: their GB-seconds', quantity: gbSeconds, price: prices.lambdaGbSecond },
      { what: 'SQS: Lambda asks the empty queue', quantity: emptyReceives, price: prices.sqsRequest },
      { what: 'CloudWatch Logs: GB', quantity: (calls * 2 * invocationLog) / gb, price: prices.logsGb },
      { what: 'CloudWatch: metrics of alarms', quantity: alarmMetrics, price: prices.alarmMetric },
      { what: 'CloudWatch: metrics that are always written', quantity: idleMetrics, price: prices.metric },
      { what: 'CloudWatch: dashboard', quantity: 1, price: prices.dashboard },
      { what: 'KMS: key (one more after each yearly rotation, twice at most)', quantity: 1, price: prices.kmsKey },
    ],
  };
}

export const totalOf = ({ lines }: Sum): number =>
  lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
