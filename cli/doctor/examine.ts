import type { Config } from '../../functions/runtime/config.ts';
import { checkAlarms, checkConcurrency } from './account.ts';
import { checkBuild } from './build.ts';
import { type Finding, finding, type Patient } from './finding.ts';
import { checkIndex } from './index-freshness.ts';
import { checkQueues } from './queues.ts';
import { resourcesOf } from './resources.ts';
import { checkRules } from './rules.ts';
import { checkSlack } from './slack.ts';
import { checkStateBuckets } from './state-buckets.ts';
import { checkTrail } from './trail.ts';

export interface Examination {
  readonly config: Config;
  readonly deployment: string;
  readonly region: string;
  readonly account: string;
  readonly slackUrl?: string;
  /** Told what is looked at next: IAM, S3 and Slack take their seconds. */
  readonly progress?: (area: string) => void;
}

/** Every check, one after the other. What one of them may not look at is a finding of its own, and stops no other. */
export async function examine({ config, slackUrl, progress, ...about }: Examination): Promise<Finding[]> {
  const patient: Patient = { ...about, ids: await resourcesOf(about.deployment) };
  const checks: readonly (readonly [string, () => Promise<Finding[]>])[] = [
    ['trail', checkTrail],
    ['rules', () => checkRules(patient)],
    ['queues', () => checkQueues(patient)],
    ['index', () => checkIndex(patient, config.stacks)],
    ['state buckets', () => checkStateBuckets(config.stacks)],
    ['build', () => checkBuild(patient, config.stacks)],
    ['slack', () => checkSlack(config, slackUrl)],
    ['account', checkConcurrency],
    ['account', () => checkAlarms(patient)],
  ];
  const found: Finding[] = [];
  for (const [area, check] of checks) {
    progress?.(area);
    found.push(...(await check().catch((error) => [undone(area, error)])));
  }
  return found;
}

function undone(area: string, error: unknown): Finding {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return finding(area).unknown(`could not look: ${why}`, 'run doctor with credentials that may read this');
}
