import type { Command } from 'commander';
import pc from 'picocolors';
import { readConfig } from './config/read-config.ts';
import { caller } from './deployment.ts';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';
import { examine } from './doctor/examine.ts';
import type { Finding, Grade } from './doctor/finding.ts';
import { faultWords } from './fault-words.ts';

const marks: Readonly<Record<Grade, string>> = {
  ok: pc.green('✓'),
  warn: pc.yellow('!'),
  fail: pc.red('✗'),
  unknown: pc.dim('?'),
};

/** `unclick doctor`: exits 0 when all is well or merely could be better, 1 when clicks are missed or cannot be answered, 2 when it could not look. */
export function register(program: Command): void {
  const command = program
    .command('doctor')
    .description('look over a deployment and the account behind it, read-only, and say what to do about what it finds');
  withDeployment(command).option('--json', 'print one object', false).action(doctor);
}

async function doctor(options: DeploymentOptions & { readonly json: boolean }): Promise<void> {
  if (options.profile) process.env.AWS_PROFILE = options.profile;
  if (options.region) process.env.AWS_REGION = options.region;
  const region = process.env.AWS_REGION ?? 'us-east-1';
  process.env.AWS_REGION = region;
  try {
    const config = readConfig(options.config);
    const { account } = await caller();
    const isWatched = process.stderr.isTTY && !options.json;
    const progress = (area: string) => void (isWatched && process.stderr.write(`\r\u001b[Klooking at: ${area}`));
    const found = await examine({ config, deployment: options.deployment, region, account, progress });
    if (isWatched) process.stderr.write('\r\u001b[K');
    process.stdout.write(options.json ? `${JSON.stringify({ findings: found })}\n` : text(found));
    process.exitCode = found.some(({ grade }) => grade === 'fail') ? 1 : 0;
  } catch (error) {
    process.stderr.write(`unclick doctor: ${faultWords(error)}\n`);
    process.exitCode = 2;
  }
}

function text(found: readonly Finding[]): string {
  const areas = Map.groupBy(found, ({ area }) => area);
  const blocks = [...areas].map(([area, findings]) => {
    const lines = findings.map(
      ({ grade, what, remedy }) => `  ${marks[grade]} ${what}${remedy ? `\n    → ${remedy}` : ''}\n`,
    );
    return `${pc.bold(area)}\n${lines.join('')}`;
  });
  return blocks.join('');
}
