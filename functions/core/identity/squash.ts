/** `dBInstanceIdentifier`, `db_instance_identifier` and `DB-Instance-Identifier` are one word: `dbinstanceidentifier`. */
export function squash(name: string): string {
  return name.replace(/[-_. ]/g, '').toLowerCase();
}
