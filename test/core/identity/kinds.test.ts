import { describe, expect, it } from 'vitest';
import { kindByRule, nounPrefixes } from '../../../functions/core/identity/kinds.ts';
import { squash } from '../../../functions/core/identity/squash.ts';

describe('the kind of a Terraform type', () => {
  it.each([
    ['aws_lb_target_group', 'elasticloadbalancing:targetgroup'],
    ['aws_route53_record', 'route53:record'],
    ['aws_route53_resolver_rule', 'route53resolver:resolverrule'],
    ['aws_docdb_cluster', 'rds:dbcluster'],
    ['aws_cloudwatch_log_stream', 'logs:logstream'],
    ['aws_new_shiny_thing', 'new:shinything'],
    ['aws_thing', 'thing:thing'],
    ['aws_db_instance', 'rds:dbinstance'],
    ['aws_cloudwatch_metric_alarm', 'monitoring:metricalarm'],
    ['aws_cloudwatch_log_group', 'logs:loggroup'],
    ['aws_cognito_user_pool', 'cognito-idp:userpool'],
    ['aws_brandnew_big_thing', 'brandnew:bigthing'],
    ['constructor', ':'],
  ])('the type %s is %s', (type, kind) => expect(kindByRule(type)).toBe(kind));

  it('may have a word before it that the API leaves out', () => {
    expect(nounPrefixes('logs')).toEqual(['log', 'query']);
    expect(nounPrefixes('sqs')).toEqual([]);
  });

  it('is one word, however it is written', () => {
    expect(squash('DB-Instance_Identifier.x y')).toBe('dbinstanceidentifierxy');
  });
});
