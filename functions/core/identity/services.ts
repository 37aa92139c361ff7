import type { ServiceIdentities } from './service.ts';
import {
  apprunner,
  appsync,
  codeartifact,
  codebuild,
  codedeploy,
  elasticbeanstalk,
  m2,
  quicksight,
  scheduler,
  servicecatalog,
  workspaces,
} from './services/applications.ts';
import { connect, ses } from './services/communication.ts';
import { ecr, ecs, eks } from './services/containers.ts';
import { aoss, dsql, dynamodb, elasticache, es, rds, redshift } from './services/data-stores.ts';
import { elasticmapreduce, kafka } from './services/data-streams.ts';
import { ec2 } from './services/ec2.ts';
import { apigateway, cognito, cognitoIdentity, edgekeyvaluestore, wafRegional, wafv2 } from './services/edge.ts';
import {
  auditmanager,
  cloudformation,
  cur,
  fms,
  licenseManager,
  resourceGroups,
  servicequotas,
  shield,
} from './services/governance.ts';
import { iam } from './services/iam.ts';
import { iot } from './services/iot.ts';
import { kms } from './services/kms.ts';
import { lambda } from './services/lambda.ts';
import { lightsail } from './services/lightsail.ts';
import { applicationAutoscaling, autoscaling, elasticloadbalancing } from './services/load-balancing.ts';
import { logs } from './services/logs.ts';
import { bedrock } from './services/machine-learning.ts';
import { events, notifications, sns, sqs } from './services/messaging.ts';
import {
  cloudtrail,
  config,
  detective,
  guardduty,
  inspector2,
  macie2,
  monitoring,
  securityhub,
} from './services/monitoring.ts';
import { appmesh, finspace, s3tables, sagemaker } from './services/nested.ts';
import {
  directconnect,
  networkFirewall,
  networkmanager,
  route53resolver,
  servicediscovery,
  transfer,
  vpcLattice,
} from './services/networking.ts';
import { applicationInsights, devopsGuru, grafana, ssmContacts, synthetics } from './services/operations.ts';
import {
  account,
  acmPca,
  ce,
  computeOptimizer,
  controltower,
  ds,
  organizations,
  ram,
  securitylake,
  sso,
  tagging,
} from './services/organization.ts';
import { route53, route53profiles } from './services/route53.ts';
import { s3, s3Outposts } from './services/s3.ts';
import { secretsmanager, ssm } from './services/secrets.ts';
import { backup, elasticfilesystem, glacier, glue, lakeformation, storagegateway } from './services/storage.ts';

/** Every service of which something must be known; each table is made when it is asked for (knowledge.ts). */
export const SERVICES: readonly (() => ServiceIdentities)[] = [
  synthetics,
  apprunner,
  applicationInsights,
  cur,
  auditmanager,
  lightsail,
  detective,
  s3Outposts,
  account,
  acmPca,
  aoss,
  apigateway,
  applicationAutoscaling,
  appmesh,
  appsync,
  autoscaling,
  backup,
  bedrock,
  ce,
  cloudformation,
  cloudtrail,
  codeartifact,
  codebuild,
  codedeploy,
  cognito,
  cognitoIdentity,
  computeOptimizer,
  config,
  connect,
  controltower,
  devopsGuru,
  directconnect,
  ds,
  dsql,
  dynamodb,
  ec2,
  ecr,
  ecs,
  edgekeyvaluestore,
  eks,
  elasticache,
  elasticbeanstalk,
  elasticfilesystem,
  elasticloadbalancing,
  elasticmapreduce,
  es,
  events,
  finspace,
  fms,
  glacier,
  glue,
  grafana,
  guardduty,
  iam,
  inspector2,
  iot,
  kafka,
  kms,
  lakeformation,
  lambda,
  licenseManager,
  logs,
  m2,
  macie2,
  monitoring,
  networkFirewall,
  networkmanager,
  notifications,
  organizations,
  quicksight,
  ram,
  rds,
  redshift,
  resourceGroups,
  route53,
  route53profiles,
  route53resolver,
  s3,
  s3tables,
  sagemaker,
  scheduler,
  secretsmanager,
  securityhub,
  securitylake,
  servicecatalog,
  servicediscovery,
  servicequotas,
  ses,
  shield,
  sns,
  sqs,
  ssm,
  ssmContacts,
  sso,
  storagegateway,
  tagging,
  transfer,
  vpcLattice,
  wafRegional,
  wafv2,
  workspaces,
];
