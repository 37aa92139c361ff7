import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import type { StackCopy } from './stack-copy.ts';

/** Clones the git repository that a root module is in, at a branch, with all of its history, as CodeBuild would. */
export async function cloneStack(module: string, target: string, branch: string): Promise<StackCopy> {
  const from = realpathSync(module);
  const repository = await git(from, 'rev-parse', '--show-toplevel');
  await git(from, 'clone', '--quiet', '--no-hardlinks', '--branch', branch, repository, target);
  return { root: target, directory: relative(repository, from) || '.' };
}

/** What a build's DOWNLOAD_SOURCE phase does: the branch as its repository has it by now. @returns the commit */
export async function downloadSource(root: string, branch: string): Promise<string> {
  await git(root, 'fetch', '--quiet', 'origin', branch);
  await git(root, 'checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
  return await git(root, 'rev-parse', 'HEAD');
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: folder });
  return stdout.trim();
}
