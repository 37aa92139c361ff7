import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { type Finding, finding } from './finding.ts';

const { ok, warn, fail } = finding('trail');

/** Without a trail that logs management events, EventBridge hears of no click. */
export async function checkTrail(): Promise<Finding[]> {
  const client = new CloudTrailClient({});
  const { trailList = [] } = await client.send(new DescribeTrailsCommand({}));
  const logging: Trail[] = [];
  for (const trail of trailList) {
    const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
    if (IsLogging && (await logsWrites(client, trail))) logging.push(trail);
  }
  if (logging.length === 0)
    return [fail('no trail logs write management events here', 'make a multi-Region trail, or start the one there is')];
  const wide = logging.find((trail) => trail.IsMultiRegionTrail);
  if (!wide)
    return [
      warn(
        `${logging[0]?.Name} logs this Region only`,
        'make it a multi-Region trail: spokes in other Regions need it',
      ),
    ];
  const global = wide.IncludeGlobalServiceEvents !== false;
  return [
    global
      ? ok(`${wide.Name} logs every Region, global services too`)
      : warn(`${wide.Name} leaves out global services`, 'let it include them: clicks in IAM are missed'),
  ];
}

/** Selectors are left at their default by most trails, and the default logs all management events. */
async function logsWrites(client: CloudTrailClient, trail: Trail): Promise<boolean> {
  const { EventSelectors = [], AdvancedEventSelectors = [] } = await client
    .send(new GetEventSelectorsCommand({ TrailName: trail.TrailARN }))
    .catch(() => ({ EventSelectors: [], AdvancedEventSelectors: [] }));
  if (AdvancedEventSelectors.length > 0)
    return AdvancedEventSelectors.some(
      ({ FieldSelectors = [] }) =>
        FieldSelectors.some(({ Field, Equals = [] }) => Field === 'eventCategory' && Equals.includes('Management')) &&
        !FieldSelectors.some(({ Field, Equals = [] }) => Field === 'readOnly' && Equals.includes('true')),
    );
  if (EventSelectors.length === 0) return true;
  return EventSelectors.some(
    ({ IncludeManagementEvents, ReadWriteType }) => IncludeManagementEvents !== false && ReadWriteType !== 'ReadOnly',
  );
}
