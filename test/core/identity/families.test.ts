import { describe, expect, it } from 'vitest';
import { parseArn } from '../../../functions/core/arn.ts';
import { arnKind, familyOf, isOfFamily } from '../../../functions/core/identity/families.ts';

describe('what a thing is called', () => {
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
    ['arc-region-switch.amazonaws.com', 'arcregionswitch'],
    ['route53-recovery-readiness.amazonaws.com', 'route53-recovery-readiness'],
    ['cost-optimization-hub.amazonaws.com', 'cost-optimization-hub'],
  ])('the family of %s is %s', (source, family) => expect(familyOf(source)).toBe(family));

  it.each([
    ['arn:aws:neptune:eu-central-1:111122223333:cluster:c', true],
    ['arn:aws:sns:eu-central-1:111122223333:t', false],
    ['rds', false],
  ])('%s is of RDS: %s', (value, is) => expect(isOfFamily(value, 'rds')).toBe(is));
});
