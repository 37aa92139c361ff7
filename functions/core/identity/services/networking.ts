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
export const route53resolver = (): ServiceIdentities => ({
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
});

const attachment = ['attachment|{attachmentId,response.attachment.attachmentId}'];
const attachments = ['vpc', 'connect', 'dx_gateway', 'site_to_site_vpn', 'transit_gateway_route_table'];
// As the calls are found that name the policy: a change set is one of its versions.
const corePolicy = ['corenetworkpolicy|corenetwork={coreNetworkId}', '^corenetwork|{coreNetworkId}'];
const peering = ['peering|{peeringId}'];

/** Network Manager: the attachments of a core network share their ids, and most of their calls. */
export const networkmanager = (): ServiceIdentities => ({
  family: 'networkmanager',
  types: {
    ...Object.fromEntries(
      attachments.map((kind) => [
        `aws_networkmanager_${kind}_attachment`,
        ['arn|{arn}', 'attachment|{attachment_id,id}'],
      ]),
    ),
    aws_networkmanager_attachment_accepter: ['attachment|{attachment_id,id}'],
    aws_networkmanager_transit_gateway_peering: ['arn|{arn}', 'peering|{id}'],
  },
  events: {
    AcceptAttachment: attachment,
    RejectAttachment: attachment,
    DeleteAttachment: attachment,
    UpdateVpcAttachment: attachment,
    UpdateDirectConnectGatewayAttachment: attachment,
    DeletePeering: peering,
    ExecuteCoreNetworkChangeSet: corePolicy,
    RestoreCoreNetworkPolicyVersion: corePolicy,
  },
});

const namespace = ['namespace|{id:last}'];
const instance = ['instance|{serviceId}|{instanceId}', '^service|{serviceId}'];

/** Cloud Map. A namespace is of one of three kinds, which only some calls say. */
export const servicediscovery = (): ServiceIdentities => ({
  family: 'servicediscovery',
  types: { aws_service_discovery_instance: ['instance|{service_id}|{instance_id}'] },
  events: {
    RegisterInstance: instance,
    DeregisterInstance: instance,
    UpdateHttpNamespace: namespace,
    UpdatePrivateDnsNamespace: namespace,
    UpdatePublicDnsNamespace: namespace,
  },
});

const targets = [
  'targetattachment|{targetGroupIdentifier:last}|{targets[].id}|{targets[].port?}',
  '~targetgroup|{targetGroupIdentifier:last}',
];
const authPolicy = [
  'authpolicy|{resourceIdentifier:last}',
  '~service|{resourceIdentifier:last}',
  '~servicenetwork|{resourceIdentifier:last}',
];

/**
 * VPC Lattice: an identifier is an id or an ARN, of a service or of a network. A call that says no port means the target at every
 * port.
 */
export const vpcLattice = (): ServiceIdentities => ({
  family: 'vpc-lattice',
  types: {
    aws_vpclattice_auth_policy: ['authpolicy|{resource_identifier:last}'],
    aws_vpclattice_target_group_attachment: [
      'targetattachment|{target_group_identifier:last}|{target[].id}|{target[].port}',
      'targetattachment|{target_group_identifier:last}|{target[].id}|',
    ],
  },
  events: {
    RegisterTargets: targets,
    DeregisterTargets: targets,
    PutAuthPolicy: authPolicy,
    DeleteAuthPolicy: authPolicy,
  },
});

const firewall = ['arn|{firewallArn}', 'firewall|{firewallName}'];

/** Network Firewall: which policy a firewall has is the firewall's setting. */
export const networkFirewall = (): ServiceIdentities => ({
  family: 'network-firewall',
  types: { aws_networkfirewall_logging_configuration: ['loggingconfiguration|{firewall_arn:last}'] },
  events: {
    AssociateFirewallPolicy: firewall,
    AssociateSubnets: firewall,
    DisassociateSubnets: firewall,
    UpdateLoggingConfiguration: [
      'loggingconfiguration|{firewallName,firewallArn:last}',
      '~firewall|{firewallName,firewallArn:last}',
    ],
  },
});

const joined = [
  'gatewayassociation|{associationId,response.directConnectGatewayAssociation.associationId}',
  'gatewayassociation|{directConnectGatewayId}|{gatewayId,virtualGatewayId}',
  '^gateway|{directConnectGatewayId}',
];

const beneath = (id: string) => [`^connection|{${id}}`, `^lag|{${id}}`];

/** Direct Connect. A hosted connection is a connection that stands on another, or on a group of them. */
export const directconnect = (): ServiceIdentities => ({
  family: 'directconnect',
  types: {
    aws_dx_gateway_association: [
      'gatewayassociation|{dx_gateway_association_id}',
      'gatewayassociation|{dx_gateway_id}|{associated_gateway_id}',
    ],
    aws_dx_hosted_connection: ['connection|{id}'],
  },
  events: {
    CreateDirectConnectGatewayAssociation: joined,
    UpdateDirectConnectGatewayAssociation: joined,
    DeleteDirectConnectGatewayAssociation: joined,
    AllocateHostedConnection: beneath('connectionId'),
    AssociateHostedConnection: ['connection|{connectionId}', ...beneath('parentConnectionId')],
  },
});

const sshKey = (id: string) => [
  `sshpublickey|{serverId}|{userName}|{${id}}`,
  '^user|{userName}|server={serverId}',
  '^server|{serverId}',
];

/** Transfer Family. A user's keys are named within the user. */
export const transfer = (): ServiceIdentities => ({
  family: 'transfer',
  types: {
    aws_transfer_tag: ['tag|{resource_arn}|{key}'],
    aws_transfer_ssh_key: ['sshpublickey|{server_id}|{user_name}|{ssh_key_id}', 'sshpublickey|{id:slashes}'],
  },
  events: {
    TagResource: ['tag|{arn}|{tags.key}', 'arn|{arn}'],
    UntagResource: ['tag|{arn}|{tagKeys}', 'arn|{arn}'],
    ImportSshPublicKey: sshKey('response.sshPublicKeyId'),
    DeleteSshPublicKey: sshKey('sshPublicKeyId'),
  },
});
