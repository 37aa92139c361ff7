import type { ServiceIdentities } from '../service.ts';

const zone = '{hostedZoneId:zone}';
const change = 'changeBatch.changes[].resourceRecordSet';
const association = [`zoneassociation|${zone}|{vPC.vPCId}`, `~hostedzone|${zone}`];
const authorization = [`vpcauthorization|${zone}|{vPC.vPCId}`, `^hostedzone|${zone}`];
const signingKey = [`keysigningkey|${zone}|{name}`, `^hostedzone|${zone}`];
const signing = [`dnssec|${zone}`, `~hostedzone|${zone}`];

/** Route 53. Several zones may have one name: only their ids count. */
export const route53 = (): ServiceIdentities => ({
  family: 'route53',
  types: {
    aws_route53_zone: ['arn|{arn}', 'hostedzone|{zone_id,id:zone}'],
    aws_route53_record: ['record|{zone_id:zone}|{fqdn,name:dns}|{type}|{set_identifier?}'],
    aws_route53_records_exclusive: ['records|{zone_id:zone}'],
    aws_route53_cidr_location: ['cidrlocation|{cidr_collection_id}|{name}'],
    aws_route53_zone_association: ['zoneassociation|{zone_id:zone}|{vpc_id}'],
    aws_route53_vpc_association_authorization: ['vpcauthorization|{zone_id:zone}|{vpc_id}'],
    aws_route53_key_signing_key: ['keysigningkey|{hosted_zone_id:zone}|{name}'],
    aws_route53_hosted_zone_dnssec: ['dnssec|{hosted_zone_id:zone}'],
    aws_route53_query_log: ['arn|{arn}', 'queryloggingconfig|{id}'],
    aws_route53_health_check: ['arn|{arn}', 'healthcheck|{id}'],
  },
  events: {
    ChangeResourceRecordSets: [
      `record|${zone}|{${change}.name:dns}|{${change}.type}|{${change}.setIdentifier?}`,
      `records|${zone}`,
      `^hostedzone|${zone}`,
    ],
    ChangeCidrCollection: ['cidrlocation|{id}|{changes[].locationName}', '~cidrcollection|{id}'],
    CreateHostedZone: ['hostedzone|{response.hostedZone.id:zone}'],
    AssociateVPCWithHostedZone: association,
    DisassociateVPCFromHostedZone: association,
    CreateVPCAssociationAuthorization: authorization,
    DeleteVPCAssociationAuthorization: authorization,
    CreateKeySigningKey: signingKey,
    DeleteKeySigningKey: signingKey,
    ActivateKeySigningKey: signingKey,
    DeactivateKeySigningKey: signingKey,
    EnableHostedZoneDNSSEC: signing,
    DisableHostedZoneDNSSEC: signing,
    CreateQueryLoggingConfig: ['queryloggingconfig|{response.queryLoggingConfig.id}', `^hostedzone|${zone}`],
    DeleteQueryLoggingConfig: ['queryloggingconfig|{id}'],
    ChangeTagsForResource: [
      '[resourceType=hostedzone]hostedzone|{resourceId:zone}',
      '[resourceType=healthcheck]healthcheck|{resourceId}',
    ],
  },
});

/** Route 53 Profiles: what is joined to a profile is renamed by the joint's id. */
export const route53profiles = (): ServiceIdentities => ({
  family: 'route53profiles',
  also: { aws_route53profiles_resource_association: ['profileresourceassociation|{id}'] },
  events: { UpdateProfileResourceAssociation: ['profileresourceassociation|{profileResourceAssociationId}'] },
});
