import { decidingPorts } from '../../functions/compose/deciding.ts';
import { iamPerson } from '../../functions/core/person.ts';
import { decide } from '../../functions/flows/decide.ts';
import { loadConfig } from '../../functions/runtime/config.ts';
import type { Wish } from './sources.ts';

export interface SignedWish extends Wish {
  /** Who is at the page, as AWS names them. */
  readonly arn: string;
}

/** Decides as Slack's buttons do: the same rules, the same record. Reads the deployment's names from the environment. */
export async function handler({ arn, incident, ask, seen }: SignedWish) {
  const { dialogs: _dialogs, table: _table, ...ports } = decidingPorts(loadConfig(), complain);
  const { ok, text } = await decide(ports, { incident, ask, seen, person: iamPerson(arn) });
  return { done: ok, text };
}

function complain(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${error instanceof Error ? error.message : error}\n`);
}
