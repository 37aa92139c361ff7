import { parseArn } from '../../arn.ts';
import { type JsonObject, text } from '../../json.ts';
import { nounIn, nounsOf } from '../catalogue.ts';
import { asNew } from '../event-nouns.ts';
import { arnKind } from '../families.ts';
import { isHidden } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { lastPart } from '../normal.ts';
import { squash } from '../squash.ts';
import { holdersOfJoined } from './joined.ts';
import { type Named, valuesIn } from './named.ts';
import { parentRefs, parentsOf, refsOf, toldParents } from './refs.ts';
import { spokenOf } from './spoken.ts';
import type { Subject } from './subject.ts';

/**
 * A call that names nothing of its own kind: of a known kind, its parents are told; of none, the one thing of the family that
 * it does name is what it touches (`SetDesiredCapacity` has an `autoScalingGroupName`).
 */
export function around(subject: Subject, request: JsonObject, except: readonly string[] = []): string[] {
  if (subject.isKnown) {
    return [...toldParents(subject, request), ...holdersOfJoined(subject, request), ...ofSameKind(subject, request)];
  }
  const nouns = nounsOf(subject.family);
  const found = Object.keys(request).flatMap((name) => {
    const noun = spokenOf(name, subject.family).find((one) => nouns.has(one)) ?? meantBy(name, subject, nouns);
    return noun === undefined || except.includes(noun) ? [] : [{ name, noun }];
  });
  const meant = innermost(subject.family, new Set(found.map(({ noun }) => noun)));
  return found.flatMap(({ name, noun }) =>
    valuesIn(name, request[name], noun)
      .filter(({ value }) => !isHidden(value))
      .flatMap((named) => refsOf({ ...subject, noun }, named, request))
      .map((ref) => (ref.startsWith('^') || noun === meant ? ref : `^${ref}`)),
  );
}

/** Of several kinds the one that lies in all others: a repository beside its domain. */
function innermost(family: string, nouns: ReadonlySet<string>): string | undefined {
  return [...nouns].find((one) => {
    const { sureParents } = nounIn(family, one);
    return [...nouns].every((other) => other === one || sureParents.includes(other));
  });
}

/** `targetDistributionId` and the like name one that is there, `directoryId` in WorkSpaces a `workspacedirectory`. */
function meantBy(name: string, { family, creates }: Subject, nouns: ReadonlyMap<string, unknown>): string | undefined {
  const noun = nounOf(name).replace(creates ? THERE : THERE_OR_MOVED, '');
  return noun === '' ? undefined : [noun, asNew(squash(family)) + noun].find((one) => nouns.has(one));
}

const THERE = /^(target|primary|current|old|existing)/;
/** A copy leaves its source as it is; a swap does not. */
const THERE_OR_MOVED = /^(target|primary|current|old|existing|source|destination|from|to)/;

/** An ARN says its kind, whatever its parameter is called: `imageBuildVersionArn` of DeleteImage. */
function ofSameKind({ family, noun }: Subject, request: JsonObject): string[] {
  return Object.values(request).flatMap((value) => {
    const said = text(value);
    const arn = parseArn(said);
    return arn && arnKind(arn) === `${family}:${noun}` ? [`arn|${said}`] : [];
  });
}

/** What was made in which thing: `accelerator/a/listener/l` says that the listener is one of accelerator `a`'s. */
export function holdersInArns(subject: Subject, answered: readonly Named[], request: JsonObject): string[] {
  const parts = answered.flatMap(({ value }) => parseArn(value)?.resource.split(/[/:]/) ?? []);
  return parentsOf(subject, request)
    .filter(({ value }) => parts.includes(lastPart(value)))
    .flatMap((parent) => parentRefs(subject.family, parent, request));
}
