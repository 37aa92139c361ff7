import type { AdoptionTable } from './row.ts';

const rule = {
  id: '{item.securityGroupRuleId}',
  each: 'response.securityGroupRuleSet',
  expect: { security_group_id: '{item.groupId}', security_group_rule_id: '{item.securityGroupRuleId}' },
  exclusive: 'aws_vpc_security_group_rules_exclusive',
};

const route = { type: 'aws_route', covered: ['route'] };

/** EC2: what can be put beside a group, a route table, an ACL, a VPC or an instance. */
export const ec2: AdoptionTable = {
  'ec2:AuthorizeSecurityGroupIngress': [
    { ...rule, type: 'aws_vpc_security_group_ingress_rule', when: { 'item.isEgress': 'false' }, covered: ['ingress'] },
  ],
  'ec2:AuthorizeSecurityGroupEgress': [
    { ...rule, type: 'aws_vpc_security_group_egress_rule', when: { 'item.isEgress': 'true' }, covered: ['egress'] },
  ],
  'ec2:CreateRoute': [
    {
      ...route,
      id: '{routeTableId}_{destinationCidrBlock}',
      expect: { route_table_id: '{routeTableId}', destination_cidr_block: '{destinationCidrBlock}' },
    },
    {
      ...route,
      id: '{routeTableId}_{destinationIpv6CidrBlock}',
      expect: { route_table_id: '{routeTableId}', destination_ipv6_cidr_block: '{destinationIpv6CidrBlock}' },
    },
    {
      ...route,
      id: '{routeTableId}_{destinationPrefixListId}',
      expect: { route_table_id: '{routeTableId}', destination_prefix_list_id: '{destinationPrefixListId}' },
    },
  ],
  'ec2:CreateNetworkAclEntry': [
    {
      type: 'aws_network_acl_rule',
      id: '{networkAclId}:{ruleNumber}:{aclProtocol}:{egress}',
      expect: { network_acl_id: '{networkAclId}', rule_number: '{ruleNumber}', egress: '{egress}' },
      covered: ['ingress', 'egress'],
    },
  ],
  'ec2:AssociateRouteTable': [
    {
      type: 'aws_route_table_association',
      id: '{subnetId}/{routeTableId}',
      expect: { subnet_id: '{subnetId}', route_table_id: '{routeTableId}' },
    },
  ],
  'ec2:CreateFlowLogs': [
    {
      type: 'aws_flow_log',
      id: '{item}',
      each: 'response.CreateFlowLogsResponse.flowLogIdSet',
      expect: { id: '{item}' },
    },
    { type: 'aws_flow_log', id: '{item}', each: 'response.flowLogIdSet', expect: { id: '{item}' } },
  ],
  'ec2:AssociateAddress': [
    { type: 'aws_eip_association', id: '{response.associationId}', expect: { id: '{response.associationId}' } },
  ],
  'ec2:AttachVolume': [
    {
      type: 'aws_volume_attachment',
      id: '{device}:{volumeId}:{instanceId}',
      expect: { volume_id: '{volumeId}', instance_id: '{instanceId}' },
    },
  ],
  'ec2:AssociateVpcCidrBlock': [
    {
      type: 'aws_vpc_ipv4_cidr_block_association',
      id: '{response.cidrBlockAssociation.associationId}',
      expect: { vpc_id: '{vpcId}', cidr_block: '{cidrBlock}' },
    },
  ],
  'ec2:CreateTransitGatewayRoute': [
    {
      type: 'aws_ec2_transit_gateway_route',
      id: '{transitGatewayRouteTableId}_{destinationCidrBlock}',
      expect: { destination_cidr_block: '{destinationCidrBlock}' },
    },
  ],
};
