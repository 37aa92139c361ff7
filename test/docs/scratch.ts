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

  /** Types a command and waits for its end; one that stays is ended once it has said `until`. */
  async type(command: string, until?: RegExp): Promise<Said> {
    if (/^(?:alias|export) /.test(command)) this.#kept.push(command);
    const script = ['shopt -s expand_aliases', ...this.#kept, command].join('\n');
    const child = spawn('bash', ['-c', script], { cwd: this.folder, env: this.#environment, detached: true });
    return await listen(child, until);
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

/** What a command says; one that stays is ended with all that it started. */
async function listen(child: ChildProcess, until: RegExp | undefined): Promise<Said> {
  let text = '';
  const hear = (words: Buffer) => {
    text += words.toString('utf8');
    if (until?.test(text) && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exit, text };
}
