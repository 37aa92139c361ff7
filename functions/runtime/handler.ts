import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger, metrics } from './powertools.ts';

/**
 * A Lambda handler with its log context and metrics. What it throws is for its trigger to retry. Traces are Lambda's own
 * (active tracing): the X-Ray SDK would add a third to a cold start and nothing but subsegments (bench/cold-start.ts).
 */
export function handler<Event, Result>(work: (event: Event, context: Context) => Promise<Result>) {
  return middy<Event, Result>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics))
    .handler(work);
}
