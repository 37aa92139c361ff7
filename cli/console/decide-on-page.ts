import { receivingPorts } from '../../functions/compose/receiving.ts';
import { iamPerson } from '../../functions/core/deciding/person.ts';
import { decide, type Answered as Ruled } from '../../functions/flows/decide.ts';
import { consentToOverride, requestOverride } from '../../functions/flows/override.ts';
import { loadConfig } from '../../functions/runtime/config.ts';
import type { SignedWish } from './deciding-as.ts';
import type { Answered } from './sources.ts';

/** Decides as Slack's buttons do: the same rules, the same record. Reads the deployment's names from the environment. */
export async function handler(signed: SignedWish): Promise<Answered> {
  const { ok, text } = await ruled(signed);
  return { done: ok, text };
}

async function ruled(signed: SignedWish): Promise<Ruled> {
  const { dialogs: _dialogs, table: _table, ...ports } = receivingPorts(loadConfig(), complain);
  const person = iamPerson(signed.arn);
  if ('wish' in signed) return await decide(ports, { ...signed.wish, person });
  if ('request' in signed) return await requestOverride(ports, { ...signed.request, person });
  return await consentToOverride(ports, { override: signed.consent, person });
}

function complain(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${error instanceof Error ? error.message : error}\n`);
}
