import { remembered } from '../../remembered.ts';
import { singulars, unprefixed } from '../event-nouns.ts';
import { nounOf } from '../identifier.ts';
import { squash } from '../squash.ts';

/** What a parameter's name may say as it stands: the name and its singular. */
export const onesOf = remembered((name: string) => singulars(squash(name)));

/** `instance`, `instances` and, in a family that puts its name before every kind, `backupvault` for a vault. */
export function isCalled(bare: string, noun: string, family: string): boolean {
  return onesOf(bare).includes(noun) || unprefixed(bare, family) === noun;
}

/** The noun in a parameter's name, with and without the service's own name. */
export function spokenOf(name: string, family: string): string[] {
  const noun = nounOf(name);
  return [noun, unprefixed(noun, family)];
}
