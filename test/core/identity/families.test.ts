import { describe, expect, it } from 'vitest';
import { parseArn } from '../../../functions/core/arn.ts';
import { arnKind, familyOf, kindByRule, squash } from '../../../functions/core/identity/families.ts';

describe('what a thing is called', () => {
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

  it.each([
    ['rds:::db:main', 'rds:dbinstance'],
    ['rds:::some-thing', 'rds:something'],
    ['neptune:::cluster:c:more', 'rds:dbcluster'],
    ['iam:::role/path/app', 'iam:role'],
    ['lambda:::function:a/b', 'lambda:function'],
    ['new:::thing/a\nb', 'new:thing'],
  ])('arn:aws:%s is that of a %s', (rest, kind) => {
    const arn = parseArn(`arn:aws:${rest}`);
    expect(arn && arnKind(arn)).toBe(kind);
  });

  it.each([
    ['rds.amazonaws.com', 'rds'],
    ['email.amazonaws.com', 'ses'],
    ['chime-sdk-voice.amazonaws.com', 'chime'],
    ['fabric.amazonaws.com', 'appfabric'],
    ['ec2.amazonaws.com.cn', 'ec2'],
    ['rds', 'rds'],
  ])('the family of %s is %s', (source, family) => expect(familyOf(source)).toBe(family));

  it('is one word, however it is written', () => {
    expect(squash('DB-Instance_Identifier.x y')).toBe('dbinstanceidentifierxy');
  });
});
