import { globSync } from 'node:fs';

/** Files of the core that are mutated together: enough for one sitting, with one file of results to go on from. */
export interface MutationGroup {
  readonly name: string;
  /** In functions/core. */
  readonly globs: readonly string[];
  /** The score in percent below which the group fails. */
  readonly bound: number;
}

const BOUND = 90;

const GROUPS: readonly MutationGroup[] = [
  { name: 'guard', globs: ['plan-guard.ts', 'adopt-guard.ts', 'guard/*.ts'], bound: 95 },
  {
    name: 'record',
    globs: ['{actor,arn,envelope,json,own,principal,record,remembered,user-agent,verb}.ts', '{approvers,person}.ts'],
    bound: BOUND,
  },
  {
    name: 'verdict',
    globs: [
      '{activity,classify,decide,event-pattern,ignore,mutation,origin,policy,reason,verdict,wildcard}.ts',
      '{critical*,gravest,severity,tamper*}.ts',
    ],
    bound: BOUND,
  },
  { name: 'identity', globs: ['identity.ts', 'identity/**/*.ts'], bound: BOUND },
  {
    name: 'state',
    globs: ['{address,index-state,instance-address,place,state*,template}.ts', 'stack*.ts'],
    bound: BOUND,
  },
  {
    name: 'ways-back',
    globs: [
      '{adopt,blocks,dependents,differing,gone,hcl-blocks,pin,targets,undo,way-back}.ts',
      '{provider-configuration,required-version,version-constraint}.ts',
      '{adopt,pin}/*.ts',
    ],
    bound: BOUND,
  },
  {
    name: 'deciding',
    globs: [
      '{clock-decision,decision*,fight,incident*,mailbox,may-apply,outcome,override,permission,run,workflow-answer}.ts',
    ],
    bound: BOUND,
  },
  {
    name: 'telling',
    globs: [
      '{announcement,card-ref,click*,console-link,duration,plain-words,question-text,slack-*,slash-command,tell}.ts',
      '{redact,secrets,terraform-*}.ts',
    ],
    bound: BOUND,
  },
];

/** Every group, or those that are named, or of a group only the files that are named; throws on a word that names neither. */
export function groupsOf(words: readonly string[]): MutationGroup[] {
  const everywhere = filesOf({ name: '', globs: ['**/*.ts'], bound: 0 });
  const inGroups = GROUPS.flatMap(filesOf);
  const homeless = everywhere.filter((file) => inGroups.filter((one) => one === file).length !== 1);
  if (homeless.length > 0) throw new Error(`not in exactly one group of scripts/mutation-groups.ts: ${homeless}`);
  const stray = words.filter(
    (word) => !GROUPS.some((group) => group.name === word || namedIn(group, [word]).length > 0),
  );
  if (stray.length > 0)
    throw new Error(`${stray}: no group (${GROUPS.map(({ name }) => name)}) and no file of the core`);
  if (words.length === 0) return [...GROUPS];
  return GROUPS.flatMap((group) => {
    if (words.includes(group.name)) return [group];
    const files = namedIn(group, words);
    return files.length > 0 ? [{ ...group, globs: files }] : [];
  });
}

/** A group's files, as paths in functions/core. */
export function filesOf({ globs }: MutationGroup): string[] {
  const files = globs.flatMap((glob) => globSync(glob, { cwd: 'functions/core' }));
  return [...new Set(files)].filter((file) => !file.endsWith('.generated.ts')).sort();
}

function namedIn(group: MutationGroup, words: readonly string[]): string[] {
  return filesOf(group).filter((file) => words.some((word) => word === file || word === `functions/core/${file}`));
}
