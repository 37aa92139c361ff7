/** Keeps `main` as the server would show it now, runs the clocks, and lets the keyboard go everywhere. */

/** Makes one element like another, in place: what has the focus, or was typed, stays. */
function become(old: Element, fresh: Element): void {
  if (old.isEqualNode(fresh)) return;
  if (old.tagName !== fresh.tagName || old.id !== fresh.id) {
    old.replaceWith(fresh);
    return;
  }
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old instanceof HTMLFormElement && old.matches(':focus-within')) return;
  const [before, after] = [[...old.children], [...fresh.children]];
  const isText = before.length === 0 || after.length === 0 || hasText(old) || hasText(fresh);
  if (isText) refill(old, fresh);
  else mend(old, before, after);
}

/** A log that is read at its end stays there. */
function refill(old: Element, fresh: Element): void {
  const isFollowed = old.hasAttribute('data-follow') && old.scrollTop + old.clientHeight >= old.scrollHeight - 8;
  old.replaceChildren(...fresh.childNodes);
  if (isFollowed) old.scrollTop = old.scrollHeight;
}

/** Children with an id are known by it, the rest by their place. */
function mend(parent: Element, before: Element[], after: Element[]): void {
  const known = new Map(before.filter(({ id }) => id).map((child) => [child.id, child]));
  const unnamed = before.filter(({ id }) => !id);
  const kept = after.map((fresh) => {
    const old = fresh.id ? known.get(fresh.id) : unnamed.shift();
    if (!old || old.tagName !== fresh.tagName) return fresh;
    become(old, fresh);
    return old;
  });
  for (const child of before) if (!kept.includes(child)) child.remove();
  kept.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

const hasText = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());

async function refresh(): Promise<void> {
  const url = new URL(location.href);
  url.searchParams.delete('said');
  const answer = await fetch(url);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const selector of ['main', 'nav ul']) {
    const [old, next] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (old && next) become(old, next);
  }
  follow();
  tick();
}

let isFollowing = false;

/** A log is read from its end, from when it first appears: a page may be opened before the build has begun to write. */
function follow(): void {
  const log = document.getElementById('log-text');
  if (log && !isFollowing) log.scrollTop = log.scrollHeight;
  isFollowing = log !== null;
}

function spoken(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function ago(seconds: number): string {
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h ago` : `${Math.floor(seconds / 86_400)} d ago`;
}

function tick(): void {
  const now = Date.now();
  const since = (iso: string | null | undefined) => Math.max(0, (now - Date.parse(iso ?? '')) / 1000);
  const left = (iso: string | undefined) => Math.max(0, (Date.parse(iso ?? '') - now) / 1000);
  const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
  for (const element of all('[data-since]')) element.textContent = spoken(since(element.dataset.since));
  for (const element of all('[data-ago]')) element.textContent = ago(since(element.getAttribute('datetime')));
  for (const element of all('[data-left]')) element.textContent = `${spoken(left(element.dataset.left))} left`;
  for (const bar of document.querySelectorAll<HTMLProgressElement>('progress[data-until]'))
    bar.value = left(bar.dataset.until);
}

function walk(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
  row?.querySelector<HTMLElement>('a, button')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1);
  const search = document.querySelector<HTMLElement>('[data-search]');
  if (key === '/' && search) {
    event.preventDefault();
    search.focus();
    return;
  }
  document.querySelector<HTMLElement>(`nav [data-key="${CSS.escape(key)}"]`)?.click();
});

if (new URLSearchParams(location.search).has('said')) {
  const url = new URL(location.href);
  url.searchParams.delete('said');
  history.replaceState(null, '', url);
}

let refreshing: Promise<void> = Promise.resolve();
let isWanted = false;

/** One refresh at a time, and one more when news came during it. */
function wantRefresh(): void {
  if (isWanted) return;
  isWanted = true;
  refreshing = refreshing
    .then(() => {
      isWanted = false;
      return refresh();
    })
    .catch(() => setConnected(false));
}

function setConnected(isConnected: boolean): void {
  const line = document.querySelector<HTMLElement>('[data-link]');
  if (line) line.hidden = isConnected;
}

const feed = new EventSource('/events');
feed.addEventListener('open', () => setConnected(true));
feed.addEventListener('error', () => setConnected(false));
feed.addEventListener('trouble', () => setConnected(false));
feed.addEventListener('news', () => {
  setConnected(true);
  wantRefresh();
});
follow();
// A log grows without news of the incident.
if (location.pathname.startsWith('/incidents/'))
  setInterval(() => document.querySelector('.way li.now') && wantRefresh(), 1000);
setInterval(tick, 250);
tick();
