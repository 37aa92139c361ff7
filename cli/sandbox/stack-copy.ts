import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** A working copy of a root module and of what it refers to outside its folder. */
export interface StackCopy {
  /** The copy's top: what a checkout would be. */
  readonly root: string;
  /** The root module's folder below it, `.` where they are the same. */
  readonly directory: string;
}

const skipped = new Set(['.git', '.terraform', 'node_modules', '.terragrunt-cache']);
const isState = (name: string) => /\.tfstate(\..*)?$/.test(name) || name === '.terraform.tfstate.lock.info';

/** Copies the module into `target`, its neighbours at the same relative places. The original is only read. */
export function copyStack(module: string, target: string): StackCopy {
  const from = resolve(module);
  const parts = [from, ...outside(from)];
  const top = parts.map((part) => (part === from ? part : dirname(part))).reduce(commonFolder);
  for (const part of parts) copyInto(part, join(target, relative(top, part)));
  return { root: target, directory: relative(top, from) || '.' };
}

function copyInto(part: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(part, target, {
    recursive: true,
    filter: (file) => !skipped.has(basename(file)) && !isState(basename(file)),
  });
}

/** Files and folders that the module's files name by a path through `..`, and what those name in turn. */
function outside(from: string): string[] {
  const found = new Set<string>();
  const open = [from];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const path of upwardPaths(folder)) {
      const known = [from, ...found].some((part) => path === part || path.startsWith(part + sep));
      if (known || !existsSync(path)) continue;
      found.add(path);
      if (statSync(path).isDirectory()) open.push(path);
    }
  }
  return [...found];
}

function upwardPaths(folder: string): string[] {
  return terraformFiles(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/"((?:\$\{path\.(?:module|root)\}\/)?[^"$]*\.\.\/[^"$?*]*)"/g)].map(
      ([, path = '']) =>
        resolve(dirname(file), path.replace(/^\$\{path\.(?:module|root)\}\//, '').replace(/\/\/.*$/, '')),
    ),
  );
}

function terraformFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tf(\.json)?$|\.tofu$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(sep)
          .some((part) => skipped.has(part)),
    );
}

function commonFolder(one: string, other: string): string {
  const [a, b] = [one.split(sep), other.split(sep)];
  const length = a.findIndex((part, index) => part !== b[index]);
  return length === -1 ? one : a.slice(0, length).join(sep) || sep;
}
