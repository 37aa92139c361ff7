import { parseArn } from '../arn.ts';
import { isObject, type Json, type JsonObject, text } from '../json.ts';
import { own } from '../own.ts';
import { remembered } from '../remembered.ts';
import { firstOf, MOST_KEYS } from './bounds.ts';
import { normalOf, nounIn, nounsOf } from './catalogue.ts';
import { eventNouns, singulars, unprefixed } from './event-nouns.ts';
import { arnKind, familyOf, squash } from './families.ts';
import { elements, isHidden, scalars } from './field.ts';
import { isOwnIdentifier, nounOf } from './identifier.ts';
import { lastPart } from './normal.ts';

/** What a call without rows of its own touches, found by the names of its parameters. */
export interface Found {
  /** Keys as in tables: `^` and `~` marks, `?` for what counts only where nothing is hit directly, `arn|…` for ARNs, `@<ARN> <key>` for a name that an ARN says. */
  readonly refs: readonly string[];
  /** A value that would have said what was touched was kept back. */
  readonly hidden: boolean;
  /** One of several in a list: what the others say does not say which one that was. */
  readonly isPartlyHidden: boolean;
}

interface Subject {
  readonly family: string;
  /** What the event's name says is touched: `dbinstance`. */
  readonly noun: string;
  readonly isKnown: boolean;
  readonly creates: boolean;
  /** A kind of the family that the event's name has behind a `To`, `From` or `For`. */
  readonly other: string | undefined;
}

/** A text and the name of the parameter that held it. */
interface Named {
  readonly name: string;
  readonly value: string;
}

/** Finds the touched resource where no table row says how. */
export function findGenerically(family: string, eventName: string, request: JsonObject, response: JsonObject): Found {
  const subject = subjectOf(`${family}/${eventName}`);
  const own = ownValues(subject, request);
  const shown = own.filter(({ value }) => !isHidden(value));
  let refs = shown.flatMap((named) => {
    const made = refsOf(subject, named, request);
    return isOfAnother(named, subject) ? made.map((ref) => `~${ref}`) : made;
  });
  // What has an id of its own may be joined to the same as others are.
  const isNamed = shown.some(({ name }) => isCalled(nounOf(name), subject.noun, family));
  const joined = joinedRefs(subject, request).map((ref) => (isNamed ? `?${ref}` : ref));
  refs = refs.concat(joined);
  if (shown.length === 0) refs = refs.concat(around(subject, request));
  else if (subject.isKnown) refs = refs.concat(holdersOfJoined(subject, request));
  else if (!BEGINS.test(eventName)) refs = refs.concat(holders(subject, own, request));
  if (subject.creates) {
    const both = { ...response, ...request };
    const answered = responseValues(subject, response);
    refs = refs.concat(
      answered.flatMap((named) => refsOf(subject, named, both)),
      holdersInArns(subject, answered, request),
    );
  }
  if (own.length === 0 && nounIn(family, subject.noun).isSingle) refs.push(`${family}:${subject.noun}|-`);
  // What a joint of its own joins is left as it is.
  if (subject.other !== undefined && joined.length === 0)
    refs = refs.concat(besides({ ...subject, noun: subject.other }, request));
  if (refs.length === 0 && own.length === 0 && !BEGINS.test(eventName)) refs = elsewhere(subject, request, response);
  const hidden = shown.length < own.length;
  return {
    refs: [...new Set(refs)],
    hidden,
    isPartlyHidden: hidden && isOneOfSeveral(own, shown),
  };
}

function isOneOfSeveral(own: readonly Named[], shown: readonly Named[]): boolean {
  const names = new Set(shown.map(({ name }) => name));
  return own.some(({ name, value }) => isHidden(value) && names.has(name));
}

/** What is made by such a call mentions much that it leaves as it is. */
const BEGINS = /^(Batch)?(Create|Run|Allocate|Request|Restore|Copy|Import|Export|Purchase|Provision|Send|Invoke)/;

