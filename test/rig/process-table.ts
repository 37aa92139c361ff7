import { readdirSync, readFileSync } from 'node:fs';

/** A process as Linux tells of it (proc_pid_stat(5)). */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: readonly string[];
}

/** Every process there is now; one that ends meanwhile is left out. */
export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processOf(pid) ?? []);
}

/** Those among them that `ancestor` started, or what it started did. */
export function below(ancestor: number, all: readonly Process[] = processes()): readonly Process[] {
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || descends(parent));
  };
  return all.filter(({ pid }) => descends(pid));
}

/** What it was started with; nothing of a process that has ended. */
export function environmentOf(pid: number): Readonly<Record<string, string>> {
  const pairs = textOf(String(pid), 'environ')
    .split('\0')
    .filter((pair) => pair.includes('='));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

function processOf(pid: string): Process | undefined {
  const [state, parent, group] = (/\) (.*)$/s.exec(textOf(pid, 'stat'))?.[1] ?? '').split(' ');
  // A zombie has ended, and waits for its parent to hear of it.
  if (state === undefined || state === '' || state === 'Z' || parent === undefined || group === undefined)
    return undefined;
  const command = textOf(pid, 'cmdline').split('\0').slice(0, -1);
  return { pid: Number(pid), parent: Number(parent), group: Number(group), command };
}

function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
