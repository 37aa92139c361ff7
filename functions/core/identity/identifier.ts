import { remembered } from '../remembered.ts';
import { squash } from './squash.ts';

const SUFFIX = /(name|identifier|id|arn|url|uuid)(s|list)?$/;

/** The noun in a parameter's or attribute's name: `dBInstanceIdentifier` → `dbinstance`, `queueUrl` → `queue`, `instancesSet` → `instance`, `name` → ``. */
export const nounOf = remembered((name: string): string => {
  const flat = squash(name);
  const bare = flat.replace(SUFFIX, '');
  return bare.endsWith('sset') ? bare.slice(0, -4) : bare;
});

const flattened = remembered(squash);

/** True for what names or points to one thing, this or another. */
export function isIdentifier(name: string): boolean {
  return SUFFIX.test(flattened(name));
}

/** Nouns that, alone, name a document and not a name: `policy`, `certificate`. */
const DOCUMENTS = new Set(['policy', 'resourcepolicy', 'certificate', 'schema', 'permission', 'type']);

/** True when an attribute is how its own resource is called: `id`, `name`, `arn`, or its noun (or the noun's last words) with such an ending. */
export function isOwnIdentifier(attribute: string, noun: string): boolean {
  const flat = flattened(attribute);
  if (flat === noun) return !DOCUMENTS.has(noun);
  if (!SUFFIX.test(flat)) return false;
  const bare = flat.replace(SUFFIX, '');
  return bare === '' || bare === noun || (bare.length > 2 && noun.endsWith(bare)) || isShortened(bare, noun);
}

/** `transitGatewayAttachmentId` of a `transitgatewayvpcattachment`: the noun without a word in its middle. */
function isShortened(bare: string, noun: string): boolean {
  let same = 0;
  while (same < bare.length && bare[same] === noun[same]) same++;
  return same > 4 && bare.length - same > 4 && noun.endsWith(bare.slice(same));
}
