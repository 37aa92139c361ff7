import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Bench } from '../../test/matrix/matrix.ts';

/** Applies the whole stack once, and says every ten seconds how far it is. @throws where Terraform fails, with its last words */
export async function applyAll({ directory, environment }: Bench, size: number): Promise<void> {
  const args = ['apply', '-auto-approve', '-no-color', '-parallelism=20'];
  const child = spawn('terraform', args, { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const last: string[] = [];
  let done = 0;
  const hear = (line: string) => {
    if (/: Creation complete after/.test(line)) done += 1;
    last.push(line);
    if (last.length > 20) last.shift();
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const from = Date.now();
  const say = () =>
    process.stderr.write(`${size} resources: ${done} made after ${Math.round((Date.now() - from) / 1000)} s\n`);
  const ticking = setInterval(say, 10_000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(ticking);
  if (code !== 0) throw new Error(`terraform apply of the bench's stack failed: ${last.join('\n')}`);
  say();
}
