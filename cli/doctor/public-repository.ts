/** What a repository shows to somebody without credentials. `refs`: `HEAD`, `refs/heads/main`, `refs/tags/v1`. */
export type Seen =
  | { readonly is: 'public'; readonly refs: ReadonlySet<string> }
  | { readonly is: 'private' | 'unreachable'; readonly because: string };

/**
 * What `git ls-remote` asks first (gitprotocol-http, "Discovering References"), without git and without credentials. A host
 * answers alike for a repository that is private and for one that is not there.
 */
export async function lookAtRepository(url: string): Promise<Seen> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/info/refs?service=git-upload-pack`, {
      headers: { 'user-agent': 'git/2.0 (unclick doctor)' },
      signal: AbortSignal.timeout(10_000),
    });
    const isGit = response.headers.get('content-type')?.startsWith('application/x-git-upload-pack-advertisement');
    if (response.ok && isGit) return { is: 'public', refs: references(await response.text()) };
    const because = response.ok ? 'it answers, and not as git does' : `it answers ${response.status}`;
    return { is: response.status < 500 ? 'private' : 'unreachable', because };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { is: 'unreachable', because: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Each line is an object's name and a reference; the first has capabilities after a NUL. */
function references(advertisement: string): Set<string> {
  const lines = advertisement.matchAll(/[0-9a-f]{40}(?:[0-9a-f]{24})? ([^\0\n]+)/g);
  return new Set([...lines].map(([, name = '']) => name));
}
