import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import type { Context } from 'aws-lambda';
import { handler } from './handler.ts';

const tracer = new Tracer({ serviceName: 'unclick' });

/**
 * A handler whose call, and what it throws, is a subsegment of the incident's trace: for the workflow's steps, which together
 * say where an incident's seconds went. Results are left out: they may hold what people wrote.
 */
export function tracedHandler<Event, Result>(work: (event: Event, context: Context) => Promise<Result>) {
  return handler(work).use(captureLambdaHandler(tracer, { captureResponse: false }));
}
