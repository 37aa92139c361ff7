import { readFileSync } from 'node:fs';
import { parseConfig } from '#parse-config';
import type { IgnoreRule } from '../core/ignore.ts';
import type { Place } from '../core/place-name.ts';
import { type Stacks, stacksOf } from '../core/stacks.ts';
import { hasPlaces } from '../core/template.ts';
import { ConfigError } from './config-error.ts';
import type { ConfigFile } from './config-schema.ts';
import { toPattern, toStack } from './to-stack.ts';

/** The configuration as the flows see it. */
export interface Config {
  readonly stacks: Stacks;
  readonly origins: ConfigFile['origins'];
  readonly ownRoles: readonly string[];
  readonly slack: ConfigFile['slack'];
  /** Clicks that may stand. */
  readonly ignore: readonly IgnoreRule[];
  readonly tamper: ConfigFile['tamper'];
  /** Accounts and Regions that are backfilled beside the hub's own. */
  readonly backfill: readonly Place[];
  /** ARNs of roles that the stacks' own providers assume. */
  readonly assumes: readonly string[];
  /** The night in which stacks are swept: hours in UTC. */
  readonly sweep: ConfigFile['sweep'];
  /** In seconds; logs in days. */
  readonly retention: ConfigFile['retention'];
}

/** Reads the file that UNCLICK_CONFIG names. @throws ConfigError with every mistake. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { UNCLICK_CONFIG } = readEnvironment(['UNCLICK_CONFIG'], environment);
  return configFrom(parseConfig(readFileSync(UNCLICK_CONFIG, 'utf8'), UNCLICK_CONFIG));
}

/** The named environment variables. @throws ConfigError naming all that are missing. */
export function readEnvironment<Name extends string>(
  names: readonly Name[],
  environment: NodeJS.ProcessEnv = process.env,
): Record<Name, string> {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new ConfigError(`missing from the environment: ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}

/** One environment variable that may be absent. */
export function readOptional(name: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  return environment[name] || undefined;
}

export function configFrom(file: ConfigFile): Config {
  const isPattern = (entry: ConfigFile['stacks'][number]) => hasPlaces(entry.name);
  const stacks = file.stacks.filter((entry) => !isPattern(entry)).map(toStack);
  const { origins, ownRoles, slack, ignore, tamper, sweep, retention, hub, build } = file;
  const patterns = file.stacks.filter(isPattern).map(toPattern);
  const backfill = hub.backfill.flatMap(({ account, regions }) =>
    regions.map((region) => ({ region, ...(account !== undefined && { account }) })),
  );
  const base = { origins, ownRoles, slack, ignore, tamper, sweep, retention };
  return { stacks: stacksOf(stacks, patterns), ...base, backfill, assumes: build.assumes };
}
