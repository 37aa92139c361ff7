import { stringify } from 'yaml';
import { template } from '../../functions/core/template.ts';

export interface Bucket {
  readonly bucket: string;
  readonly region: string;
  /** The keys of its states. */
  readonly keys: readonly string[];
  readonly repository?: string;
}

/** Fewer states of one shape than this are easier to read one by one. */
const worthAPattern = 4;

const places = ['env', 'name', 'part', 'piece'] as const;

interface Entry {
  readonly name: string;
  readonly state: string;
  readonly stateRegion: string;
  readonly workspace?: string;
  readonly source: { readonly repository?: string; readonly directory: string };
  readonly mode: 'observe';
}

/** The text of a first configuration: keys of one shape become a pattern, the others a stack each. */
export function firstConfig(found: Bucket): string {
  const shapes = Map.groupBy(found.keys, shapeOf);
  const entries = [...shapes].flatMap(([shape, keys]) => {
    const fits = keys.filter((key) => isWritable(shape, key));
    const rest = keys.filter((key) => !fits.includes(key));
    const isPattern = shape.includes('{') && fits.length >= worthAPattern;
    return isPattern
      ? [patternEntry(found, shape), ...rest.map((key) => entry(found, key))]
      : keys.map((key) => entry(found, key));
  });
  const head =
    '# yaml-language-server: $schema=./unclick.schema.json\n# A first draft: every stack only observes. Look over the names and the folders of the sources, then\n# `npm run unclick -- config check`. docs/ADOPTION.md says what comes next.\n';
  return head + stringify({ stacks: distinct(entries) }, { lineWidth: 120 });
}

/** `live/prod/web/terraform.tfstate` → `live/{env}/{name}/terraform.tfstate`: the first folder stays, the others are places. */
function shapeOf(key: string): string {
  const parts = key.split('/');
  const folders = parts.slice(0, -1);
  if (key.startsWith('env:/') || folders.length < 2 || folders.length > places.length + 1) return key;
  const fixed = folders.length === 2 ? [] : folders.slice(0, 1);
  const open = folders.slice(fixed.length).map((_folder, index) => `{${places[index]}}`);
  return [...fixed, ...open, ...parts.slice(-1)].join('/');
}

/** A pattern must find the same values again in the name: see functions/core/stack-pattern.ts. */
function isWritable(shape: string, key: string): boolean {
  const values = template(shape).read(key);
  const name = nameOf(shape);
  if (!values) return false;
  const written = template(name).write(values);
  const back = template(name).read(written);
  return /^[A-Za-z0-9_-]{1,60}$/.test(written) && back !== undefined && template(shape).write(back) === key;
}

function nameOf(shape: string): string {
  return template(shape)
    .names.map((name) => `{${name}}`)
    .join('-');
}

function patternEntry(found: Bucket, shape: string): Entry {
  return { ...base(found, nameOf(shape), shape), source: source(found, shape) };
}

/** A state of a workspace lies below `env:/<workspace>/`. */
function entry(found: Bucket, key: string): Entry {
  const [, workspace, rest = key] = /^env:\/([^/]+)\/(.+)$/.exec(key) ?? [];
  const words = `${rest.replace(/(\/terraform)?\.tfstate$/, '')}${workspace ? `-${workspace}` : ''}`;
  const name =
    words
      .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60) || 'stack';
  return { ...base(found, name, rest), ...(workspace && { workspace }), source: source(found, rest) };
}

function base({ bucket, region }: Bucket, name: string, key: string) {
  return { name, state: `s3://${bucket}/${key}`, stateRegion: region, mode: 'observe' } as const;
}

function source({ repository }: Bucket, key: string): Entry['source'] {
  const directory = key.split('/').slice(0, -1).join('/') || '.';
  return { ...(repository && { repository }), directory };
}

/** Two keys may come to one name: the later ones get a number. */
function distinct(entries: readonly Entry[]): Entry[] {
  const times = new Map<string, number>();
  return entries.map((one) => {
    const count = (times.get(one.name) ?? 0) + 1;
    times.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name.slice(0, 56)}-${count}` };
  });
}
