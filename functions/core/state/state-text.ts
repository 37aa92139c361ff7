import { isObject, type Json } from '../json.ts';
import { type OpenState, openState } from './state.ts';

const OPENS = '\n  "resources": [';
const ITEM_CLOSES = '\n    }';
/** Some dozens of resources: calling the parser for each takes a tenth longer. */
const PIECE = 65_536;

/**
 * Opens a state's text so that its resources are read some at a time: one of 100 MB never stands in memory as a whole.
 * Terraform and OpenTofu write a state with two spaces of indentation (internal/states/statefile, json.MarshalIndent), and a
 * JSON string holds no line's end: so each resource ends at the first line that begins with four spaces and a brace. A text in
 * any other layout is read as a whole, to the same end. Where the text turns out to be no JSON, its resources end with undefined.
 * `piece`: how many characters, at least, the parser gets at a time.
 */
export function openStateText(text: string, piece = PIECE): OpenState<Iterable<Json | undefined>> {
  const from = text.indexOf(OPENS) + OPENS.length;
  // What stands before the list can be closed so only where the list is the outermost object's own.
  const head = from < OPENS.length ? undefined : json(`${text.slice(0, from)}]}`);
  if (head === undefined) return openWhole(json(text));
  const state = openState(head);
  return state.ok ? { ...state, resources: { [Symbol.iterator]: () => itemsIn(text, from, piece) } } : state;
}

/** Says of what is no JSON only that: the parser's own message would quote the state, and a state holds secrets. */
function openWhole(value: Json | undefined): OpenState<Iterable<Json | undefined>> {
  return value === undefined ? { ok: false, why: 'not a Terraform state: not JSON' } : openState(value);
}

function* itemsIn(text: string, from: number, piece: number): Generator<Json | undefined, void, undefined> {
  let at = from;
  for (let end = endOfItem(text, at + piece); end > 0; end = endOfItem(text, at + piece)) {
    const items = json(`[${text.slice(at, end)}]`);
    if (!Array.isArray(items)) break;
    for (const item of items) yield item;
    at = end + 1;
  }
  yield* theRest(text.slice(at));
}

/** Where the first item ends that ends after `at`, if another one follows it; else 0. */
function endOfItem(text: string, at: number): number {
  const end = text.indexOf(`${ITEM_CLOSES},`, at);
  return end < 0 ? 0 : end + ITEM_CLOSES.length;
}

/** The last resource, and whatever does not come apart at the lines, is read together with all that follows. */
function theRest(text: string): readonly (Json | undefined)[] {
  const rest = json(`{"resources":[${text}`);
  return isObject(rest) && Array.isArray(rest.resources) ? rest.resources : [undefined];
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
