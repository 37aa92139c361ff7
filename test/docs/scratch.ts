import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './printed.ts';

/** What a working copy has beside the project's own files. */
const leftOut = [
  'node_modules',
  '.git',
  'dist',
  '.serverless',
  '.esbuild',
  '.stryker-tmp',
  'reports',
  'artefacts',
  'unclick.yml',
];

export interface Said {
  readonly exit: number | null;
  readonly text: string;
}

/** A copy of the project in which commands are typed as they are printed; only node_modules is shared. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'unclick-docs-'));
  readonly #environment: NodeJS.ProcessEnv;
  /** What an interactive shell keeps from one command to the next. */
  readonly #kept: string[] = [];

  constructor(environment: NodeJS.ProcessEnv = {}) {
    cpSync(root, this.folder, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    this.#environment = { ...process.env, npm_config_update_notifier: 'false', NO_COLOR: '1', ...environment };
  }

  /** Types a command and waits for its end; one that stays is ended once it has said `ready`. */
  async type(command: string, ready?: RegExp): Promise<Said> {
    if (ready) return await (await this.start(command, ready)).end();
    const child = this.#spawn(command);
    const text = hear(child);
    return { exit: await ended(child), text: text() };
  }

  /** Types a command that stays, and waits until it has said `ready`, or ended. */
  async start(command: string, ready: RegExp): Promise<{ end(): Promise<Said> }> {
    const child = this.#spawn(command);
    const over = ended(child);
    const text = await new Promise<() => string>((resolve) => {
      const heard = hear(child, () => ready.test(heard()) && resolve(heard));
      void over.then(() => resolve(heard));
    });
    const end = async () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      return { exit: await over, text: text() };
    };
    return { end };
  }

  #spawn(command: string): ChildProcess {
    if (/^(?:alias|export|\.) /.test(command)) this.#kept.push(command);
    const script = ['shopt -s expand_aliases', ...this.#kept, command].join('\n');
    return spawn('bash', ['-c', script], { cwd: this.folder, env: this.#environment, detached: true });
  }

  /** Makes it a clone with one commit, whose origin is a folder. */
  keepInGit(): void {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: this.folder, stdio: 'ignore' });
    const somebody = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
    git('init', '--quiet', '--bare', '.origin');
    git('init', '--quiet');
    git('remote', 'add', 'origin', './.origin');
    git(...somebody, 'commit', '--quiet', '--allow-empty', '--message', 'A beginning');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a child says, on either stream. */
function hear(child: ChildProcess, said: () => void = () => {}): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (words: Buffer) => {
      text += words.toString('utf8');
      said();
    });
  return () => text;
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));
