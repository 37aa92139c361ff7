import { join } from 'node:path';
import { DynamoIncidents } from './adapters/dynamo-incidents.ts';
import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { DynamoOverrides } from './adapters/dynamo-overrides.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { S3Plans } from './adapters/s3-plans.ts';
import { systemClock } from './adapters/system-clock.ts';
import { TerraformCli } from './adapters/terraform.ts';
import { findTerraform } from './adapters/terraform-release.ts';
import { undoCalls } from './adapters/undo-calls.ts';
import { takeBack } from './flows/take-back.ts';
import { loadConfig, readEnvironment, readOptional } from './runtime/config.ts';
import { readRunRequest } from './runtime/run-request.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const environment = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_PLANS_BUCKET', 'CODEBUILD_SRC_DIR']);
const { stacks, retention } = loadConfig();
const request = readRunRequest(stacks);
const table = dynamoTable(environment.UNCLICK_TABLE_INCIDENTS);
const directory = join(environment.CODEBUILD_SRC_DIR, request.stack.source.directory);
const release = await findTerraform({ directory, cache: readOptional('UNCLICK_CACHE'), log });
const place = { binary: release.binary, directory, stack: request.stack, environment: process.env, log };
const terraform = await TerraformCli.open(place, release.version);

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
