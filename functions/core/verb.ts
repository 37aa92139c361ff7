import { remembered } from './remembered.ts';

const READ =
  /^(Batch)?(Get|List|Describe|Lookup|Search|Head|Query|Scan|Select|View|Read|Check|Validate|Simulate|Estimate|Preview|Detect|Is|Can|Count|Discover|Filter|Download|Retrieve|Resolve|Test|Verify|Decrypt)(?=[A-Z0-9]|$)/;

/** Whether a name's verb only reads. Right for most actions; the catalogue has those where it is not. */
export const isReadVerb = remembered((action: string): boolean => READ.test(action));

/** The words of an event name: `ModifyDBClusterSnapshotAttribute` → Modify, DB, Cluster, Snapshot, Attribute. */
export function wordsOf(eventName: string): string[] {
  return eventName.match(/[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
}

/** The name without API version and stray blanks, first letter large: `createFunction20150331v2 ` → `CreateFunction`. */
export const plainEventName = remembered((eventName: string): string => {
  const plain = eventName.trim().replace(/\d{4}_?\d{2}_?\d{2}(v\d+)?$/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
});
