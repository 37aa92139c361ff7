import { describe } from 'vitest';
import { DynamoStateIndex } from '../../../functions/adapters/dynamo/state-index.ts';
import { indexContract } from '../../contracts/index-contract.ts';
import { freshTables } from '../../rig/fresh-tables.ts';
import { withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`the DynamoDB index, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  const table = freshTables('IndexTable');

  indexContract(async () => new DynamoStateIndex(await table()));
});
