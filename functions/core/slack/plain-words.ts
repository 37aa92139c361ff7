/** A call in plain words: `AuthorizeSecurityGroupIngress` of `ec2.amazonaws.com` → `ec2: authorize security group ingress`. */
export function plainWords(eventSource: string, eventName: string): string {
  const service = eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '');
  const words = eventName
    .replace(/_?\d{4}_?\d{2}_?\d{2}(v\d+)?$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z](?!s([A-Z ]|$))[a-z])/g, '$1 $2');
  const lower = words.split(' ').map((word) => (/^[A-Z]{2,}s?$/.test(word) ? word : word.toLowerCase()));
  return `${service}: ${lower.join(' ')}`;
}
