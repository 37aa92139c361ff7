import { globSync } from 'node:fs';

/** Files of the core that are mutated together: enough for one sitting, with one file of results to go on from. */
export interface MutationGroup {
  readonly name: string;
  /** Paths in functions/core. */
  readonly files: readonly string[];
  /** The score in percent below which the group fails. */
  readonly bound: number;
}

/** A file belongs to the first group that names it; a new one that none names is among the last's. */
const groups: readonly { readonly name: string; readonly bound: number; readonly globs: readonly string[] }[] = [
  { name: 'guard', bound: 95, globs: ['{plan-guard,adopt-guard}.ts', 'guard/*.ts'] },
  {
    name: 'record',
    bound: 90,
    globs: ['{actor,arn,envelope,json,line-table,own,place-name,principal,record,remembered,user-agent,verb}.ts'],
  },
  {
    name: 'verdict',
    bound: 90,
    globs: [
      '{activity,classify,critical*,decide,event-pattern,ignore,mutation,origin}.ts',
      '{policy,reason,severity,tamper*,verdict,wildcard}.ts',
    ],
  },
  { name: 'identity', bound: 90, globs: ['identity.ts', 'identity/**/*.ts'] },
  { name: 'state', bound: 90, globs: ['{address,applied,lock-object,repository,stack*,template}.ts', 'state/*.ts'] },
  { name: 'ways-back', bound: 90, globs: ['{adopt,differing,pin}.ts', '{adopt,hcl,pin,take-back}/*.ts'] },
  { name: 'deciding', bound: 90, globs: ['{broken-run,incident*,mailbox,outcome,run,superseded}.ts', 'deciding/*.ts'] },
  { name: 'sweep', bound: 90, globs: ['sweep/*.ts'] },
  {
    name: 'telling',
    bound: 90,
    globs: ['{announcement,click*,duration,redact,secrets,terraform-*,unresolved-words}.ts', 'slack/*.ts'],
  },
  { name: 'others', bound: 90, globs: ['**/*.ts'] },
];

/** Every group, or those that are named, or of a group only the files that are named; throws on a word that names neither. */
export function groupsOf(words: readonly string[]): MutationGroup[] {
  const all = everyGroup();
  const known = (word: string) => all.some(({ name, files }) => name === word || files.includes(inCore(word)));
  const stray = words.filter((word) => !known(word));
  if (stray.length > 0) throw new Error(`${stray}: no group (${all.map(({ name }) => name)}) and no file of the core`);
  if (words.length === 0) return all;
  const wanted = new Set(words.map(inCore));
  return all
    .map((group) =>
      words.includes(group.name) ? group : { ...group, files: group.files.filter((file) => wanted.has(file)) },
    )
    .filter(({ files }) => files.length > 0);
}

function everyGroup(): MutationGroup[] {
  const taken = new Set<string>();
  const every = groups.map(({ name, bound, globs }) => {
    const found = globs.flatMap((glob) => globSync(glob, { cwd: 'functions/core' }));
    const files = [...new Set(found)].filter((file) => !file.endsWith('.generated.ts') && !taken.has(file)).sort();
    for (const file of files) taken.add(file);
    return { name, bound, files };
  });
  return every.filter(({ files }) => files.length > 0);
}

function inCore(path: string): string {
  return path.replace(/^functions\/core\//, '');
}
