import { isObject, type Json, text } from './json.ts';
import type { LockHolder } from './terraform-failure.ts';

/** What the S3 backend writes into `<key>.tflock`: Terraform's statemgr.LockInfo as JSON. Undefined for anything else. */
export function readLock(body: string): LockHolder | undefined {
  try {
    const info: Json = JSON.parse(body);
    if (!isObject(info) || text(info.ID) === undefined) return undefined;
    const of = (name: string) => text(info[name]) ?? 'unknown';
    return { id: of('ID'), who: of('Who'), operation: of('Operation'), created: of('Created') };
  } catch {
    return undefined;
  }
}
