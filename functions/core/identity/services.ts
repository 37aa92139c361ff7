import type { ServiceIdentities } from './service.ts';
import {
  appsync,
  codeartifact,
  codebuild,
  codedeploy,
  elasticbeanstalk,
  scheduler,
  servicecatalog,
  workspaces,
} from './services/applications.ts';
import { connect, ses } from './services/communication.ts';
import { ecr, ecs, eks } from './services/containers.ts';
import { dynamodb, es, rds, redshift } from './services/data-stores.ts';
import { elasticmapreduce, kafka } from './services/data-streams.ts';
import { ec2 } from './services/ec2.ts';
import { apigateway, cognito, cognitoIdentity, wafv2 } from './services/edge.ts';
import { iam } from './services/iam.ts';
import { kms } from './services/kms.ts';
import { lambda } from './services/lambda.ts';
import { applicationAutoscaling, autoscaling, elasticloadbalancing } from './services/load-balancing.ts';
import { logs } from './services/logs.ts';
import { events, sns, sqs } from './services/messaging.ts';
import { cloudtrail, config, guardduty, inspector2, macie2, monitoring, securityhub } from './services/monitoring.ts';
import { appmesh, finspace, s3tables, sagemaker } from './services/nested.ts';
import {
  networkFirewall,
  networkmanager,
  route53resolver,
  servicediscovery,
  vpcLattice,
} from './services/networking.ts';
import {
  account,
  acmPca,
  ce,
  computeOptimizer,
  organizations,
  ram,
  securitylake,
  sso,
  tagging,
} from './services/organization.ts';
import { route53 } from './services/route53.ts';
import { s3 } from './services/s3.ts';
import { secretsmanager, ssm } from './services/secrets.ts';
import { backup, elasticfilesystem, glacier, glue, lakeformation } from './services/storage.ts';
import {
  aoss,
  bedrock,
  cloudformation,
  devopsGuru,
  directconnect,
  ds,
  elasticache,
  fms,
  grafana,
  iot,
  licenseManager,
  resourceGroups,
  servicequotas,
  shield,
  ssmContacts,
  transfer,
} from './services/things.ts';

/** Every service of which something must be known; each table is made when it is asked for (knowledge.ts). */
export const SERVICES: readonly (() => ServiceIdentities)[] = [
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
  devopsGuru,
  directconnect,
  ds,
  dynamodb,
  ec2,
  ecr,
  ecs,
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
  macie2,
  monitoring,
  networkFirewall,
  networkmanager,
  organizations,
  ram,
  rds,
  redshift,
  resourceGroups,
  route53,
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
  tagging,
  transfer,
  vpcLattice,
  wafv2,
  workspaces,
];
