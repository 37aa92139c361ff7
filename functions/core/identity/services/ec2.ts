import type { ServiceIdentities } from '../service.ts';

const route = 'route|{routeTableId}|{destinationCidrBlock,destinationIpv6CidrBlock,destinationPrefixListId}';
const entry = ['networkaclentry|{networkAclId}|{egress:lower}|{ruleNumber}', '~id|{networkAclId}'];
const ingress = ['@securityGroupRules'];
const table = 'id|{routeTableId}';
const vpnIngress = [
  'vpningress|{ClientVpnEndpointId}|{TargetNetworkCidr}|{AccessGroupId?}',
  '^id|{ClientVpnEndpointId}',
];

/** A VPC's own IPv6 block is an attribute of the VPC; its second IPv4 blocks are resources of their own. */
const block = [
  'id|{associationId}',
  '[response.cidrBlockAssociation]^id|{response.vpcId}',
  '[response.ipv6CidrBlockAssociation]~id|{response.vpcId}',
];

const localRoute = ['localroute|{LocalGatewayRouteTableId}|{DestinationCidrBlock}', '~id|{LocalGatewayRouteTableId}'];

/** Whom an image or a snapshot is shared with, added or taken away. */
const shared = (kind: string, permission: string) =>
  ['add', 'remove'].map((way) => {
    const whom = ['userId', 'group', 'organizationArn', 'organizationalUnitArn'];
    return `${kind}|{${whom.map((who) => `${permission}.${way}.${who}`).join()}}`;
  });

/** What a VPC endpoint is joined to, each a resource of its own where it was made so. */
const joins = ['Add', 'Remove'].flatMap((way) => [
  `endpointsubnet|{VpcEndpointId}|{${way}SubnetId}`,
  `endpointtable|{VpcEndpointId}|{${way}RouteTableId}`,
  `endpointgroup|{VpcEndpointId}|{${way}SecurityGroupId}`,
]);

/**
 * EC2 and VPC. A resource id (`sg-…`) says its own kind, so every kind shares the key `id|<id>`; what has no id of its own
 * (a route, an entry of a network ACL, an attachment) is made of the ids that it joins.
 */
