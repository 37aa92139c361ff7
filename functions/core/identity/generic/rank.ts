import type { Json } from '../../json.ts';
import { isOwnIdentifier, nounOf } from '../identifier.ts';
import { isCalled, onesOf } from './spoken.ts';
import type { Subject } from './subject.ts';

/** 0 is surest: the lowest rank that any parameter has counts, and no other. */
type Rank = 0 | 1 | 2 | 3 | 4 | 5;

/** How surely a parameter of this name names the subject of a call; undefined where it does not. */
export function rankOf(name: string, value: Json | undefined, subject: Subject): Rank | undefined {
  return rankOfName(name, value, subject) ?? (subject.isKnown ? rankOfObject(name, value, subject.noun) : undefined);
}

function rankOfName(name: string, value: Json | undefined, { family, noun, isKnown }: Subject): Rank | undefined {
  const bare = nounOf(name);
  // `oldName` stands beside a `newName`.
  if (bare === '' || (/^(old|current)$/.test(bare) && bare.length < name.length)) return 3;
  if (bare === 'resource') return rankOfResource(name, noun, isKnown);
  if (isKnown && bare.replace(/^(old|current)/, '') === noun && bare.length < name.length) return 0;
  // `desiredCapacity` of SetDesiredCapacity is a value, `cluster` of UpdateCluster a name: only known kinds go without `Name` or `Id`.
  if (!isKnown && bare.length === name.length) return undefined;
  if (isCalled(bare, noun, family)) return 0;
  return isOwnIdentifier(name, noun) || (isKnown && typeof value === 'object' && isWrapped(bare, noun)) ? 1 : undefined;
}

/** Of a known kind only an ARN counts, and only where the call does not name the thing itself: `PutDeliverySource(name, resourceArn)`. */
function rankOfResource(name: string, noun: string, isKnown: boolean): Rank | undefined {
  if (!isKnown || noun === 'resource') return 2;
  return /arn/i.test(name) ? 4 : undefined;
}

/** `rule: {name}` of UpdateReceiptRule, `instanceGroups: [{instanceGroupId}]` of ModifyInstanceGroups; `csvClassifier: {name}` of UpdateClassifier. */
function rankOfObject(name: string, value: Json | undefined, noun: string): Rank | undefined {
  if (typeof value !== 'object') return undefined;
  if (onesOf(name).some((one) => isEndOf(one, noun))) return 1;
  return onesOf(name).some((one) => isEndOf(noun, one)) ? 5 : undefined;
}

/** `newBudget`, `SamplingRuleUpdate`, `terminateWorkspaceRequests`: an object around what names the subject. */
function isWrapped(bare: string, noun: string): boolean {
  const inner = bare.replace(/^(new|updated)/, '').replace(/(updates?|requests?|input)$/, '');
  return inner === noun || (bare.endsWith('requests') && inner.endsWith(noun));
}

/** `group` of `instancegroup`; of a word of three letters nobody knows what it means. */
export function isEndOf(word: string, noun: string): boolean {
  return word.length > 3 && noun.endsWith(word);
}
