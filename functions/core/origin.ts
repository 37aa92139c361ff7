import { isObject, type JsonObject, text } from './json.ts';
import type { CloudTrailRecord } from './record.ts';
import { remembered } from './remembered.ts';
import { CONSOLE_AGENTS, isServiceName, OLD_CONSOLE_MARK } from './user-agent.ts';
import type { Origin } from './verdict.ts';

/**
 * Where a call came from. The order matters: a service on somebody's behalf is tested before the console flag, because such
 * calls carry the flag too; CloudShell before the flag for the same reason; user agents last, because the caller writes them.
 */
export function origin(record: CloudTrailRecord): Origin {
  const { raw } = record;
  const identity = isObject(raw.userIdentity) ? raw.userIdentity : undefined;
  return (
    serviceOrigin(raw, identity) ??
    consoleOrigin(raw, identity) ??
    agentOrigin(text(raw.userAgent), text(raw.sourceIPAddress))
  );
}

function serviceOrigin(raw: JsonObject, identity: JsonObject | undefined): Origin | undefined {
  const invokedBy = text(identity?.invokedBy);
  const because: string[] = [];
  if (raw.eventType === 'AwsServiceEvent') because.push('eventType=AwsServiceEvent');
  if (identity?.type === 'AWSService') because.push('userIdentity.type=AWSService');
  if (invokedBy && invokedBy !== OLD_CONSOLE_MARK) because.push(`userIdentity.invokedBy=${invokedBy}`);
  if (isServiceName(raw.userAgent)) because.push(`userAgent=${raw.userAgent}`);
  if (isServiceName(raw.sourceIPAddress)) because.push(`sourceIPAddress=${raw.sourceIPAddress}`);
  return because.length > 0 ? { kind: 'service', because } : undefined;
}

/** The flag, the mark of the console before 2020, or an action that only a console has. */
function consoleOrigin(raw: JsonObject, identity: JsonObject | undefined): Origin | undefined {
  const because: string[] = [];
  const agent = text(raw.userAgent);
  if (hasConsoleFlag(raw)) because.push('sessionCredentialFromConsole');
  if (identity?.invokedBy === OLD_CONSOLE_MARK) because.push(`userIdentity.invokedBy=${OLD_CONSOLE_MARK}`);
  if (raw.eventType === 'AwsConsoleAction') because.push('eventType=AwsConsoleAction');
  if (agent?.includes('exec-env/CloudShell')) {
    because.push('userAgent has exec-env/CloudShell');
    return { kind: 'cloudshell', because };
  }
  if (because.length === 0) return undefined;
  const token = consoleToken(agent);
  if (token) because.push(`userAgent has ${token}`);
  return { kind: 'console', because };
}

/** A string in most records, a boolean in some; "false" was never seen and would not count. */
function hasConsoleFlag(raw: JsonObject): boolean {
  return raw.sessionCredentialFromConsole === 'true' || raw.sessionCredentialFromConsole === true;
}

function agentOrigin(agent: string | undefined, source: string | undefined): Origin {
  if (!agent) return unknown('no userAgent');
  const from = namedOrigin(agent);
  if (from.kind === 'programmatic' && source === 'AWS Internal') {
    return unknown('sourceIPAddress=AWS Internal, which proves nothing');
  }
  return from;
}

/** What a user agent says by itself. */
const namedOrigin = remembered((agent: string): Origin => {
  if (agent === 'AWS Internal') return unknown('userAgent=AWS Internal, which proves nothing');
  const token = consoleToken(agent);
  if (token) return { kind: 'console', because: [`userAgent has ${token}`] };
  if (agent.includes('HashiCorp Terraform/') || agent.includes('HashiCorp/1.0 Terraform/')) {
    return { kind: 'terraform', because: ['userAgent names Terraform'] };
  }
  if (/OpenTofu\/|opentofu/.test(agent)) return { kind: 'terraform', because: ['userAgent names OpenTofu'] };
  if (agent.startsWith('aws-internal/')) {
    return unknown(`userAgent=${agent.slice(0, 40)} is internal to AWS, which proves nothing`);
  }
  return { kind: 'programmatic', because: [`userAgent=${agent.slice(0, 60)}`] };
});

function unknown(why: string): Origin {
  return { kind: 'unknown', because: [why] };
}

function consoleToken(agent: string | undefined): string | undefined {
  if (!agent) return undefined;
  for (const token of CONSOLE_AGENTS.whole) if (agent === token) return token;
  for (const [before, after] of CONSOLE_AGENTS.between) {
    if (agent.startsWith(before) && agent.endsWith(after)) return `${before}…${after}`;
  }
  return CONSOLE_AGENTS.anywhere.find((token) => agent.includes(token));
}
