import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { pipelineRole } from '../clicks/persona.ts';
import { replay } from '../replay/replay.ts';
import { exampleStack } from '../sandbox/start-sandbox.ts';
import { Cast } from './cast.ts';
import type { DemoClick, QuietClick } from './demo-click.ts';
import { factsOf } from './facts.ts';
import type { Programme } from './programme.ts';
import { silenced } from './silenced.ts';

/** A state of the example stack, as the sandbox makes it. */
const stateFile = `${exampleStack}.tfstate`;

/** What the classifier says of one act where nothing can be reverted. */
interface Recognised {
  readonly title: string;
  readonly actor: string;
  readonly verdicts: readonly string[];
  readonly addresses: readonly string[];
}

/** The same acts through replay, against a kept state: recognised, not reverted. @returns the exit code. */
export async function showRecognised({ scenes, quiet }: Programme, json: boolean): Promise<number> {
  const recognised: Recognised[] = [];
  for (const act of [...quiet, ...scenes.flat()]) recognised.push(await recognise(act));
  if (json)
    process.stdout.write(
      `${JSON.stringify({ passed: false, recognised: true, reverted: false, results: recognised })}\n`,
    );
  else
    process.stdout.write(`${tableOf(recognised)}\nRecognised, not reverted: this machine lacks what is named above.\n`);
  return 3;
}

async function recognise(act: DemoClick | QuietClick): Promise<Recognised> {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-records-'));
  const file = join(folder, 'records.ndjson');
  try {
    writeFileSync(file, await recordsOf(act));
    const verdicts: string[] = [];
    const addresses = new Set<string>();
    const policy = { origins: ['console' as const], ownRoles: [pipelineRole] };
    for await (const { verdict } of replay([file], [stateFile], policy, {
      account: '123456789012',
      region: 'us-east-1',
    })) {
      verdicts.push(`${verdict.verdict} (${verdict.reason})`);
      for (const { address } of verdict.hits) addresses.add(address);
    }
    return { title: act.title, actor: act.actor, verdicts, addresses: [...addresses] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The records that the act's calls leave, one a line; no call is made. */
async function recordsOf(act: DemoClick | QuietClick): Promise<string> {
  const lines: string[] = [];
  const put = async (record: Readonly<Record<string, unknown>>) => {
    lines.push(`${JSON.stringify(record)}\n`);
  };
  const cast = new Cast('http://127.0.0.1:9', put, silenced(act));
  await cast.play(act, factsOf(readFileSync(stateFile, 'utf8')));
  return lines.join('');
}

function tableOf(recognised: readonly Recognised[]): string {
  const table = new Table({
    head: ['click', 'actor', 'verdict', 'addresses'],
    style: { head: [], border: [] },
    colWidths: [36, 20, 30, 54],
    wordWrap: true,
  });
  for (const { title, actor, verdicts, addresses } of recognised) {
    table.push([title, actor, [...new Set(verdicts)].join('\n'), addresses.join('\n') || '-']);
  }
  return table.toString();
}
