import { remembered } from '../../remembered.ts';
import { nounsOf } from '../catalogue.ts';
import { eventNouns } from '../event-nouns.ts';

export interface Subject {
  readonly family: string;
  /** What the event's name says is touched: `dbinstance`. */
  readonly noun: string;
  readonly isKnown: boolean;
  readonly creates: boolean;
  readonly takes: boolean;
  /** A kind of the family that the event's name has behind a `To`, `From` or `For`. */
  readonly other: string | undefined;
  /** All that the name says, where the kind is only its beginning: the `ipampolicy` of a call that an `ipam` is known for. */
  readonly longer: string | undefined;
  /** What a joint of a kind that no table knows may be called. */
  readonly joints: readonly string[];
  /** The kinds, where the name begins like none, that its last words may mean: the longest first. */
  readonly shorter: readonly string[];
}

/** The first of the kinds that the event's name may mean which this family has. `event` is `family/EventName`. */
export const subjectOf = remembered((event: string): Subject => {
  const slash = event.indexOf('/');
  const family = event.slice(0, slash);
  const { creates, takes, ends, nouns, whole, joints, others } = eventNouns(family, event.slice(slash + 1));
  const known = nounsOf(family);
  const noun = nouns.find((one) => known.has(one));
  const other = others.find((one) => known.has(one) && one !== noun);
  const said = { family, creates, takes, other, joints };
  if (noun === undefined) {
    const shorter = ends.filter((one) => known.has(one));
    return { ...said, noun: whole, isKnown: false, longer: undefined, shorter };
  }
  const longer = whole.length > noun.length && whole.startsWith(noun) ? whole : undefined;
  return { ...said, noun, isKnown: true, longer, shorter: [] };
});
