import type { ServiceIdentities } from './service.ts';
import { appsync, codedeploy, elasticbeanstalk, scheduler } from './services/applications.ts';
import { ecr, ecs, eks } from './services/containers.ts';
import { dynamodb, es, rds } from './services/data-stores.ts';
import { ec2 } from './services/ec2.ts';
import { apigateway, cognito, wafv2 } from './services/edge.ts';
import { iam } from './services/iam.ts';
import { kms } from './services/kms.ts';
import { lambda } from './services/lambda.ts';
import { applicationAutoscaling, autoscaling, elasticloadbalancing } from './services/load-balancing.ts';
import { logs } from './services/logs.ts';
import { events, sns, sqs } from './services/messaging.ts';
import { cloudtrail, config, guardduty, inspector2, macie2, monitoring, securityhub } from './services/monitoring.ts';
import { organizations, ram, sso, tagging } from './services/organization.ts';
import { route53 } from './services/route53.ts';
import { s3 } from './services/s3.ts';
import { secretsmanager, ssm } from './services/secrets.ts';
import { backup, elasticfilesystem, glue } from './services/storage.ts';

/** Every service of which something must be known. */
export const SERVICES: readonly ServiceIdentities[] = [
  apigateway,
  applicationAutoscaling,
  appsync,
  autoscaling,
  backup,
  cloudtrail,
  codedeploy,
  cognito,
  config,
  dynamodb,
  ec2,
  ecr,
  ecs,
  eks,
  elasticbeanstalk,
  elasticfilesystem,
  elasticloadbalancing,
  es,
  events,
  glue,
  guardduty,
  iam,
  inspector2,
  kms,
  lambda,
  logs,
  macie2,
  monitoring,
  organizations,
  ram,
  rds,
  route53,
  s3,
  scheduler,
  secretsmanager,
  securityhub,
  sns,
  sqs,
  ssm,
  sso,
  tagging,
  wafv2,
];
