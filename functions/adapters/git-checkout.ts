import { spawn } from 'node:child_process';
import type { Checkout } from '../ports/source.ts';

/**
 * Of CodeBuild's clone only the files belong to the stack: its folder may have another owner than the build, and no hook is
 * anybody's business here. `safe.directory` on the command line counts since git 2.35.3 (git-config).
 */
const settings = ['-c', 'safe.directory=*', '-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false'];

/** Git in the folder that the build checked out. Its errors go to the build's log; what is told names the command alone. */
export class GitCheckout implements Checkout {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The remote is asked: a clone that is kept between builds would go on showing where a tag once was. */
  async tagged(tag: string): Promise<string | undefined> {
    const name = `refs/tags/${tag}`;
    const lines = (await this.#must('ls-remote', 'origin', name, `${name}^{}`)).split('\n');
    const refs = new Map(lines.map((line) => line.split('\t')).map(([id = '', ref = '']) => [ref, id]));
    // An annotated tag is an object of its own; `^{}` is the commit that it names.
    return refs.get(`${name}^{}`) ?? refs.get(name);
  }

  async goTo(commit: string): Promise<boolean> {
    await this.#must('rev-parse', '--verify', '--quiet', 'HEAD');
    const { code } = await this.#git('merge-base', '--is-ancestor', commit, 'HEAD');
    if (code !== 0) return false;
    await this.#must('checkout', '--quiet', '--force', '--detach', commit);
    return true;
  }

  async #must(command: string, ...args: readonly string[]): Promise<string> {
    const { code, out } = await this.#git(command, ...args);
    if (code === 0) return out;
    throw new Error(`git ${command} ended with ${code}`);
  }

  #git(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', [...settings, ...args], {
        cwd: this.#directory,
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out }));
    });
  }
}
