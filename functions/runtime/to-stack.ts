import type { Stack } from '../core/stack.ts';
import { type StackPattern, stackPattern } from '../core/stack-pattern.ts';
import { filled, type Values } from '../core/template.ts';
import type { StackEntry } from './config-schema.ts';

/** One entry of the configuration in the words of the core. */
export function toStack(entry: StackEntry): Stack {
  const { backendConfig, variables, lockTimeout } = entry.terraform;
  const { timeout, onTimeout, approvers, longestOverride, extensions, breakGlassRoles, topic } = entry.approval;
  const { fight, ...answers } = entry.policy;
  return {
    name: entry.name,
    mode: entry.mode,
    state: { ...stateObject(entry), region: entry.stateRegion, workspace: entry.workspace },
    source: defined(entry.source),
    terraform: { backendConfig, variables, lockTimeoutSeconds: lockTimeout },
    settleSeconds: entry.settle,
    longestWaitSeconds: entry.longestWait,
    policy: { ...answers, fight: { times: fight.times, windowSeconds: fight.window } },
    approval: { timeoutSeconds: timeout, onTimeout, approvers, longestOverrideSeconds: longestOverride, extensions },
    breakGlassRoles,
    ...(entry.sweep !== undefined && { sweep: entry.sweep }),
    ...(topic !== undefined && { topic }),
    ...(entry.account !== undefined && { account: entry.account }),
    ...(entry.region !== undefined && { region: entry.region }),
  };
}

/** An entry with {places}: the values that fit a state object fill every text of the entry. */
export function toPattern(entry: StackEntry): StackPattern {
  return stackPattern({
    name: entry.name,
    ...stateObject(entry),
    region: entry.stateRegion,
    where: entry.where,
    make: (values) => toStack(fill(entry, values)),
  });
}

/** A workspace's state stands below the backend's prefix. */
function stateObject(entry: StackEntry): { bucket: string; key: string } {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(entry.state) ?? [];
  const key = entry.workspace === 'default' ? path : `${entry.workspacePrefix}/${entry.workspace}/${path}`;
  return { bucket, key };
}

function fill(entry: StackEntry, values: Values): StackEntry {
  const text = (value: string) => filled(value, values);
  const maybe = (value: string | undefined) => (value === undefined ? undefined : text(value));
  const all = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, text(value)]));
  const { source, terraform } = entry;
  return {
    ...entry,
    name: text(entry.name),
    state: text(entry.state),
    workspace: text(entry.workspace),
    source: {
      directory: text(source.directory),
      repository: maybe(source.repository),
      branch: maybe(source.branch),
      applied: source.applied && { parameter: maybe(source.applied.parameter), tag: maybe(source.applied.tag) },
    },
    terraform: { ...terraform, backendConfig: all(terraform.backendConfig), variables: all(terraform.variables) },
    account: maybe(entry.account),
    region: maybe(entry.region),
  };
}

/** Leaves out what is undefined, which an optional property may not hold. */
function defined(source: StackEntry['source']): Stack['source'] {
  const { parameter, tag } = source.applied ?? {};
  const applied = tag !== undefined ? { tag } : parameter !== undefined ? { parameter } : undefined;
  return {
    directory: source.directory,
    ...(source.repository !== undefined && { repository: source.repository }),
    ...(source.branch !== undefined && { branch: source.branch }),
    ...(applied && { applied }),
  };
}
