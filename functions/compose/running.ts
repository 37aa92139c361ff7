import { CloudTrailRecords } from '../adapters/cloudtrail-records.ts';
import { DynamoIncidents } from '../adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../adapters/dynamo/mailbox.ts';
import { DynamoOverrides } from '../adapters/dynamo/overrides.ts';
import { DynamoSweeps } from '../adapters/dynamo/sweeps.ts';
import { dynamoTable } from '../adapters/dynamo/table.ts';
import { S3Plans } from '../adapters/s3/plans.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { undoCalls } from '../adapters/undo-calls.ts';
import type { Terraform } from '../ports/terraform.ts';
import { type Config, readEnvironment, readOptional } from '../runtime/config.ts';

/** What a build needs beside Terraform, to take clicks back and to sweep. @throws ConfigError naming what the environment lacks. */
export function runningPorts(config: Config, terraform: Terraform, log: (line: string) => void) {
  const names = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_PLANS_BUCKET']);
  const table = dynamoTable(names.UNCLICK_TABLE_INCIDENTS);
  return {
    mailbox: new DynamoMailbox(table, systemClock),
    incidents: new DynamoIncidents(table),
    overrides: new DynamoOverrides(table),
    plans: new S3Plans(names.UNCLICK_PLANS_BUCKET, systemClock, config.retention.plans),
    sweeps: new DynamoSweeps(table),
    records: new CloudTrailRecords(systemClock, config.assumes, readOptional('UNCLICK_CLOUDTRAIL_URL')),
    policy: { origins: config.origins, ownRoles: config.ownRoles },
    ignore: config.ignore,
    terraform,
    undo: undoCalls(config.assumes),
    clock: systemClock,
    log,
  };
}