/** `distributionName` of AttachCertificateToDistribution. */
function besides(other: Subject, request: JsonObject): string[] {
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
 * Where nothing on top of a call names what its event's name says: its own name one level down (`instanceCreditSpecifications[].instanceId`),
 * anything else of the family that it names, or that its answer does (`activity.autoScalingGroupName`).
 */
function elsewhere(subject: Subject, request: JsonObject, response: JsonObject): string[] {
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

/** What holds words of other people, or settings, and names nothing that is touched. */
const TEXT = /(tag|polic|document|description|metadata|environment|variable|parameter|filter|config$)/i;

/** The objects that a call's parameters are or list. */
function within(request: JsonObject): readonly JsonObject[] {
  return Object.keys(request).flatMap((name) => {
    const value = request[name];
    return typeof value === 'object' && !TEXT.test(name) ? elements(value).filter(isObject) : [];
  });
}

/** The one thing of the family that a call on no known kind names by ARN; of several it is not clear which one is meant. */
function familyArns({ family, isKnown }: Subject, request: JsonObject): string[] {
  if (isKnown) return [];
  const named = Object.keys(request).filter((name) => isArnOf(request[name], family) && !TEXT.test(name));
  const [only, ...more] = named;
  return only === undefined || more.length > 0 ? [] : [`arn|${String(request[only])}`];
}

function isArnOf(value: Json | undefined, family: string): boolean {
  return typeof value === 'string' && isOfFamily(value, family);
}

/** `PutResourcePolicy(resourceArn)`: the policy is touched, the resource only where nobody manages its policy. */
function isOfAnother({ name }: Named, { isKnown, noun }: Subject): boolean {
  return isKnown && noun !== 'resource' && nounOf(name) === 'resource';
}

/** The first of the kinds that the event's name may mean which this family has. `event` is `family/EventName`. */
const subjectOf = remembered((event: string): Subject => {
  const slash = event.indexOf('/');
  const family = event.slice(0, slash);
  const { creates, nouns, whole, others } = eventNouns(family, event.slice(slash + 1));
  const known = nounsOf(family);
  const noun = nouns.find((one) => known.has(one));
  const other = others.find((one) => known.has(one) && one !== noun);
  return noun === undefined
    ? { family, noun: whole, isKnown: false, creates, other }
    : { family, noun, isKnown: true, creates, other };
});

/** The values of the parameters that name the subject: its own noun first, then its last words, then bare `name` or `id`. */
function ownValues({ family, noun, isKnown }: Subject, request: JsonObject): readonly Named[] {
  const ranks: [Named[], Named[], Named[], Named[]] = [[], [], [], []];
  for (const name of Object.keys(request)) {
    const rank = rankOf(name, noun, isKnown, family) ?? (isKnown && isPart(name, request[name], noun) ? 1 : undefined);
    if (rank === undefined) continue;
    // One by one: a spread of very many arguments overflows the stack.
    for (const value of valuesIn(name, request[name], noun)) ranks[rank].push(value);
  }
  const own = ranks.find((values) => values.length > 0) ?? [];
  return surest(firstOf(own === ranks[0] ? meant(own, noun) : own, MOST_KEYS + 1), family);
}

/** Beside the one `cellName` that is changed, `cells` are what it shall hold. */
function meant(values: Named[], noun: string): Named[] {
  if (values.length < 2) return values;
  const exact = values.filter(({ name }) => nounOf(name) === noun);
  return exact.length > 0 ? exact : values;
}

/** An ARN before an id, an id before a name: beside an id, `name` may be what it shall be called from now on. */
function surest(values: readonly Named[], family: string): readonly Named[] {
  const byArn = values.filter(({ value }) => isOfFamily(value, family));
  if (byArn.length > 0) return byArn;
  const byId = values.filter(({ name }) => /(id|identifier)s?$/i.test(name));
  return byId.length > 0 ? byId : values;
}

/** A `connectionNotificationArn` is a topic's, where an endpoint's notification has an id. */
function isOfFamily(value: string, family: string): boolean {
  const arn = parseArn(value);
  return arn !== undefined && familyOf(arn.service) === family;
}

function rankOf(name: string, noun: string, isKnown: boolean, family: string): 0 | 1 | 2 | 3 | undefined {
  const bare = nounOf(name);
  // `oldName` stands beside a `newName`.
  if (bare === '' || (/^(old|current)$/.test(bare) && bare.length < name.length)) return 3;
  if (bare === 'resource') return isKnown && noun !== 'resource' && !/arn/i.test(name) ? undefined : 2;
  // `desiredCapacity` of SetDesiredCapacity is a value, `cluster` of UpdateCluster a name: only known kinds go without `Name` or `Id`.
  if (!isKnown && bare.length === name.length) return undefined;
  if (isCalled(bare, noun, family)) return 0;
  return isOwnIdentifier(name, noun) || (isKnown && isWrapped(bare, noun)) ? 1 : undefined;
}

/** `instance`, `instances` and, in a family that puts its name before every kind, `backupvault` for a vault. */
function isCalled(bare: string, noun: string, family: string): boolean {
  return onesOf(bare).includes(noun) || unprefixed(bare, family) === noun;
}

/** `newBudget`, `SamplingRuleUpdate`, `terminateWorkspaceRequests`: an object around what names the subject. */
function isWrapped(bare: string, noun: string): boolean {
  const inner = bare.replace(/^(new|updated)/, '').replace(/(updates?|requests?|input)$/, '');
  return inner === noun || (bare.endsWith('requests') && inner.endsWith(noun));
}

/** `rule: {name}` of UpdateReceiptRule, `instanceGroups: [{instanceGroupId}]` of ModifyInstanceGroups. */
function isPart(name: string, value: Json | undefined, noun: string): boolean {
  return typeof value === 'object' && onesOf(name).some((one) => isEndOf(one, noun));
}

/** `group` of `instancegroup`; of a word of three letters nobody knows what it means. */
function isEndOf(word: string, noun: string): boolean {
  return word.length > 3 && noun.endsWith(word);
}

const onesOf = remembered((name: string) => singulars(squash(name)));

/** Texts of a parameter; of objects in it, their own identifiers (`instancesSet.items[].instanceId`). A policy or another document is no name. */
function valuesIn(name: string, value: Json | undefined, noun: string): Named[] {
  const direct = scalars(value);
  if (direct.length > 0) return direct.filter(isName).map((one) => ({ name, value: one }));
  return elements(value)
    .filter(isObject)
    .flatMap((element) =>
      Object.keys(element)
        .filter((inner) => isOwnIdentifier(inner, noun))
        .flatMap((inner) =>
          scalars(element[inner])
            .filter(isName)
            .map((one) => ({ name: inner, value: one })),
        ),
    );
}

function isName(value: string): boolean {
  return (
    value.length <= 2048 && !/^\s*[{[<]/.test(value) && !value.includes('\n') && value !== 'true' && value !== 'false'
  );
}

/** What a create call answers: `functionArn`, `cluster.arn`, `instancesSet.items[].instanceId`. */
function responseValues(subject: Subject, response: JsonObject): Named[] {
  return Object.keys(response)
    .filter((name) => isAnswer(name, subject))
    .flatMap((name) => valuesIn(name, response[name], subject.noun))
    .filter(({ value }) => !isHidden(value));
}

function isAnswer(name: string, { noun, family }: Subject): boolean {
  if (/^arn$/i.test(name)) return true;
  const bare = unprefixed(nounOf(name), family);
  if (bare === noun || (isEndOf(bare, noun) && /(id|arn)$/i.test(name))) return true;
  return onesOf(name).some((one) => one === noun || isEndOf(one, noun));
}

function refsOf(subject: Subject, { name, value }: Named, request: JsonObject): string[] {
  if (value.startsWith('arn:')) return arnRefs(subject, value);
  if (subject.family === 'ec2' && /ids?$/i.test(name)) return [`id|${value}`];
  if (nounOf(name) === 'resource' && !subject.isKnown) return anyKindRefs(subject.family, value);
  const kind = `${subject.family}:${subject.noun}`;
  const plain = `${kind}|${normalOf(kind)(lastPart(value))}`;
  const parents = parentsOf(subject, request);
  return [
    plain,
    ...parents.map(({ name: noun, value: above }) => `${plain}|${noun}=${lastPart(above)}`),
    ...parents.filter(isSure(subject)).map((parent) => parentRef(subject.family, parent)),
  ];
}

/** `resourceId` of a tagging call: an id of any kind of the family. Names are too common to be tried so. */
function anyKindRefs(family: string, value: string): string[] {
  if (!/\d/.test(value)) return [];
  return [...nounsOf(family).keys()].map((noun) => `${family}:${noun}|${value}`);
}

function isSure({ family, noun }: Subject): (parent: Named) => boolean {
  const sure = nounIn(family, noun).sureParents;
  return ({ name }) => sure.includes(name);
}

function parentRef(family: string, { name: noun, value }: Named): string {
  if (value.startsWith('arn:')) return `^arn|${value}`;
  return family === 'ec2' ? `^id|${value}` : `^${family}:${noun}|${value}`;
}

/** The parameters that name a parent of the subject's kind, each under the parent's noun. */
function parentsOf({ family, noun }: Subject, request: JsonObject): Named[] {
  const wanted = nounIn(family, noun).parents;
  if (wanted.length === 0) return [];
  return Object.keys(request).flatMap((name) => {
    const above = spokenOf(name, family).find((one) => wanted.includes(one));
    return above === undefined ? [] : scalars(request[name]).map((value) => ({ name: above, value }));
  });
}

/** The noun in a parameter's name, with and without the service's own name. */
function spokenOf(name: string, family: string): string[] {
  const noun = nounOf(name);
  return [noun, unprefixed(noun, family)];
}

/** `targetDistributionId` and the like name one that is there. */
function meantBy(name: string, nouns: ReadonlyMap<string, unknown>): string | undefined {
  const noun = nounOf(name).replace(/^(target|primary|current|old|existing)/, '');
  return nouns.has(noun) ? noun : undefined;
}

/** What was made in which thing: `accelerator/a/listener/l` says that the listener is one of accelerator `a`'s. */
function holdersInArns(subject: Subject, answered: readonly Named[], request: JsonObject): string[] {
  const parts = answered.flatMap(({ value }) => parseArn(value)?.resource.split(/[/:]/) ?? []);
  return parentsOf(subject, request)
    .filter(({ value }) => parts.includes(lastPart(value)))
    .map((parent) => parentRef(subject.family, parent));
}

/** An ARN, and the name inside it for states that have only that. */
function arnRefs(subject: Subject, value: string): string[] {
  return [`arn|${value}`, ...nameInArn(value, subject.noun).map((name) => `@${value} ${name}`)];
}

/** What has no name of its own is called by all that it joins; only a call that names them all means it. */
function joinedRefs({ family, noun }: Subject, request: JsonObject): string[] {
  return nounIn(family, noun).joined.flatMap((wanted) => {
    let made = [''];
    for (const one of wanted) {
      const values = firstOf(partsNamed(one, family, request), Math.ceil((MOST_KEYS + 1) / made.length));
      made = made.flatMap((before) => values.map((value) => `${before}${before && '&'}${one}=${lastPart(value)}`));
    }
    return made.map((parts) => `${family}:${noun}|${parts}`);
  });
}

/** The values of the parameter of that noun, on top or one level down (`certificates[].certificateArn`). */
function partsNamed(noun: string, family: string, request: JsonObject): string[] {
  const named = (object: JsonObject) =>
    Object.keys(object)
      .filter((name) => isCalled(nounOf(name), noun, family))
      .flatMap((name) => scalars(object[name]));
  const onTop = named(request);
  if (onTop.length > 0) return onTop;
  return Object.values(request).flatMap((value) => elements(value).filter(isObject).flatMap(named));
}

/** An ARN says its kind, whatever its parameter is called: `imageBuildVersionArn` of DeleteImage. */
function ofSameKind({ family, noun }: Subject, request: JsonObject): string[] {
  return Object.values(request).flatMap((value) => {
    const said = text(value);
    const arn = parseArn(said);
    return arn && arnKind(arn) === `${family}:${noun}` ? [`arn|${said}`] : [];
  });
}

/** Of the things that one joins, those that it is a part of: they are called alike (`vpnconnectionroute`, `vpnconnection`). */
function holdersOfJoined({ family, noun }: Subject, request: JsonObject): string[] {
  const known = nounsOf(family);
  const joined = nounIn(family, noun).joined.flat();
  const wanted = new Set(joined.filter((one) => known.has(one) && isAlike(one, noun)));
  return [...wanted].flatMap((one) =>
    partsNamed(one, family, request).map((value) => parentRef(family, { name: one, value })),
  );
}

/** They begin alike: a route of a VPN connection, not the subnet that it leads to. */
function isAlike(part: string, noun: string): boolean {
  let same = 0;
  while (same < part.length && part[same] === noun[same]) same++;
  return same === part.length || same > 6;
}

/**
 * A call that names nothing of its own kind: of a known kind, its parents are told; of none, the one thing of the family that
 * it does name is what it touches (`SetDesiredCapacity` has an `autoScalingGroupName`).
 */
function around(subject: Subject, request: JsonObject, except: readonly string[] = []): string[] {
  if (subject.isKnown) {
    const parents = parentsOf(subject, request)
      .filter(isSure(subject))
      .map((parent) => parentRef(subject.family, parent));
    return [...parents, ...holdersOfJoined(subject, request), ...ofSameKind(subject, request)];
  }
  const nouns = nounsOf(subject.family);
  const found = Object.keys(request).flatMap((name) => {
    const noun = spokenOf(name, subject.family).find((one) => nouns.has(one)) ?? meantBy(name, nouns);
    return noun === undefined || except.includes(noun) ? [] : [{ name, noun }];
  });
  const mark = new Set(found.map(({ noun }) => noun)).size === 1 ? '' : '^';
  return found.flatMap(({ name, noun }) =>
    valuesIn(name, request[name], noun)
      .filter(({ value }) => !isHidden(value))
      .flatMap((named) => refsOf({ ...subject, noun }, named, request))
      .map((ref) => (ref.startsWith('^') ? ref : mark + ref)),
  );
}

/**
 * What is no kind of its own to Terraform is a part of the one thing beside it that is: a Firehose destination of its stream.
 * Not in EC2, where calls mention subnets and groups that they leave as they are.
 */
function holders(subject: Subject, own: readonly Named[], request: JsonObject): string[] {
  if (subject.family === 'ec2') return [];
  const named = around(subject, request);
  return (named.length > 0 || own.some(({ value }) => value.startsWith('arn:')) ? named : familyArns(subject, request))
    .filter((ref) => !ref.startsWith('^'))
    .map((ref) => `~${ref}`);
}

const TYPELESS: Readonly<Record<string, string>> = { sns: 'topic', sqs: 'queue', s3: 'bucket' };

/** Keys by name for what an ARN means: `…:role/path/app` → `iam:role|app`. */
export function nameInArn(value: string, noun: string): string[] {
  const arn = parseArn(value);
  if (!arn || arn.resource === '') return [];
  const family = familyOf(arn.service);
  const cut = arn.resource.search(/[:/]/);
  if (cut < 0) return [`${family}:${own(TYPELESS, family) ?? noun}|${arn.resource}`];
  if (own(TYPELESS, family) || cut === 0) return [];
  const kind = arnKind(arn);
  const rest = arn.resource.slice(cut + 1).replace(/:\*$/, '');
  if (kind === 'secretsmanager:secret') return [`${kind}|${rest.replace(/-[A-Za-z0-9]{6}$/, '')}`];
  if (family === 'iam') return [`${kind}|${lastPart(value)}`];
  if (family === 'ec2') return [`id|${rest}`];
  return [`${kind}|${normalOf(kind)(rest)}`];
}
