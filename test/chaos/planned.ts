import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { type TerraformPlace, terraform } from '../../cli/sandbox/terraform-commands.ts';

const plan = z.object({
  resource_changes: z
    .array(z.object({ address: z.string(), change: z.object({ actions: z.array(z.string()) }) }))
    .default([]),
});

/** The addresses that a full plan would change; none where its exit code is 0. */
export async function changedBy(place: TerraformPlace): Promise<readonly string[]> {
  const file = join(place.directory, 'chaos.tfplan');
  const code = await terraform(
    place,
    ['plan', '-detailed-exitcode', '-input=false', '-no-color', `-out=${file}`],
    [0, 2],
  );
  if (code === 0) return [];
  const { stdout } = await execa(place.binary, ['show', '-json', file], {
    cwd: place.directory,
    env: place.environment,
    extendEnv: false,
  });
  const { resource_changes } = plan.parse(JSON.parse(stdout));
  const addresses = resource_changes
    .filter(({ change }) => change.actions.join() !== 'no-op')
    .map((one) => one.address);
  return addresses.length > 0 ? addresses : ['an output, or nothing that has an address'];
}
