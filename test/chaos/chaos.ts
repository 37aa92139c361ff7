import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import { toldToEnd } from '../../cli/sandbox/told-to-end.ts';
import { type Chaos, type ChaosReport, playChaos } from './play.ts';

/** `npm run chaos`: clicks over stacks while builds and functions are killed and AWS is in trouble. Exits with 1 where the promise breaks. */
const whole = (text: string) => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number above 0 is wanted');
  return Number(text);
};
const options = new Command('chaos')
  .description('kills, errors and lost answers while people click, against the whole promise')
  .option('--stacks <number>', 'how many stacks', whole, 20)
  .option('--clicks <number>', 'how many clicks', whole, 200)
  .option('--builds <number>', 'how many builds may run at once', whole, 3)
  .option('--seed <number>', 'chooses clicks and faults; how they meet is up to the machine', whole)
  .option('--keep', 'keep the folder with the logs', false)
  .option('--json', 'print one object', false)
  .parse()
  .opts<Omit<Chaos, 'seed'> & { seed?: number; keep: boolean; json: boolean }>();

const { json, keep, ...sizes } = options;
const chaos = { ...sizes, seed: options.seed ?? 1 + Math.floor(Math.random() * 2 ** 31) };
const folder = mkdtempSync(join(tmpdir(), 'unclick-chaos-'));
const shutdown = new Shutdown();
const begun = Date.now();
const tell = (line: string) =>
  process.stderr.write(`${String(Math.round((Date.now() - begun) / 1000)).padStart(5)} s  ${line}\n`);
tell(`${chaos.clicks} clicks over ${chaos.stacks} stacks, seed ${chaos.seed}`);

let holds = false;
void toldToEnd().then(async () => {
  await shutdown.run();
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});
try {
  const report = await playChaos(chaos, { folder, shutdown, tell });
  holds = report.broken.length === 0 && report.tooFew.length === 0;
  process.stdout.write(json ? `${JSON.stringify({ holds, ...report })}\n` : asText(report));
} finally {
  for (const fault of await shutdown.run()) tell(fault);
  if (holds && !keep) rmSync(folder, { recursive: true, force: true });
  else tell(`the logs are in ${folder}`);
}
process.exit(holds ? 0 : 1);

function asText({ broken, tooFew, ...report }: ChaosReport): string {
  const lines = Object.entries(report).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const { stacks, clicks, builds, seed } = report;
  const again = `npm run chaos -- --stacks ${stacks} --clicks ${clicks} --builds ${builds} --seed ${seed}`;
  const wrong = [...broken.map((text) => `BROKEN: ${text}`), ...tooFew.map((text) => `too few faults: ${text}`)];
  const end = wrong.length === 0 ? ['the promise holds'] : [...wrong, `to play it again: ${again}`];
  return `${[...lines, ...end].join('\n')}\n`;
}
