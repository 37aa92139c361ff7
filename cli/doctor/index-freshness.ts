import { S3Manifests } from '../../functions/adapters/s3/manifests.ts';
import { S3States } from '../../functions/adapters/s3/states.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import { findStates } from '../config/find-states.ts';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail } = finding('index');

/** Serial by serial: what the bucket holds beside what the index was made from. */
export async function checkIndex({ ids }: Patient, stacks: Stacks): Promise<Finding[]> {
  const manifests = new S3Manifests(ids.get('PlanBucket') ?? '');
  const found: Finding[] = [];
  let fresh = 0;
  for await (const { stack, state, serial, fault } of findStates(stacks, new S3States())) {
    if (stack === undefined || fault !== undefined) {
      found.push(warn(`${state}: ${fault}`, 'unclick config check says more'));
      continue;
    }
    const manifest = await manifests.read(stack);
    if (!manifest)
      found.push(fail(`${stack} is not indexed: its clicks look unmanaged`, 'invoke index-state, and read its log'));
    else if (serial !== undefined && manifest.serial < serial)
      found.push(
        fail(
          `${stack} is indexed at serial ${manifest.serial}, its state is at ${serial}`,
          'wait ten minutes, else read the log of index-state',
        ),
      );
    else fresh += 1;
  }
  return fresh > 0 ? [ok(`${fresh} states are indexed at their newest serial`), ...found] : found;
}
