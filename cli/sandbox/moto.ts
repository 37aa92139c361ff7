import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';
import type { Moto } from './find-moto.ts';
import { freePort } from './free-port.ts';
import type { Shutdown } from './shutdown.ts';

/** Starts the AWS of the sandbox and waits until it answers. @returns its endpoint. */
export async function startMoto(moto: Moto, logFile: string, shutdown: Shutdown): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true', PYTHONUNBUFFERED: '1' };
  const child = await startChild({ file: moto.file, args: moto.args(port), env }, logFile);
  await shutdown.add('moto', () => child.stop());
  const endpoint = `http://127.0.0.1:${port}`;
  const ended = child.ended.then((how) => {
    throw new Error(`moto (${moto.name}) ended before it answered: ${how}; its output is in ${logFile}`);
  });
  await Promise.race([answering(endpoint, 60_000), ended]);
  ended.catch(() => undefined);
  return endpoint;
}

async function answering(endpoint: string, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const ok = await fetch(`${endpoint}/moto-api/data.json`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(100);
  }
  throw new Error(`moto did not answer at ${endpoint} within ${patience / 1000} s`);
}
