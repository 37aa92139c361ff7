import { afterAll, beforeAll } from 'vitest';
import { type DynamoTable, dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { type Rig, startRig } from './moto.ts';

/** For the tests of one file: a new table at each call, in a moto that they share. */
export function freshTables(logicalId: string): () => Promise<DynamoTable> {
  let rig: Rig;
  let made = 0;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());
  return async () => {
    made += 1;
    const name = `${logicalId}-${made}`;
    await rig.table(logicalId, name);
    return dynamoTable(name);
  };
}
