import { DynamoIncidents } from './adapters/dynamo-incidents.ts';
import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { DynamoOverrides } from './adapters/dynamo-overrides.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { S3Plans } from './adapters/s3-plans.ts';
import { systemClock } from './adapters/system-clock.ts';
import { undoCalls } from './adapters/undo-calls.ts';
import { openSource } from './compose/open-source.ts';
import { takeBack } from './flows/take-back.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { readRunRequest } from './runtime/run-request.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const environment = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_PLANS_BUCKET', 'CODEBUILD_SRC_DIR']);
const { stacks, retention } = loadConfig();
const place = { root: environment.CODEBUILD_SRC_DIR, cache: readOptional('UNCLICK_CACHE'), log };
const { request, terraform } = await openSource(readRunRequest(stacks), place);
const table = dynamoTable(environment.UNCLICK_TABLE_INCIDENTS);

/** What one build does; the one word on standard output is the build's answer (infra/buildspec.yml). */
try {
  const report = await takeBack(
    {
      mailbox: new DynamoMailbox(table, systemClock),
      incidents: new DynamoIncidents(table),
      overrides: new DynamoOverrides(table),
      plans: new S3Plans(environment.UNCLICK_PLANS_BUCKET, systemClock, retention.plans),
      terraform,
      undo: undoCalls,
      clock: systemClock,
      log,
    },
    request,
  );
  process.stdout.write(report.outcome);
} finally {
  await terraform.close();
}
