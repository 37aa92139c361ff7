import { createHash } from 'node:crypto';
import { DynamoStateIndex } from '../adapters/dynamo/state-index.ts';
import { dynamoTable } from '../adapters/dynamo/table.ts';
import { S3Manifests } from '../adapters/s3/manifests.ts';
import { S3States } from '../adapters/s3/states.ts';
import type { IndexPorts } from '../flows/index-state.ts';
import { readEnvironment } from '../runtime/config.ts';

/** What keeps the state index of a deployment. @throws ConfigError naming what the environment lacks. */
export function indexPorts(): IndexPorts {
  const names = readEnvironment(['UNCLICK_TABLE_INDEX', 'UNCLICK_PLANS_BUCKET']);
  return {
    states: new S3States(),
    index: new DynamoStateIndex(dynamoTable(names.UNCLICK_TABLE_INDEX)),
    manifests: new S3Manifests(names.UNCLICK_PLANS_BUCKET),
    digest: (text) => createHash('sha256').update(text).digest('base64url').slice(0, 16),
  };
}
