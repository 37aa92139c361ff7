import { type Arn, parseArn } from '../arn.ts';
import { own } from '../own.ts';
import { remembered } from '../remembered.ts';
import { PREFIXES } from './kinds.ts';
import { squash } from './squash.ts';

/** Families whose names have no Region (IAM User Guide, "Global services"; the provider's docs on `region`). */
export const GLOBAL_FAMILIES: ReadonlySet<string> = new Set([
  'account',
  'bcm-data-exports',
  'billing',
  'budgets',
  'ce',
  'chatbot',
  'cloudfront',
  'cost-optimization-hub',
  'cur',
  'edgekeyvaluestore',
  'globalaccelerator',
  'health',
  'iam',
  'networkmanager',
  // Configurations are kept in us-east-1, whatever Regions they are for (User Notifications User Guide, "Notification hubs").
  'notifications',
  'notifications-contacts',
  'organizations',
  'route53',
  'route53-recovery-control-config',
  'route53-recovery-readiness',
  'route53domains',
  'savingsplans',
  'shield',
  'sts',
  'waf',
]);

/** One API under several eventSources, or under an ARN or IAM prefix of another name. */
const SAME_FAMILY: Readonly<Record<string, string>> = {
  // Chime SDK Developer Guide, "Sending Amazon Chime SDK media pipeline events to CloudTrail", and EventBridge Events Reference.
  'chime-sdk-media-pipelines': 'chime',
  'chime-sdk-voice': 'chime',
  cloudwatch: 'monitoring',
  // EventBridge Events Reference, "AppFabric": its records have either name.
  fabric: 'appfabric',
  email: 'ses',
  opensearch: 'es',
  'opensearch-serverless': 'aoss',
  's3-control': 's3',
  's3-object-lambda': 's3',
  // Directory buckets.
  s3express: 's3',
  kafkav2: 'kafka',
  mq: 'amazonmq',
  catalog: 'servicecatalog',
  pinpoint: 'mobiletargeting',
  'simple-email': 'ses',
  // What the console of IAM Identity Center calls for its users and groups.
  'sso-directory': 'identitystore',
  timestreamwrite: 'timestream',
  apigatewayv2: 'apigateway',
  kinesisanalyticsv2: 'kinesisanalytics',
  docdb: 'rds',
  neptune: 'rds',
};

/** Those that the tables write with a hyphen. */
const HYPHENATED: ReadonlySet<string> = new Set(
  [...PREFIXES.map(([, family]) => family), ...GLOBAL_FAMILIES].filter((family) => family.includes('-')),
);

/**
 * The family of an eventSource, an ARN's service or an IAM prefix: `rds.amazonaws.com` → `rds`. One that the tables have not is
 * written as in a Terraform type, `aws_arcregionswitch_plan` of `arc-region-switch`, since no table says more.
 */
export const familyOf = remembered((source: string): string => {
  const dot = source.indexOf('.amazonaws.com');
  const name = dot < 0 ? source : source.slice(0, dot);
  return own(SAME_FAMILY, name) ?? (HYPHENATED.has(name) ? name : name.replaceAll('-', ''));
});

/** An ARN of the family: a `connectionNotificationArn` is a topic's, where an endpoint's notification has an id. */
export function isOfFamily(value: string, family: string): boolean {
  const arn = parseArn(value);
  return arn !== undefined && familyOf(arn.service) === family;
}

/** What an ARN calls a kind, where the API calls it otherwise. */
const ARN_NOUNS: Readonly<Record<string, string>> = {
  'rds:db': 'dbinstance',
  'rds:cluster': 'dbcluster',
  'rds:snapshot': 'dbsnapshot',
  'rds:clustersnapshot': 'dbclustersnapshot',
  'rds:subgrp': 'dbsubnetgroup',
  'rds:pg': 'dbparametergroup',
  'rds:clusterpg': 'dbclusterparametergroup',
  'rds:og': 'optiongroup',
  'rds:es': 'eventsubscription',
  'elasticache:cluster': 'cachecluster',
  'elasticache:parametergroup': 'cacheparametergroup',
  'elasticache:subnetgroup': 'cachesubnetgroup',
  'redshift:parametergroup': 'clusterparametergroup',
  'redshift:subnetgroup': 'clustersubnetgroup',
  'backup:backupvault': 'vault',
  'backup:backupplan': 'plan',
};

/** `family:noun` of what an ARN names: `db` of `rds` is a `dbinstance`. */
export function arnKind({ service, resource }: Arn): string {
  const family = familyOf(service);
  const noun = squash(resource.replace(/[:/].*/s, ''));
  return `${family}:${ARN_NOUNS[`${family}:${noun}`] ?? noun}`;
}
