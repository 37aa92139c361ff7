import { moduleOf, withoutKeys } from '../../core/address.ts';
import { overrideOf, type Pin } from '../../core/pin.ts';
import type { Terraform } from '../../ports/terraform.ts';

/** Works with pins in the configuration: one override file a module, in the module's own folder. */
export async function withPins<T>(
  terraform: Pick<Terraform, 'withOverride'>,
  pins: readonly Pin[],
  work: () => Promise<T>,
): Promise<T> {
  const modules = Map.groupBy(pins, ({ address }) => moduleKey(address));
  const nested = [...modules].reduce<() => Promise<T>>(
    (inner, [module, own]) =>
      () =>
        terraform.withOverride(module, overrideOf(own), inner),
    work,
  );
  return await nested();
}

/** A module's name in Terraform's manifest: `module.net["a"].module.db` → `net.db`. */
function moduleKey(address: string): string {
  return withoutKeys(moduleOf(address)).replaceAll('module.', '');
}
