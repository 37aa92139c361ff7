import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const project = resolve(import.meta.dirname, '..', '..');

/** An incident as the console's API gives it, as far as these tests look. */
export interface SeenIncident {
  readonly id: string;
  readonly stack: string;
  readonly status: string;
  readonly outcome: string;
  readonly addresses: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly detail?: string }[];
  readonly run?: { readonly source: string };
  readonly steps: readonly { readonly name: string }[];
  readonly clicks: readonly { readonly eventID: string; readonly actor: { readonly name: string } }[];
  readonly closedAt?: string;
}

export interface RunningSandbox {
  readonly aws: string;
  readonly console: string;
  /** The page's address, with its token. */
  readonly page: string;
  readonly stack: string;
  /** Where Slack would send what people press. */
  readonly receiver: string;
  /** The environment in which the commands that decide find this sandbox. */
  readonly deployment: Readonly<Record<string, string>>;
  readonly process: ChildProcess;
  /** Everything that it printed on stdout, line by line. */
  readonly lines: readonly string[];
  incidents(): Promise<readonly SeenIncident[]>;
  messages(): Promise<string>;
  /** The channel once it says this: a record is closed before its message is sent. */
  told(word: string): Promise<string>;
  /** The incident that holds all of these records, once it is over. */
  answered(...eventIDs: readonly string[]): Promise<SeenIncident>;
}

/** What this machine lacks for a closed loop; undefined when it lacks nothing. */
export function missingForLoop(): string | undefined {
  const lacking = [
    ['terraform', 'version'],
    ['moto_server', '--help'],
  ].filter(([program = '', argument = '']) => spawnSync(program, [argument], { stdio: 'ignore' }).status !== 0);
  return lacking.length > 0 ? `not on this machine: ${lacking.map(([program]) => program).join(', ')}` : undefined;
}

/** Starts `unclick sandbox --json` over a stack, as somebody else would, and waits for its line. */
export async function startSandboxProcess(
  stack: string,
  patience = 150_000,
  ...more: readonly string[]
): Promise<RunningSandbox> {
  const args = [join(project, 'cli', 'unclick.ts'), 'sandbox', '--json', '--stack', stack, ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said += text.toString('utf8');
  });
  const ready = new Promise<string>((resolveLine, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      resolveLine(line);
    });
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`the sandbox is not ready after ${patience} ms:\n${said}`)), patience).unref();
  });
  const { aws, console, page, stack: name, receiver, deployment } = JSON.parse(await ready);
  return { aws, console, page, stack: name, receiver, deployment, process: child, lines, ...reader(console) };
}

function reader(console: string) {
  const get = async (path: string) => (await fetch(`${console}${path}`)).text();
  const incidents = async (): Promise<readonly SeenIncident[]> => JSON.parse(await get('/api/incidents'));
  const messages = () => get('/api/messages');
  return {
    incidents,
    messages,
    async told(word: string): Promise<string> {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const said = await messages();
        if (said.includes(word)) return said;
        if (Date.now() > deadline) throw new Error(`the channel does not say ${word}: ${said}`);
        await pause(200);
      }
    },
    async answered(...eventIDs: readonly string[]): Promise<SeenIncident> {
      const deadline = Date.now() + 120_000;
      for (;;) {
        const all = await incidents();
        const found = all.find(({ clicks }) => eventIDs.every((id) => clicks.some(({ eventID }) => eventID === id)));
        if (found && found.status !== 'open') return found;
        if (Date.now() > deadline) throw new Error(`no incident answered ${eventIDs}: ${JSON.stringify(all, null, 1)}`);
        await pause(200);
      }
    },
  };
}
