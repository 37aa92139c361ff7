import type { JsonObject } from '../../json.ts';
import { isObject } from '../../json.ts';
import { firstOf, MOST_KEYS } from '../bounds.ts';
import { nounIn, nounsOf } from '../catalogue.ts';
import { elements, scalars } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { lastPart } from '../normal.ts';
import { parentRefs } from './refs.ts';
import { isCalled } from './spoken.ts';
import type { Subject } from './subject.ts';

/** What has no name of its own is called by all that it joins; only a call that names them all means it. */
export function joinedRefs({ family, noun }: Subject, request: JsonObject): string[] {
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

/** Of the things that one joins, those that it is a part of: they are called alike (`vpnconnectionroute`, `vpnconnection`). */
export function holdersOfJoined({ family, noun }: Subject, request: JsonObject): string[] {
  const known = nounsOf(family);
  const joined = nounIn(family, noun).joined.flat();
  const wanted = new Set(joined.filter((one) => known.has(one) && isAlike(one, noun)));
  return [...wanted].flatMap((one) =>
    partsNamed(one, family, request).flatMap((value) => parentRefs(family, { name: one, value }, request)),
  );
}

/** They begin alike: a route of a VPN connection, not the subnet that it leads to. */
function isAlike(part: string, noun: string): boolean {
  let same = 0;
  while (same < part.length && part[same] === noun[same]) same++;
  return same === part.length || same > 6;
}
