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
  /** The way, or undefined when it does not work here. May install something into the cache folder. */
  readonly find: () => Promise<Moto | undefined>;
}

const serve = (port: number) => ['-H', '127.0.0.1', '-p', String(port)];

const ways: readonly Way[] = [
  { name: 'moto_server on PATH', find: async () => checked('moto_server', []) },
  { name: 'uvx', find: async () => checked('uvx', ['--from', release, 'moto_server']) },
  { name: 'pipx', find: async () => checked('pipx', ['run', '--spec', release, 'moto_server']) },
  { name: 'a private Python environment', find: privateEnvironment },
  { name: 'the motoserver/moto container', find: container },
];

/** The first way that works, in the order of the least to fetch. */
export async function findMoto(tell: (line: string) => void, among = ways): Promise<Moto | undefined> {
  for (const way of among) {
    const moto = await way.find();
    if (moto) return moto;
    tell(`moto: not by ${way.name}`);
  }
  return undefined;
}

/** A launcher counts when it can show moto's help: that is when uvx and pipx fetch what they lack. */
async function checked(program: string, args: readonly string[]): Promise<Moto | undefined> {
  const file = onPath(program);
  if (!file) return undefined;
  const { failed } = await execa(file, [...args, '--help'], { reject: false, timeout: 180_000, stdin: 'ignore' });
  return failed ? undefined : { name: program, file, args: (port) => [...args, ...serve(port)] };
}

async function privateEnvironment(): Promise<Moto | undefined> {
  const folder = join(cacheFolder(), 'moto');
  const file = join(folder, 'bin', 'moto_server');
  const python = onPath('python3') ?? onPath('python');
  if (!existsSync(file)) {
    if (!python) return undefined;
    const made = await execa(python, ['-m', 'venv', folder], { reject: false, timeout: 120_000 });
    if (made.failed) return undefined;
    await execa(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', release], {
      reject: false,
      timeout: 300_000,
    });
  }
  return (await works(file)) ? { name: 'a private Python environment', file, args: serve } : undefined;
}

async function works(file: string): Promise<boolean> {
  const { failed } = await execa(file, ['--help'], { reject: false, timeout: 60_000 });
  return existsSync(file) && !failed;
}

/** The container's environment is its own, so what moto must know goes in by `--env`. `--init` lets it end on SIGTERM. */
async function container(): Promise<Moto | undefined> {
  const file = onPath('docker');
  if (!file) return undefined;
  const pulled = await execa(file, ['pull', '--quiet', 'motoserver/moto:latest'], { reject: false, timeout: 300_000 });
  if (pulled.failed) return undefined;
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
