/**
 * List prices in USD of us-east-1, without free tiers, as AWS's pricing pages and what quotes them had them when this was
 * looked up. Yours differ by Region and contract.
 */
export const lookedUp = '2026-11-25';

export const prices = {
  /** Standard queue, a request of up to 64 KB. */
  sqsRequest: 0.4e-6,
  /** arm64, the first tier. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  /** On demand, since November 2024. */
  dynamoRead: 0.125e-6,
  dynamoWrite: 0.625e-6,
  logsGb: 0.5,
  /** AWS's own events on the default bus are free; what one account forwards to another is not. */
  customEvent: 1e-6,
  forwardedEvent: 1e-6,
  /** Standard workflows. */
  stateTransition: 0.025e-3,
  buildMinute: { small: 0.005, medium: 0.01, large: 0.02, 'lambda-2gb': 0.0024 },
  s3Put: 0.005e-3,
  s3Get: 0.0004e-3,
  kmsRequest: 0.03e-4,
  /** A month each. */
  kmsKey: 1,
  metric: 0.3,
  alarmMetric: 0.1,
  dashboard: 3,
} as const;
