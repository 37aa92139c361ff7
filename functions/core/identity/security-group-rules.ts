import { isObject, type Json, type JsonObject } from '../json.ts';
import { own } from '../own.ts';
import { MOST_KEYS } from './bounds.ts';
import { elements, field, scalar, scalars } from './field.ts';

type Direction = 'ingress' | 'egress';

/** One rule in words that the API and every style of Terraform resource share: group, direction, protocol, ports, and one peer. */
function ruleKey(group: string, direction: Direction, protocol: string, ports: string, peer: string): string {
  return `ec2:rule|${group}|${direction}|${protocol}|${ports}|${peer}`;
}

const PROTOCOLS: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6', all: '-1' };

function protocolOf(value: string | undefined): string {
  const name = (value ?? '-1').toLowerCase();
  return own(PROTOCOLS, name) ?? name;
}

/** Ports mean nothing where every protocol is let through: written as 0-0, -1 or not at all. */
function portsOf(protocol: string, from: string | undefined, to: string | undefined): string {
  return protocol === '-1' ? '*' : `${from ?? '-1'}-${to ?? from ?? '-1'}`;
}

/** Keys of `aws_security_group_rule` (one instance may stand for several rules) and `aws_vpc_security_group_*gress_rule`. */
export function securityGroupRuleKeys(attributes: JsonObject, type: string): string[] {
  const keys = scalars(attributes.security_group_rule_id).map((id) => `id|${id}`);
  const id = type === 'aws_security_group_rule' ? undefined : scalar(attributes.id);
  if (id !== undefined && !keys.includes(`id|${id}`)) keys.push(`id|${id}`);
  const group = scalar(attributes.security_group_id);
  if (group === undefined) return keys;
  const direction: Direction = (scalar(attributes.type) ?? type).includes('egress') ? 'egress' : 'ingress';
  const protocol = protocolOf(scalar(attributes.protocol ?? attributes.ip_protocol));
  const ports = portsOf(protocol, scalar(attributes.from_port), scalar(attributes.to_port));
  for (const name of PEERS) {
    const value = attributes[name];
    if (value === undefined || value === null) continue;
    for (const peer of scalars(value)) {
      // Another account's group is written `<account>/sg-…`.
      keys.push(ruleKey(group, direction, protocol, ports, peer.slice(peer.lastIndexOf('/sg-') + 1)));
    }
  }
  if (attributes.self === true) keys.push(ruleKey(group, direction, protocol, ports, group));
  return keys;
}

/** The attributes of either style that say who is let in or out. */
const PEERS = [
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_ids',
  'source_security_group_id',
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
] as const;

/** What Authorize/Revoke/UpdateSecurityGroupRule… touch: the rules by id or by content, and their group. */
export function securityGroupRules(request: JsonObject, response: JsonObject, eventName: string): string[] {
  const direction: Direction = eventName.endsWith('Egress') ? 'egress' : 'ingress';
  const answered = ['securityGroupRuleSet', 'revokedSecurityGroupRuleSet']
    .flatMap((name) => elements(field(response, name)))
    .filter(isObject);
  const group =
    scalar(field(request, 'groupId')) ?? answered.map((rule) => scalar(rule.groupId)).find((id) => id !== undefined);
  const ids = [
    ...elements(field(request, 'securityGroupRuleIds') ?? field(request, 'SecurityGroupRuleId')).flatMap(ruleIds),
    ...answered.flatMap((rule) => scalars(rule.securityGroupRuleId)),
    ...elements(field(request, 'securityGroupRuleDescriptions')).flatMap(ruleIds),
  ];
  const keys = ids.map((id) => `id|${id}`);
  if (!group) return keys;
  for (const permission of permissions(request)) {
    const protocol = protocolOf(scalar(field(permission, 'ipProtocol')));
    const ports = portsOf(protocol, scalar(field(permission, 'fromPort')), scalar(field(permission, 'toPort')));
    for (const peer of recordPeers(permission)) keys.push(ruleKey(group, direction, protocol, ports, peer));
    if (keys.length > MOST_KEYS) break;
  }
  return [...new Set(keys), `~id|${group}`];
}

function ruleIds(element: Json): string[] {
  const one = scalar(element);
  if (one !== undefined) return [one];
  return isObject(element) ? scalars(field(element, 'securityGroupRuleId')) : [];
}

/** `ipPermissions.items[]`, or the old form that puts one rule's fields beside the group's id. */
function permissions(request: JsonObject): JsonObject[] {
  const listed = elements(field(request, 'ipPermissions')).filter(isObject);
  return listed.length > 0 ? listed : [request];
}

function recordPeers(permission: JsonObject): string[] {
  const lists: readonly (readonly [list: string, name: string])[] = [
    ['ipRanges', 'cidrIp'],
    ['ipv6Ranges', 'cidrIpv6'],
    ['prefixListIds', 'prefixListId'],
    ['groups', 'groupId'],
  ];
  const peers = lists.flatMap(([list, name]) =>
    elements(field(permission, list)).flatMap((range) => (isObject(range) ? scalars(field(range, name)) : [])),
  );
  const old = scalar(field(permission, 'cidrIp'));
  return old === undefined ? peers : [...peers, old];
}
