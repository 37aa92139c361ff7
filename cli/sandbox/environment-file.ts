import { writeFileSync } from 'node:fs';

/** Where the sandbox's stack has its state: what the demo's clicks act on is looked up there. */
export const stateVariable = 'UNCLICK_SANDBOX_STATE';

/** Writes what a shell must read (`. ./FILE`) for the commands to talk to this sandbox. */
export function writeEnvironment(
  file: string,
  deployment: Readonly<Record<string, string>>,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): void {
  const all = { ...deployment, [stateVariable]: `s3://${bucket}/${key}` };
  const lines = Object.entries(all).map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
}
