import { readFileSync } from 'node:fs';
import type { Stack } from '../core/stack.ts';
import { type Stacks, stacksOf } from '../core/stacks.ts';
import type { ConfigFile, StackEntry } from './config-schema.ts';
import { ConfigError, parseConfig } from './parse-config.ts';

/** The configuration as the flows see it. */
export interface Config {
  readonly stacks: Stacks;
  readonly origins: ConfigFile['origins'];
  readonly ownRoles: readonly string[];
  readonly slack: ConfigFile['slack'];
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
  const stacks = file.stacks.map(toStack);
  const twice = stacks.find((stack, index) => stacks.findIndex((other) => other.name === stack.name) !== index);
  if (twice) throw new ConfigError(`two stacks are named ${twice.name}: names must be unique`);
  return { stacks: stacksOf(stacks), origins: file.origins, ownRoles: file.ownRoles, slack: file.slack };
}

function toStack(entry: StackEntry): Stack {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(entry.state) ?? [];
  const key = entry.workspace === 'default' ? path : `${entry.workspacePrefix}/${entry.workspace}/${path}`;
  const { backendConfig, variables, lockTimeout } = entry.terraform;
  const { timeout, onTimeout, approvers, longestOverride } = entry.approval;
  const { fight, ...answers } = entry.policy;
  return {
    name: entry.name,
    mode: entry.mode,
    state: { bucket, key, region: entry.stateRegion, workspace: entry.workspace },
    source: defined(entry.source),
    terraform: { backendConfig, variables, lockTimeoutSeconds: lockTimeout },
    settleSeconds: entry.settle,
    longestWaitSeconds: entry.longestWait,
    policy: { ...answers, fight: { times: fight.times, windowSeconds: fight.window } },
    approval: { timeoutSeconds: timeout, onTimeout, approvers, longestOverrideSeconds: longestOverride },
    ...(entry.account !== undefined && { account: entry.account }),
    ...(entry.region !== undefined && { region: entry.region }),
  };
}

/** Leaves out what is undefined, which an optional property may not hold. */
function defined(source: StackEntry['source']): Stack['source'] {
  return {
    directory: source.directory,
    ...(source.repository !== undefined && { repository: source.repository }),
    ...(source.branch !== undefined && { branch: source.branch }),
  };
}
