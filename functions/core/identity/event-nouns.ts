import { wordsOf } from '../verb.ts';
import { squash } from './squash.ts';

/** What a call's name says: whether it makes something, and the kinds that it may mean, the likeliest first. */
export interface EventNouns {
  readonly creates: boolean;
  /** It deletes its kind or takes it from somewhere. */
  readonly takes: boolean;
  readonly nouns: readonly string[];
  /** All words after the verb as one noun, as of a kind that no table knows. */
  readonly whole: string;
  /** What a joint that it makes or ends may be called: `browsersettingsassociation`. */
  readonly joints: readonly string[];
  /** What its last words may mean: the `virtualinterface` of ConfirmPrivateVirtualInterface. */
  readonly ends: readonly string[];
  /** Of `AttachCertificateToDistribution`, what the distribution may be called: it is changed, too. */
  readonly others: readonly string[];
}

const CREATES = /^(Create|Run|Register|Allocate|Restore|Copy|Import|Request|Start|Publish|Put|Purchase|Provision)$/;
/** Words in front of a verb: `BatchAssociateScramSecret`, `AdminCreateUser`. */
const BEFORE_VERB = /^(Batch|Admin|Bulk)$/;

/** Before what a call changes beside its subject. What is made `From` something leaves that as it was. */
const BESIDE = /^(To|From|For|With|In|On)$/;
const TAKES_FROM = /^(Remove|Detach|Disassociate|Dissociate|Deregister|Delete|Revoke|Unassign)$/;
const LEAVES = /^(Create|Copy|Restore|Import|Export|Run|Start|Move)$/;

/** Verbs that make or end a joint of two things, which the provider has as a resource of its own, called so. */
const JOINTS: Readonly<Record<string, string>> = {
  Associate: 'association',
  Disassociate: 'association',
  Dissociate: 'association',
  Attach: 'attachment',
  Detach: 'attachment',
  Authorize: 'authorization',
  Deauthorize: 'authorization',
  Register: 'registration',
  Deregister: 'registration',
};

/**
 * `DisassociateResolverRule` → `resolverruleassociation`, `resolverrule`, `resolver`; `DeleteBackupVault` of family backup →
 * `backupvault`, `vault`, `backup`.
 */
export function eventNouns(family: string, eventName: string): EventNouns {
  const words = wordsOf(eventName);
  const [verb = '', ...rest] = BEFORE_VERB.test(words[0] ?? '') ? words.slice(1) : words;
  const runs = rest.map((_, at) => squash(rest.slice(0, rest.length - at).join('')));
  const plain = runs.flatMap((run) => [...singulars(run), ...singulars(unprefixed(run, family))]);
  const joint = JOINTS[verb];
  const [before, after] = aroundPreposition(verb, rest);
  const turned = [...after].reverse().flatMap((end) => [...before].reverse().map((start) => end + start));
  const nouns = [...turned, ...plain];
  return {
    creates: CREATES.test(verb),
    takes: TAKES_FROM.test(verb),
    ends: rest.some((word) => BESIDE.test(word)) ? [] : endsOf(rest),
    nouns: [...new Set(joint === undefined ? nouns : [...nouns.map((noun) => noun + joint), ...nouns])],
    whole: asNew(runs[0] ?? ''),
    joints: joint === undefined ? [] : singulars(runs[0] ?? '').map((noun) => noun + joint),
    others: after,
  };
}

function endsOf(words: readonly string[]): string[] {
  return words.slice(1).flatMap((_, at) => singulars(squash(words.slice(at + 1).join(''))));
}

/** `ResourceAccessForBucket` → what `ResourceAccess` and `Bucket` may be called: a provider's `bucketresourceaccess` is the two turned round. */
function aroundPreposition(
  verb: string,
  words: readonly string[],
): [before: readonly string[], after: readonly string[]] {
  const at = words.findIndex((word) => BESIDE.test(word));
  // `RemoveFromGlobalCluster` has nothing between the two; a mere `InOrganization` says where, not what.
  if (
    at < 0 ||
    (at === 0 && words[at] !== 'From') ||
    LEAVES.test(verb) ||
    (words[at] === 'From' && !TAKES_FROM.test(verb))
  )
    return [[], []];
  const noun = (part: readonly string[]) => singulars(squash(part.join('')));
  return [at === 0 ? [] : noun(words.slice(0, at)), noun(words.slice(at + 1))];
}

/** How a kind is called that no table knows: in the singular, and a `connectorv2` without its version. */
export function asNew(noun: string): string {
  return (singulars(noun).at(-1) ?? noun).replace(/v\d+$/, '');
}

/** `backupvault` of family backup → `vault`: some services put their own name before every kind. */
export function unprefixed(noun: string, family: string): string {
  const own = squash(family);
  return noun.startsWith(own) && noun.length > own.length ? noun.slice(own.length) : noun;
}

/** A noun and what its singular may be: `policies` → `policy`, `addresses` → `addresse`, `address`. */
export function singulars(word: string): string[] {
  if (word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`];
  if (/(ss|sh|ch|x)es$/.test(word)) return [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}
