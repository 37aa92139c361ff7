import { hasPlaces, template } from '../core/template.ts';

interface Mistake {
  readonly path: string[];
  readonly message: string;
}

interface Entry {
  readonly name: string;
  readonly state: string;
  readonly stateRegion: string;
  readonly workspace: string;
  readonly where: Readonly<Record<string, unknown>>;
  readonly source: {
    readonly applied?: { readonly parameter?: string | undefined; readonly tag?: string | undefined } | undefined;
  };
}

/** What is wrong with the {places} of one entry: a name must be writable from a state, and a state from a name. */
export function placeMistakes(entry: Entry): readonly Mistake[] {
  const inName = template(entry.name).names;
  const inState = template(`${entry.workspace}/${entry.state}`).names;
  const known = new Set([...inName, ...inState]);
  const mistakes: Mistake[] = [];
  for (const place of inState.filter((name) => !inName.includes(name)))
    mistakes.push({ path: ['name'], message: `two states would have this name: put {${place}} into it` });
  for (const place of inName.filter((name) => !inState.includes(name)))
    mistakes.push({ path: ['name'], message: `{${place}} stands neither in the state's key nor in the workspace` });
  if (hasPlaces(entry.state.split('/')[2] ?? ''))
    mistakes.push({ path: ['state'], message: 'a bucket is named in full: its roles and rules name it too' });
  if (hasPlaces(entry.stateRegion))
    mistakes.push({ path: ['stateRegion'], message: 'one bucket is in one Region: name it in full' });
  for (const place of Object.keys(entry.where).filter((name) => !known.has(name)))
    mistakes.push({ path: ['where', place], message: `there is no {${place}} in the name or the state` });
  for (const [field, value = ''] of Object.entries(entry.source.applied ?? {}))
    for (const place of template(value).names.filter((name) => !known.has(name)))
      mistakes.push({ path: ['source', 'applied', field], message: `there is no {${place}} in the name or the state` });
  return mistakes;
}
