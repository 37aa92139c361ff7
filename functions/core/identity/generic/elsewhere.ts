import { isObject, type Json, type JsonObject } from '../../json.ts';
import { nounIn } from '../catalogue.ts';
import { unprefixed } from '../event-nouns.ts';
import { isOfFamily } from '../families.ts';
import { elements, isHidden, scalars } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { around } from './around.ts';
import { isName, type Named } from './named.ts';
import { refsOf } from './refs.ts';
import type { Subject } from './subject.ts';

/**
 * Where nothing on top of a call names what its event's name says: its own name one level down (`instanceCreditSpecifications[].instanceId`),
 * anything else of the family that it names, or that its answer does (`activity.autoScalingGroupName`).
 */
export function elsewhere(subject: Subject, request: JsonObject, response: JsonObject): string[] {
  const bare = { ...subject, isKnown: false };
  const { parents } = nounIn(subject.family, subject.noun);
  const named = (object: JsonObject) => around(bare, object, parents);
  const ways = [
    () => (subject.isKnown ? within(request).flatMap((inner) => besides(subject, inner)) : []),
    () => named(request),
    () => familyArns(subject, request),
    () => within(request).flatMap((inner) => onlyOne([...named(inner), ...familyArns(subject, inner)])),
    () => [response, ...within(response)].flatMap((answer) => onlyOne(named(answer))),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** Several kinds in one object are marked as parents: deep in a call they are mentioned rather than meant. */
function onlyOne(refs: string[]): string[] {
  return refs.some((ref) => ref.startsWith('^')) ? [] : refs;
}

/** `distributionName` of AttachCertificateToDistribution. */
export function besides(other: Subject, request: JsonObject): string[] {
  return Object.keys(request)
    .filter((name) => nounOf(name) === other.noun || unprefixed(nounOf(name), other.family) === other.noun)
    .flatMap((name) =>
      scalars(request[name])
        .filter((value) => isName(value) && !isHidden(value))
        .map((value) => ({ name, value })),
    )
    .flatMap((named) => refsOf({ ...other, isKnown: true }, named, request))
    .map((ref) => (ref.startsWith('^') ? ref : `~${ref}`));
}

/**
 * What is no kind of its own to Terraform is a part of the one thing beside it that is: a Firehose destination of its stream.
 * Not in EC2, where calls mention subnets and groups that they leave as they are.
 */
export function holders(subject: Subject, own: readonly Named[], request: JsonObject): string[] {
  if (subject.family === 'ec2') return [];
  const named = around(subject, request);
  return (named.length > 0 || own.some(({ value }) => value.startsWith('arn:')) ? named : familyArns(subject, request))
    .filter((ref) => !ref.startsWith('^'))
    .map((ref) => `~${ref}`);
}

/** What holds words of other people, or settings, and names nothing that is touched. */
const TEXT = /(tag|polic|document|description|metadata|environment|variable|parameter|filter|config$)/i;

/** The objects that a call's parameters are or list. */
function within(request: JsonObject): readonly JsonObject[] {
  return Object.keys(request).flatMap((name) => {
    const value = request[name];
    return typeof value === 'object' && !TEXT.test(name) ? elements(value).filter(isObject) : [];
  });
}

/** The one thing of the family that a call names by ARN; of several it is not clear which one is meant. */
function familyArns({ family }: Subject, request: JsonObject): string[] {
  const named = Object.keys(request).filter((name) => isArnOf(request[name], family) && !TEXT.test(name));
  const [only, ...more] = named;
  return only === undefined || more.length > 0 ? [] : [`arn|${String(request[only])}`];
}

function isArnOf(value: Json | undefined, family: string): boolean {
  return typeof value === 'string' && isOfFamily(value, family);
}
