import type { Call, Shape } from './call.ts';
import { isPlain, lowerFirst } from './camel.ts';

/** Lists whose name CloudTrail takes from EC2's query protocol, not from the SDK. */
const listNames: Readonly<Record<string, string>> = {
  CreateTags: 'resourcesSet',
  DeleteTags: 'resourcesSet',
};

/** Calls that EC2 records in its newer, wrapped form: `<name>Request` with the API's own capitals. */
const wrapped = new Set(['ModifySecurityGroupRules', 'CreateNatGateway', 'CreateFlowLogs', 'DeleteFlowLogs']);

/** EC2: lists are `{items: […]}`, ids within them objects, and answers carry `_return`. */
export function ec2Shape(call: Call): Shape {
  const { operation, input, output } = call;
  if (wrapped.has(operation)) return wrappedShape(call);
  const answered = output && {
    requestId: '00000000-0000-4000-8000-000000000000',
    _return: true,
    ...members(output, operation),
  };
  return { eventName: operation, requestParameters: members(input, operation), responseElements: answered ?? null };
}

function members(value: Readonly<Record<string, unknown>>, operation: string): Record<string, unknown> {
  const kept = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !['$metadata', 'Return', 'DryRun'].includes(name),
  );
  return Object.fromEntries(
    kept.map(([name, member]) => [nameOf(name, member, operation), shaped(name, member, operation)]),
  );
}

function nameOf(name: string, member: unknown, operation: string): string {
  if (name === 'Resources') return listNames[operation] ?? 'resourcesSet';
  if (name === 'Tags') return 'tagSet';
  if (name === 'SecurityGroupRules') return 'securityGroupRuleSet';
  if (name === 'UserIdGroupPairs') return 'groups';
  if (name === 'VpcId' || !Array.isArray(member)) return lowerFirst(name);
  return /Ids$/.test(name) && name !== 'SecurityGroupRuleIds' && name !== 'PrefixListIds'
    ? `${lowerFirst(name.slice(0, -3))}sSet`
    : lowerFirst(name);
}

function shaped(name: string, member: unknown, operation: string): unknown {
  if (Array.isArray(member)) {
    const items = member.map((item) =>
      isPlain(item) ? permission(name, members(item, operation)) : { [itemName(name)]: item },
    );
    return items.length > 0 ? { items } : {};
  }
  return isPlain(member) ? members(member, operation) : member;
}

/** A permission names all four kinds of its peers, empty ones too. */
function permission(name: string, item: Record<string, unknown>): Record<string, unknown> {
  return name === 'IpPermissions' ? { groups: {}, ipRanges: {}, ipv6Ranges: {}, prefixListIds: {}, ...item } : item;
}

function itemName(list: string): string {
  return list === 'Resources' ? 'resourceId' : lowerFirst(list.replace(/s$/, ''));
}

function wrappedShape({ operation, input, output }: Call): Shape {
  const request = Object.fromEntries(
    Object.entries(input).map(([name, member]) => [
      name.replace(/s$/, ''),
      Array.isArray(member) ? collapsed(name, member) : member,
    ]),
  );
  const answer = { xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/', return: true };
  return {
    eventName: operation,
    requestParameters: { [`${operation}Request`]: request },
    responseElements: output ? { [`${operation}Response`]: answer } : null,
  };
}

/** A list of one stands as that one, numbered by `tag`. */
function collapsed(name: string, list: readonly unknown[]): unknown {
  const items = list.map((item, index) =>
    isPlain(item) ? { ...item, tag: index + 1 } : { tag: index + 1, content: item },
  );
  return items.length === 1 ? items[0] : { [name]: items };
}
