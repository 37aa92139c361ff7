import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where administrators put what the system's package manager does not own. Terraform looks into its own folders itself. */
const addOns = [
  '/opt',
  '/srv',
  '/usr/local',
  '/usr/local/share',
  '/usr/local/lib',
  '/usr/share',
  '/usr/lib',
  '/var/lib',
];
const registries = ['registry.terraform.io', 'registry.opentofu.org'];

/** True where the user has told Terraform how to install providers: that is honoured as it is. */
export function hasCliConfig(environment: NodeJS.ProcessEnv = process.env): boolean {
  const named = environment.TF_CLI_CONFIG_FILE || environment.TERRAFORM_CONFIG;
  return [named, join(homedir(), '.terraformrc'), join(homedir(), '.tofurc')].some((file) => file && existsSync(file));
}

/** The folder of a provider mirror that has the AWS provider: `<folder>/registry.terraform.io/hashicorp/aws`. */
export function findMirror(below: readonly string[] = addOns): string | undefined {
  return below.flatMap((folder) => [folder, ...subfolders(folder)]).find(isMirror);
}

function isMirror(folder: string): boolean {
  return registries.some((registry) => existsSync(join(folder, registry, 'hashicorp', 'aws')));
}

function subfolders(folder: string): string[] {
  const down = children(folder);
  return [...down, ...down.flatMap(children)];
}

function children(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

/** Writes a CLI configuration that takes from the mirror what is in it, and the rest from the registry. */
export function writeMirrorConfig(mirror: string, file: string): void {
  const held = registries.flatMap((registry) =>
    children(join(mirror, registry)).flatMap((namespace) =>
      children(namespace).map((type) => type.slice(mirror.length).replace(/^\/+/, '')),
    ),
  );
  const list = held.map((provider) => JSON.stringify(provider)).join(', ');
  writeFileSync(
    file,
    `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${list}]
  }
  direct {
    exclude = [${list}]
  }
}
`,
  );
}
