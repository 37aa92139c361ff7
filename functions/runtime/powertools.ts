import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** One logger and one set of metrics a process; their settings are Powertools' own environment variables. */
export const logger = new Logger({ serviceName: 'unclick' });
export const metrics = new Metrics({ namespace: 'unclick', serviceName: 'unclick' });

/** What a caller may not fail for is a warning in the log. */
export function complain(what: string, error: unknown): void {
  if (error instanceof Error) logger.warn(what, error);
  else logger.warn(what, { error: String(error) });
}
