import { CloudWatchLogsClient, GetLogEventsCommand, ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs';
import type { Incident } from '../../functions/core/incident.ts';
import { buildOf } from './page/console-links.ts';

/** The newest lines of an incident's newest build, from CodeBuild's log in CloudWatch; undefined where there is none (yet). */
export async function buildLog({ steps }: Incident): Promise<string | undefined> {
  const place = buildOf(steps);
  if (!place) return undefined;
  const client = new CloudWatchLogsClient({ region: place.region });
  const where = { logGroupName: `/aws/codebuild/${place.project}`, logStreamName: place.build };
  try {
    const { events = [] } = await client.send(new GetLogEventsCommand({ ...where, limit: 500 }));
    return events.map(({ message = '' }) => message.trimEnd()).join('\n');
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
