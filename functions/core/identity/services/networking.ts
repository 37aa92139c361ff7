import type { ServiceIdentities } from '../service.ts';

const rule = [
  'resolverruleassociation|{resolverRuleId}|{vPCId}',
  'resolverruleassociation|{response.resolverRuleAssociation.id}',
  '^resolverrule|{resolverRuleId}',
];
const logConfig = [
  'querylogassociation|{resolverQueryLogConfigId}|{resourceId}',
  '^resolverquerylogconfig|{resolverQueryLogConfigId}',
];

/** Route 53 Resolver: a rule or a log joined to a VPC has an id of its own, which not every call says. */
export const route53resolver: ServiceIdentities = {
  family: 'route53resolver',
  types: {
    aws_route53_resolver_rule_association: [
      'resolverruleassociation|{id}',
      'resolverruleassociation|{resolver_rule_id}|{vpc_id}',
    ],
    aws_route53_resolver_query_log_config_association: [
      'querylogassociation|{resolver_query_log_config_id}|{resource_id}',
    ],
  },
  events: {
    AssociateResolverRule: rule,
    DisassociateResolverRule: rule,
    AssociateResolverQueryLogConfig: logConfig,
    DisassociateResolverQueryLogConfig: logConfig,
  },
};

const firewall = ['arn|{firewallArn}', 'firewall|{firewallName}'];

/** Network Firewall: which policy a firewall has is the firewall's setting. */
export const networkFirewall: ServiceIdentities = {
  family: 'network-firewall',
  events: { AssociateFirewallPolicy: firewall, AssociateSubnets: firewall, DisassociateSubnets: firewall },
};
