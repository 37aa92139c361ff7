import type { Json } from './json.ts';
import { CONSOLE_AGENTS, OLD_CONSOLE_MARK } from './user-agent.ts';
import type { OriginKind } from './verdict.ts';

/** An EventBridge event pattern (at most 2,048 characters as JSON). */
export interface EventPattern {
  readonly 'detail-type': readonly string[];
  readonly detail: { readonly [field: string]: Json };
}

/**
 * The rule's pattern for the origins that count as clicks: what it drops, the classifier would have ignored. It is wider than the
 * classifier, never narrower. Both are made from the same table of user agents.
 */
export function clickPattern(origins: readonly OriginKind[]): EventPattern {
  const sources = originMatchers(origins);
  return {
    'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Action via CloudTrail'],
    detail: {
      errorCode: [{ exists: false }, null, ''],
      readOnly: [{ exists: false }, null, false, 'false'],
      ...(sources && { $or: sources }),
    },
  };
}

/** The alternatives that say where a call came from; undefined where an origin is watched that only the lack of signs tells. */
function originMatchers(origins: readonly OriginKind[]): Json[] | undefined {
  if (origins.some((kind) => kind !== 'console' && kind !== 'cloudshell')) return undefined;
  const agents: Json[] = [];
  if (origins.includes('console')) {
    agents.push(...CONSOLE_AGENTS.whole);
    agents.push(...CONSOLE_AGENTS.between.map(([before, after]) => ({ wildcard: `${before}*${after}` })));
    agents.push(...CONSOLE_AGENTS.anywhere.map((token) => ({ wildcard: `*${token}*` })));
  }
  if (origins.includes('cloudshell')) agents.push({ wildcard: '*exec-env/CloudShell*' });
  const matchers: Json[] = [{ userAgent: agents }];
  if (origins.includes('console')) {
    matchers.unshift({ sessionCredentialFromConsole: [true, 'true'] });
    matchers.push({ userIdentity: { invokedBy: [OLD_CONSOLE_MARK] } }, { eventType: ['AwsConsoleAction'] });
  }
  return matchers;
}
