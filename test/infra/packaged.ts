import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';

const root = join(import.meta.dirname, '..', '..');
/** What a clean clone has that packaging reads. There is no unclick.yml in it. */
const inputs = ['serverless.yml', 'package.json', 'tsconfig.json', 'unclick.example.yml', 'infra', 'functions'];

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

export interface Packaged {
  /** Where the template, the zips and the run's program are. */
  readonly folder: string;
  readonly project: string;
  readonly template: { readonly Resources: Readonly<Record<string, Resource>> };
}

/**
 * `osls package` of a clean clone, offline: once for the same files, whichever test asks first. Only node_modules is shared
 * with the working copy.
 * @param unclick an unclick.yml to put into the clone; without it the example is packaged
 */
export function packaged(unclick = ''): Packaged {
  const project = join(tmpdir(), `unclick-package-${digestOf(inputs, unclick)}`);
  if (!existsSync(project)) packageInto(project, unclick);
  const folder = join(project, '.serverless');
  const template = JSON.parse(readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'));
  return { folder, project, template };
}

function packageInto(project: string, unclick: string): void {
  const draft = `${project}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true });
  for (const input of inputs) cpSync(join(root, input), join(draft, input), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(draft, 'node_modules'));
  if (unclick) writeFileSync(join(draft, 'unclick.yml'), unclick);
  const noNetwork = {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    HTTP_PROXY: 'http://127.0.0.1:9',
    AWS_CONFIG_FILE: '/dev/null',
  };
  const { PATH, HOME } = process.env;
  // osls zips each function in a temporary folder, and leaves it there.
  const TMPDIR = `${draft}.tmp`;
  mkdirSync(TMPDIR);
  try {
    execaSync('osls', ['package'], {
      cwd: draft,
      env: { PATH: `${join(root, 'node_modules', '.bin')}:${PATH}`, HOME, TMPDIR, ...noNetwork },
      extendEnv: false,
      timeout: 200_000,
    });
  } finally {
    rmSync(TMPDIR, { recursive: true });
  }
  try {
    renameSync(draft, project);
  } catch {
    // Another test file was first: its package is the same.
    rmSync(draft, { recursive: true });
  }
}

function digestOf(paths: readonly string[], unclick: string): string {
  const hash = createHash('sha256').update(unclick);
  for (const path of paths) {
    for (const file of filesIn(path)) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort();
  } catch {
    return [path];
  }
}
