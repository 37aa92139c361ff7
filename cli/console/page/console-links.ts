import type { ClickSummary } from '../../../functions/core/click.ts';
import type { Step } from '../../../functions/core/incident.ts';

/** The partition's console: `aws`, China and GovCloud have their own. */
function consoleOf(region: string): string {
  if (region.startsWith('cn-')) return `https://${region}.console.amazonaws.cn`;
  return region.startsWith('us-gov-')
    ? `https://${region}.console.amazonaws-us-gov.com`
    : `https://${region}.console.aws.amazon.com`;
}

/** A record in CloudTrail's event history. */
export function cloudTrailEvent({ region, eventID }: Pick<ClickSummary, 'region' | 'eventID'>): string {
  const id = encodeURIComponent(eventID);
  return `${consoleOf(region)}/cloudtrailv2/home?region=${encodeURIComponent(region)}#/events/${id}`;
}

export interface BuildPlace {
  readonly region: string;
  readonly account: string;
  readonly project: string;
  readonly build: string;
}

/** Where the newest build of an incident is, from the ARN in its steps; undefined where there is none. */
export function buildOf(steps: readonly Step[]): BuildPlace | undefined {
  const arn = /^arn:aws[\w-]*:codebuild:([\w-]+):(\d{12}):build\/([\w-]+):([\w-]+)$/;
  const found = steps.map(({ detail = '' }) => arn.exec(detail)).findLast((match) => match !== null);
  const [, region = '', account = '', project = '', build = ''] = found ?? [];
  return found ? { region, account, project, build } : undefined;
}

export function codeBuildPage({ region, account, project, build }: BuildPlace): string {
  return `${consoleOf(region)}/codesuite/codebuild/${account}/projects/${project}/build/${project}%3A${build}/`;
}