export const ec2 = (): ServiceIdentities => ({
  family: 'ec2',
  types: {
    aws_route: [
      'route|{route_table_id}|{destination_cidr_block,destination_ipv6_cidr_block,destination_prefix_list_id}',
    ],
    aws_network_acl_rule: ['networkaclentry|{network_acl_id}|{egress}|{rule_number}'],
    aws_route_table_association: ['id|{id}', 'tableassociation|{subnet_id,gateway_id}'],
    aws_main_route_table_association: ['id|{id}'],
    aws_volume_attachment: ['volumeattachment|{volume_id}|{instance_id}'],
    aws_eip_association: ['id|{id}'],
    aws_internet_gateway_attachment: ['gatewayattachment|{internet_gateway_id}|{vpc_id}'],
    aws_vpn_gateway_attachment: ['gatewayattachment|{vpn_gateway_id}|{vpc_id}'],
    aws_network_interface_attachment: ['id|{attachment_id,id}'],
    aws_network_interface_sg_attachment: ['interfacegroup|{network_interface_id}'],
    aws_security_group_rule: ['@securityGroupRuleKeys'],
    aws_vpc_security_group_ingress_rule: ['arn|{arn}', '@securityGroupRuleKeys'],
    aws_vpc_security_group_egress_rule: ['arn|{arn}', '@securityGroupRuleKeys'],
    aws_ec2_tag: ['tag|{resource_id}|{key}'],
    aws_ec2_instance_state: ['instancestate|{instance_id}'],
    aws_vpc_ipam_pool_cidr: ['ipampoolcidr|{ipam_pool_id}|{cidr}'],
    aws_ec2_client_vpn_authorization_rule: [
      'vpningress|{client_vpn_endpoint_id}|{target_network_cidr}|{access_group_id?}',
    ],
    aws_vpc_endpoint_service_allowed_principal: ['serviceprincipal|{vpc_endpoint_service_id}|{principal_arn}'],
    aws_vpc_endpoint_connection_accepter: ['endpointconnection|{vpc_endpoint_service_id}|{vpc_endpoint_id}'],
    aws_vpc_network_performance_metric_subscription: ['metricsubscription|{source}|{destination}|{metric}'],
    aws_ec2_local_gateway_route: ['localroute|{local_gateway_route_table_id}|{destination_cidr_block}'],
    aws_spot_datafeed_subscription: ['spotdatafeed|-'],
    aws_vpc_endpoint_service_private_dns_verification: ['serviceverification|{service_id}'],
    aws_vpc_endpoint_private_dns: ['endpointdns|{vpc_endpoint_id}'],
    aws_eip_domain_name: ['addressattribute|{allocation_id}'],
    aws_vpc_dhcp_options_association: ['dhcpassociation|{vpc_id}'],
    aws_vpc_endpoint_policy: ['endpointpolicy|{vpc_endpoint_id}'],
    aws_vpc_endpoint_route_table_association: ['endpointtable|{vpc_endpoint_id}|{route_table_id}'],
    aws_vpc_endpoint_subnet_association: ['endpointsubnet|{vpc_endpoint_id}|{subnet_id}'],
    aws_vpc_endpoint_security_group_association: ['endpointgroup|{vpc_endpoint_id}|{security_group_id}'],
    aws_vpc_peering_connection_options: ['peeringoptions|{vpc_peering_connection_id}'],
    aws_vpn_gateway_route_propagation: ['propagation|{route_table_id}|{vpn_gateway_id}'],
    aws_ec2_managed_prefix_list_entry: ['prefixlistentry|{prefix_list_id}|{cidr}'],
    aws_ec2_transit_gateway_route: ['tgwroute|{transit_gateway_route_table_id}|{destination_cidr_block}'],
    aws_ec2_transit_gateway_route_table_association: [
      'tgwassociation|{transit_gateway_route_table_id}|{transit_gateway_attachment_id}',
    ],
    aws_ec2_transit_gateway_route_table_propagation: [
      'tgwpropagation|{transit_gateway_route_table_id}|{transit_gateway_attachment_id}',
    ],
    aws_ec2_transit_gateway_default_route_table_association: ['tgwdefaultassociation|{transit_gateway_id}'],
    aws_ec2_transit_gateway_default_route_table_propagation: ['tgwdefaultpropagation|{transit_gateway_id}'],
    aws_ec2_default_credit_specification: ['defaultcredits|{instance_family}'],
    aws_ebs_encryption_by_default: ['ebsencryptionbydefault|-'],
    aws_ebs_default_kms_key: ['ebsdefaultkmskeyid|-'],
    aws_ebs_snapshot_block_public_access: ['snapshotblockpublicaccess|-'],
    aws_ec2_image_block_public_access: ['imageblockpublicaccess|-'],
    aws_ec2_serial_console_access: ['serialconsoleaccess|-'],
    aws_ec2_instance_metadata_defaults: ['instancemetadatadefaults|-'],
    aws_vpc_block_public_access_options: ['vpcblockpublicaccessoptions|-'],
    aws_ami_launch_permission: [
      'launchpermission|{image_id}|{account_id,group,organization_arn,organizational_unit_arn}',
    ],
    aws_snapshot_create_volume_permission: ['volumepermission|{snapshot_id}|{account_id}'],
  },
  also: {
    aws_eip: ['id|{allocation_id}', 'address|{public_ip}'],
    aws_key_pair: ['id|{key_pair_id}', 'keypair|{key_name}'],
    aws_launch_template: ['launchtemplate|{name}'],
    aws_placement_group: ['placementgroup|{name}', 'id|{placement_group_id}'],
    aws_spot_instance_request: ['id|{spot_instance_id}'],
    aws_default_security_group: ['id|{id}'],
  },
  events: {
    AuthorizeSecurityGroupIngress: ingress,
    AuthorizeSecurityGroupEgress: ingress,
    RevokeSecurityGroupIngress: ingress,
    RevokeSecurityGroupEgress: ingress,
    ModifySecurityGroupRules: [
      'id|{SecurityGroupRule.SecurityGroupRuleId}',
      'id|{securityGroupRules.securityGroupRuleId}',
      '~id|{GroupId}',
    ],
    UpdateSecurityGroupRuleDescriptionsIngress: ingress,
    UpdateSecurityGroupRuleDescriptionsEgress: ingress,
    CreateRoute: [route, `~${table}`],
    ReplaceRoute: [route, `~${table}`],
    DeleteRoute: [route, `~${table}`],
    AssociateRouteTable: ['id|{response.associationId}', 'tableassociation|{subnetId,gatewayId}', `^${table}`],
    DisassociateRouteTable: ['id|{associationId}'],
    ReplaceRouteTableAssociation: ['id|{associationId}', 'id|{response.newAssociationId}', `^${table}`],
    CreateNetworkAclEntry: entry,
    ReplaceNetworkAclEntry: entry,
    DeleteNetworkAclEntry: entry,
    ReplaceNetworkAclAssociation: ['id|{associationId}', 'id|{response.newAssociationId}', 'id|{networkAclId}'],
    AttachVolume: ['volumeattachment|{volumeId}|{instanceId}', '^id|{instanceId}', '^id|{volumeId}'],
    DetachVolume: [
      'volumeattachment|{volumeId}|{instanceId,response.instanceId}',
      '^id|{instanceId}',
      '^id|{volumeId}',
    ],
    AssociateAddress: ['id|{response.associationId}', 'id|{allocationId}', 'address|{publicIp}'],
    DisassociateAddress: ['id|{associationId}', 'address|{publicIp}'],
    ReleaseAddress: ['id|{allocationId}', 'address|{publicIp}'],
    AllocateAddress: ['id|{response.allocationId}', 'address|{response.publicIp}'],
    AttachInternetGateway: ['gatewayattachment|{internetGatewayId}|{vpcId}', '~id|{internetGatewayId}'],
    DetachInternetGateway: ['gatewayattachment|{internetGatewayId}|{vpcId}', '~id|{internetGatewayId}'],
    AttachVpnGateway: ['gatewayattachment|{vpnGatewayId}|{vpcId}', '~id|{vpnGatewayId}'],
    DetachVpnGateway: ['gatewayattachment|{vpnGatewayId}|{vpcId}', '~id|{vpnGatewayId}'],
    AttachNetworkInterface: ['id|{response.attachmentId}', '^id|{networkInterfaceId}', '^id|{instanceId}'],
    DetachNetworkInterface: ['id|{attachmentId}'],
    ModifyNetworkInterfaceAttribute: ['[groupSet]interfacegroup|{networkInterfaceId}', '~id|{networkInterfaceId}'],
    CreateTags: ['id|{resourcesSet.resourceId}', 'tag|{resourcesSet.resourceId}|{tagSet.key}'],
    DeleteTags: ['id|{resourcesSet.resourceId}', 'tag|{resourcesSet.resourceId}|{tagSet.key}'],
    CreateKeyPair: ['keypair|{keyName}', 'id|{response.keyPairId}'],
    ImportKeyPair: ['keypair|{keyName}', 'id|{response.keyPairId}'],
    DeleteKeyPair: ['keypair|{keyName}', 'id|{keyPairId}'],
    CreatePlacementGroup: ['placementgroup|{groupName}'],
    DeletePlacementGroup: ['placementgroup|{groupName}'],
    StartInstances: ['instancestate|{instancesSet.instanceId}', '~id|{instancesSet.instanceId}'],
    StopInstances: ['instancestate|{instancesSet.instanceId}', '~id|{instancesSet.instanceId}'],
    AssociateDhcpOptions: ['dhcpassociation|{vpcId}', '~id|{vpcId}'],
    ModifyVpcEndpoint: [
      '[PolicyDocument]endpointpolicy|{VpcEndpointId}',
      '[ResetPolicy]endpointpolicy|{VpcEndpointId}',
      ...joins,
      '[PrivateDnsEnabled]endpointdns|{VpcEndpointId}',
      '~id|{VpcEndpointId}',
    ],
    DisassociateVpcCidrBlock: block,
    // Without a group: the rule for all of them.
    AuthorizeClientVpnIngress: vpnIngress,
    RevokeClientVpnIngress: vpnIngress,
    ModifyVpcPeeringConnectionOptions: ['peeringoptions|{vpcPeeringConnectionId}', '~id|{vpcPeeringConnectionId}'],
    EnableAwsNetworkPerformanceMetricSubscription: ['metricsubscription|{Source}|{Destination}|{Metric}'],
    DisableAwsNetworkPerformanceMetricSubscription: ['metricsubscription|{Source}|{Destination}|{Metric}'],
    CreateLocalGatewayRoute: localRoute,
    ModifyLocalGatewayRoute: localRoute,
    DeleteLocalGatewayRoute: localRoute,
    CreateSpotDatafeedSubscription: ['spotdatafeed|-'],
    DeleteSpotDatafeedSubscription: ['spotdatafeed|-'],
    StartVpcEndpointServicePrivateDnsVerification: ['serviceverification|{ServiceId}', '~id|{ServiceId}'],
    DeleteTransitGatewayConnect: ['id|{TransitGatewayAttachmentId}'],
    ProvisionIpamPoolCidr: ['ipampoolcidr|{IpamPoolId}|{Cidr}', '^id|{IpamPoolId}'],
    DeprovisionIpamPoolCidr: ['ipampoolcidr|{IpamPoolId}|{Cidr}', '^id|{IpamPoolId}'],
    ModifyVpcEndpointServicePermissions: [
      'serviceprincipal|{ServiceId}|{AddAllowedPrincipals}',
      'serviceprincipal|{ServiceId}|{RemoveAllowedPrincipals}',
      '~id|{ServiceId}',
    ],
    AcceptVpcEndpointConnections: ['endpointconnection|{ServiceId}|{VpcEndpointId}', '~id|{ServiceId}'],
    RejectVpcEndpointConnections: ['endpointconnection|{ServiceId}|{VpcEndpointId}', '~id|{ServiceId}'],
    ModifyAddressAttribute: ['addressattribute|{allocationId}', '~id|{allocationId}'],
    ResetAddressAttribute: ['addressattribute|{allocationId}', '~id|{allocationId}'],
    AcceptVpcPeeringConnection: ['id|{vpcPeeringConnectionId}'],
    EnableVgwRoutePropagation: ['propagation|{routeTableId}|{gatewayId}', `~${table}`],
    DisableVgwRoutePropagation: ['propagation|{routeTableId}|{gatewayId}', `~${table}`],
    ModifyTransitGateway: [
      '[Options.AssociationDefaultRouteTableId]tgwdefaultassociation|{TransitGatewayId}',
      '[Options.PropagationDefaultRouteTableId]tgwdefaultpropagation|{TransitGatewayId}',
      '~id|{TransitGatewayId}',
    ],
    CreateTransitGatewayRoute: [
      'tgwroute|{TransitGatewayRouteTableId}|{DestinationCidrBlock}',
      '~id|{TransitGatewayRouteTableId}',
    ],
    ReplaceTransitGatewayRoute: [
      'tgwroute|{TransitGatewayRouteTableId}|{DestinationCidrBlock}',
      '~id|{TransitGatewayRouteTableId}',
    ],
    DeleteTransitGatewayRoute: [
      'tgwroute|{TransitGatewayRouteTableId}|{DestinationCidrBlock}',
      '~id|{TransitGatewayRouteTableId}',
    ],
    AssociateTransitGatewayRouteTable: [
      'tgwassociation|{TransitGatewayRouteTableId}|{TransitGatewayAttachmentId}',
      '^id|{TransitGatewayRouteTableId}',
    ],
    DisassociateTransitGatewayRouteTable: [
      'tgwassociation|{TransitGatewayRouteTableId}|{TransitGatewayAttachmentId}',
      '^id|{TransitGatewayRouteTableId}',
    ],
    EnableTransitGatewayRouteTablePropagation: [
      'tgwpropagation|{TransitGatewayRouteTableId}|{TransitGatewayAttachmentId}',
      '^id|{TransitGatewayRouteTableId}',
    ],
    DisableTransitGatewayRouteTablePropagation: [
      'tgwpropagation|{TransitGatewayRouteTableId}|{TransitGatewayAttachmentId}',
      '^id|{TransitGatewayRouteTableId}',
    ],
    DeleteTransitGatewayVpcAttachment: ['id|{TransitGatewayAttachmentId}'],
    ModifyManagedPrefixList: [
      'prefixlistentry|{PrefixListId}|{AddEntry.Cidr}',
      'prefixlistentry|{PrefixListId}|{RemoveEntry.Cidr}',
      '~id|{PrefixListId}',
    ],
    CreateTrafficMirrorFilterRule: [
      'id|{response.trafficMirrorFilterRule.trafficMirrorFilterRuleId}',
      '^id|{TrafficMirrorFilterId}',
    ],
    ModifyDefaultCreditSpecification: ['defaultcredits|{InstanceFamily}'],
    EnableEbsEncryptionByDefault: ['ebsencryptionbydefault|-'],
    DisableEbsEncryptionByDefault: ['ebsencryptionbydefault|-'],
    ModifyEbsDefaultKmsKeyId: ['ebsdefaultkmskeyid|-'],
    ResetEbsDefaultKmsKeyId: ['ebsdefaultkmskeyid|-'],
    EnableSnapshotBlockPublicAccess: ['snapshotblockpublicaccess|-'],
    DisableSnapshotBlockPublicAccess: ['snapshotblockpublicaccess|-'],
    EnableImageBlockPublicAccess: ['imageblockpublicaccess|-'],
    DisableImageBlockPublicAccess: ['imageblockpublicaccess|-'],
    EnableSerialConsoleAccess: ['serialconsoleaccess|-'],
    DisableSerialConsoleAccess: ['serialconsoleaccess|-'],
    ModifyInstanceMetadataDefaults: ['instancemetadatadefaults|-'],
    ModifyVpcBlockPublicAccessOptions: ['vpcblockpublicaccessoptions|-'],
    ModifyImageAttribute: [...shared('launchpermission|{imageId}', 'launchPermission'), '~id|{imageId}'],
    ModifySnapshotAttribute: [...shared('volumepermission|{snapshotId}', 'createVolumePermission'), '~id|{snapshotId}'],
    CreateImage: ['id|{response.imageId}'],
    CreateSnapshot: ['id|{response.snapshotId}'],
    CreateFlowLogs: ['id|{response.flowLogIdSet.item}', 'id|{response.flowLogIdSet}'],
    AssociateIamInstanceProfile: ['id|{instanceId,InstanceId}'],
    ReplaceIamInstanceProfileAssociation: ['id|{response.iamInstanceProfileAssociation.instanceId}'],
    DisassociateIamInstanceProfile: ['id|{response.iamInstanceProfileAssociation.instanceId}'],
    MonitorInstances: ['id|{instancesSet.instanceId}'],
    UnmonitorInstances: ['id|{instancesSet.instanceId}'],
  },
});
