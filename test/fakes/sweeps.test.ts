import { sweepsContract } from '../contracts/sweeps-contract.ts';
import { FakeSweeps } from './sweeps.ts';

sweepsContract(async () => new FakeSweeps());
