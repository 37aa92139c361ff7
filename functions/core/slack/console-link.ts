/** Where a click's record stands in the console: CloudTrail's event history of its Region. */
export function consoleLink(region: string, eventID: string): string | undefined {
  if (!/^[a-z0-9-]{5,30}$/.test(region) || !/^[0-9a-fA-F-]{8,64}$/.test(eventID)) return undefined;
  const domain = region.startsWith('cn-') ? 'console.amazonaws.cn' : 'console.aws.amazon.com';
  return `https://${region}.${domain}/cloudtrailv2/home?region=${region}#/events/${eventID}`;
}
