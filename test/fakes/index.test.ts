import { indexContract } from '../contracts/index-contract.ts';
import { FakeIndex } from './index.ts';

indexContract(async () => new FakeIndex());
