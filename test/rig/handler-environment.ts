import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from './scratch-folder.ts';

/**
 * Sets the environment that a Lambda function reads while its module loads, with this as its unclick.yml: for tests that import
 * the handlers as AWS does.
 */
export function handlerEnvironment(config: object): void {
  const file = join(scratchFolder(), 'unclick.yml');
  writeFileSync(file, JSON.stringify(config));
  Object.assign(process.env, {
    UNCLICK_CONFIG: file,
    UNCLICK_TABLE_INDEX: 'index',
    UNCLICK_TABLE_INCIDENTS: 'incidents',
    UNCLICK_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:respond',
    UNCLICK_DEAD_LETTER_URL: 'https://dead',
    UNCLICK_CLICK_QUEUE_URL: 'https://clicks',
    UNCLICK_BACKFILL_ROLE: 'arn:aws:iam::ACCOUNT:role/unclick-backfill',
    AWS_REGION: 'us-east-1',
    POWERTOOLS_DEV: 'false',
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
}
