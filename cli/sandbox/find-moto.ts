import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from './cache-folder.ts';
import { onPath } from './on-path.ts';

/** moto 5.1 is the first with the content filters that the rules use; 6 is not out. */
const release = 'moto[server]>=5.1,<6';

/** One way to run moto on this machine. */
export interface Moto {
  readonly name: string;
  readonly file: string;
  readonly args: (port: number) => readonly string[];
}

interface Way {
  readonly name: string;
  /** Whether there is anything to try at all: what is tried may take minutes, and is told before. */
  readonly isThere: () => boolean;
  /** The way, or why it does not work here. May install something into the cache folder. */
  readonly find: () => Promise<Moto | string>;
}

const serve = (port: number) => ['-H', '127.0.0.1', '-p', String(port)];

const ways: readonly Way[] = [
  launcher('moto_server'),
  launcher('uvx', ['--from', release, 'moto_server']),
  launcher('pipx', ['run', '--spec', release, 'moto_server']),
  { name: 'pip, into a folder of its own', isThere: () => python() !== undefined, find: privateEnvironment },
  { name: 'the motoserver/moto container', isThere: () => onPath('docker') !== undefined, find: container },
];

/** The first way that works, in the order of the least to fetch. */
export async function findMoto(tell: (line: string) => void, among = ways): Promise<Moto | undefined> {
  for (const { name, isThere, find } of among) {
    if (!isThere()) continue;
    tell(`moto: trying ${name}`);
    const moto = await find();
    if (typeof moto !== 'string') return moto;
    tell(`moto: not by ${name}: ${moto}`);
  }
  return undefined;
}

/** A launcher counts when it can show moto's help: that is when uvx and pipx fetch what they lack. */
function launcher(program: string, args: readonly string[] = []): Way {
  const find = async () => {
    const file = onPath(program) ?? program;
    const tried = await execa(file, [...args, '--help'], { reject: false, timeout: 180_000, stdin: 'ignore' });
    return tried.failed ? why(tried) : { name: program, file, args: (port: number) => [...args, ...serve(port)] };
  };
  return { name: program, isThere: () => onPath(program) !== undefined, find };
}

/** The last line of what a program complained, or how it ended. */
function why({
  stderr,
  shortMessage,
}: {
  readonly stderr: string;
  readonly shortMessage?: string | undefined;
}): string {
  return stderr.trim().split('\n').at(-1) || shortMessage?.split('\n')[0] || 'it failed';
}

const python = () => onPath('python3') ?? onPath('python');

async function privateEnvironment(): Promise<Moto | string> {
  const folder = join(cacheFolder(), 'moto');
  const file = join(folder, 'bin', 'moto_server');
  if (!existsSync(file)) {
    const made = await execa(python() ?? 'python3', ['-m', 'venv', folder], { reject: false, timeout: 120_000 });
    if (made.failed) return why(made);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', release];
    const installed = await execa(join(folder, 'bin', 'python'), pip, { reject: false, timeout: 300_000 });
    if (installed.failed) return why(installed);
  }
  const tried = await execa(file, ['--help'], { reject: false, timeout: 60_000 });
  return tried.failed ? why(tried) : { name: 'a private Python environment', file, args: serve };
}

/** The container's environment is its own, so what moto must know goes in by `--env`. `--init` lets it end on SIGTERM. */
async function container(): Promise<Moto | string> {
  const file = onPath('docker') ?? 'docker';
  const pulled = await execa(file, ['pull', '--quiet', 'motoserver/moto:latest'], { reject: false, timeout: 300_000 });
  if (pulled.failed) return why(pulled);
  const settings = ['--rm', '--init', '--env', 'MOTO_IAM_LOAD_MANAGED_POLICIES=true'];
  const args = (port: number) => [
    'run',
    ...settings,
    '--publish',
    `127.0.0.1:${port}:5000`,
    'motoserver/moto:latest',
    '-H',
    '0.0.0.0',
  ];
  return { name: 'docker', file, args };
}
