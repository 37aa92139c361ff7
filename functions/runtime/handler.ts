import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger, metrics } from './powertools.ts';

/**
 * A Lambda handler with its log context and metrics. What it throws is for its trigger to retry. Its traces are Lambda's own
 * (active tracing): the X-Ray SDK would add a third to the cold start of a click (bench/cold-start.ts). The workflow's steps,
 * where nobody waits for a start, have Powertools' tracer too (traced-handler.ts).
 */
export function handler<Event, Result>(work: (event: Event, context: Context) => Promise<Result>) {
  return middy<Event, Result>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics))
    .handler(work);
}
