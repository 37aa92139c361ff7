import { afterAll, beforeAll, describe } from 'vitest';
import { DynamoStateIndex } from '../../../functions/adapters/dynamo/state-index.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { indexContract } from '../../contracts/index-contract.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`the DynamoDB index, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let made = 0;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());

  indexContract(async () => {
    made += 1;
    await rig.table('IndexTable', `index-${made}`);
    return new DynamoStateIndex(dynamoTable(`index-${made}`));
  });
});
