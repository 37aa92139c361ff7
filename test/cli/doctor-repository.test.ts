import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { lookAtRepository } from '../../cli/doctor/public-repository.ts';
import { type Answer, type Listener, listen } from '../../cli/sandbox/listen.ts';
import { onPath } from '../../cli/sandbox/on-path.ts';

let host: Listener | undefined;
afterEach(() => host?.close());

async function answering(answer: (query: string) => Answer): Promise<string> {
  host = await listen(({ path }) => answer(path));
  return `${host.url}/acme/infra`;
}

/** What a git host says of a repository, by git itself. */
function advertisement(arrange: (git: (...args: readonly string[]) => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-git-'));
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
  const git = (...args: readonly string[]) => void execaSync('git', ['-C', folder, ...identity, ...args]);
  git('init', '--quiet', '--initial-branch', 'main');
  arrange(git);
  const { stdout } = execaSync('git', ['upload-pack', '--http-backend-info-refs', '--stateless-rpc', folder]);
  rmSync(folder, { recursive: true });
  return `001e# service=git-upload-pack\n0000${stdout}`;
}

const git = (body: string): Answer => ({
  status: 200,
  type: 'application/x-git-upload-pack-advertisement',
  body,
});

describe('a repository, looked at without credentials', () => {
  it('that is public names its branches and tags', async (context) => {
    if (!onPath('git')) return context.skip('git is not on PATH');
    const body = advertisement((run) => {
      run('commit', '--quiet', '--allow-empty', '-m', 'x');
      run('branch', 'live');
      run('tag', 'v1');
    });
    const asked: string[] = [];
    const url = await answering((path) => {
      asked.push(path);
      return git(body);
    });
    const seen = await lookAtRepository(`${url}/`);
    expect(asked).toEqual(['/acme/infra/info/refs']);
    expect(seen.is === 'public' && [...seen.refs].sort()).toEqual([
      'HEAD',
      'refs/heads/live',
      'refs/heads/main',
      'refs/tags/v1',
    ]);
  });

  it('that is empty has no HEAD', async (context) => {
    if (!onPath('git')) return context.skip('git is not on PATH');
    const body = advertisement(() => undefined);
    const seen = await lookAtRepository(await answering(() => git(body)));
    expect(seen.is === 'public' && seen.refs.has('HEAD')).toBe(false);
    expect(seen.is).toBe('public');
  });

  it.each([
    ['wants credentials', { status: 401, type: 'text/plain', body: '' }, 'private', '401'],
    ['is not there, or not for us', { status: 404, type: 'text/plain', body: '' }, 'private', '404'],
    ['is a page', { status: 200, type: 'text/html', body: '<p>' }, 'private', 'not as git does'],
    ['is broken', { status: 503, type: 'text/plain', body: '' }, 'unreachable', '503'],
  ])('that %s', async (_what, answer, is, because) => {
    const seen = await lookAtRepository(await answering(() => answer));
    expect(seen).toEqual({ is, because: expect.stringContaining(because) });
  });

  it('whose host does not answer', async () => {
    expect(await lookAtRepository('http://127.0.0.1:9/acme/infra')).toMatchObject({ is: 'unreachable' });
  });
});
