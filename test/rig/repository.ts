import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A git repository of a test's own, on branch `main`, with nobody's settings. */
export class Repository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Writes these files and commits them. @returns the commit */
  commit(files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'a change');
    return this.git('rev-parse', 'HEAD');
  }

  git(...args: readonly string[]): string {
    return git(this.folder, ...args);
  }

  /** What CodeBuild checks out: all of the history, at the branch. @returns the folder */
  clone(folder: string): string {
    git(this.folder, 'clone', '--quiet', '--branch', 'main', this.folder, folder);
    return folder;
  }
}

export function git(folder: string, ...args: readonly string[]): string {
  const person = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
  const nobody = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const env = { PATH: process.env.PATH, ...person, ...committer, ...nobody };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
}
