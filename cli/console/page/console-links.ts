import type { ClickSummary, Step } from '../../../functions/core/incident.ts';

/** The partition's console: `aws`, China and GovCloud have their own. */
function consoleOf(region: string): string {
  if (region.startsWith('cn-')) return `https://${region}.console.amazonaws.cn`;
  return region.startsWith('us-gov-')
    ? `https://${region}.console.amazonaws-us-gov.com`
    : `https://${region}.console.aws.amazon.com`;
}

/** A record in CloudTrail's event history. */
export function cloudTrailEvent({ region, eventID }: ClickSummary): string {
  const id = encodeURIComponent(eventID);
  return `${consoleOf(region)}/cloudtrailv2/home?region=${encodeURIComponent(region)}#/events/${id}`;
}

/** A CodeBuild build, from its ARN; undefined for anything else. */
export function codeBuildPage({ detail = '' }: Step): string | undefined {
  const found = /^arn:aws[\w-]*:codebuild:([\w-]+):(\d{12}):build\/([\w-]+):([\w-]+)$/.exec(detail);
  if (!found) return undefined;
  const [, region = '', account, project, build] = found;
  return `${consoleOf(region)}/codesuite/codebuild/${account}/projects/${project}/build/${project}%3A${build}/`;
}
