import { dirname } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

export interface ResponderPlaces {
  readonly config: string;
  readonly indexTable: string;
  readonly incidentsTable: string;
  readonly planBucket: string;
  readonly deadLetters: string;
  readonly stateMachine: string;
  readonly stepFunctions: string;
  readonly dynamodb: string;
  readonly slack: string;
  /** Where CloudTrail's event history is asked. */
  readonly history: string;
  /** Where the bundled run-terraform is. */
  readonly home: string;
}

/** What the deployment gives to functions and builds, with the sandbox's places. */
export function responderEnvironment(base: NodeJS.ProcessEnv, places: ResponderPlaces): NodeJS.ProcessEnv {
  return {
    ...base,
    AWS_ENDPOINT_URL_SFN: places.stepFunctions,
    AWS_ENDPOINT_URL_DYNAMODB: places.dynamodb,
    UNCLICK_CONFIG: places.config,
    UNCLICK_TABLE_INDEX: places.indexTable,
    UNCLICK_TABLE_INCIDENTS: places.incidentsTable,
    UNCLICK_PLANS_BUCKET: places.planBucket,
    UNCLICK_DEAD_LETTER_URL: places.deadLetters,
    UNCLICK_STATE_MACHINE_ARN: places.stateMachine,
    UNCLICK_SLACK_URL: `${places.slack}/api/`,
    UNCLICK_CLOUDTRAIL_URL: places.history,
    UNCLICK_CLAIM_RETRY_SECONDS: '1',
    UNCLICK_HOME: places.home,
    UNCLICK_CACHE: cacheFolder(),
    POWERTOOLS_SERVICE_NAME: 'unclick',
    POWERTOOLS_METRICS_NAMESPACE: 'unclick',
    POWERTOOLS_TRACE_ENABLED: 'false',
    NODE_COMPILE_CACHE: `${places.home}/compile-cache`,
    PATH: `${dirname(process.execPath)}:${base.PATH}`,
  };
}
