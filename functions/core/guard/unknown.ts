import type { Json } from '../json.ts';

/** Whether anything inside an `after_unknown` mask is only known after apply. */
export function hasUnknown(mask: Json | undefined): boolean {
  if (mask === undefined || mask === null) return false;
  return typeof mask === 'object' ? Object.values(mask).some((inner) => hasUnknown(inner)) : mask === true;
}
