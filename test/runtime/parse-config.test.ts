import { describe, expect, it } from 'vitest';
import { configFrom } from '../../functions/runtime/config.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';

function mistakes(yaml: string): string[] {
  try {
    configFrom(parseConfig(yaml, 'unclick.yml'));
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n');
  }
}

const vpc = '{ id: vpc-12345678, subnets: [subnet-12345678], securityGroups: [sg-12345678] }';
const fleet = 'arn:aws:codebuild:eu-west-1:111122223333:fleet/builders:1';
const head = 'stacks:\n  - name: web\n    state: s3://states/web.tfstate\n';

describe('unclick.yml', () => {
  it('fills the places of a stack into where its applied commit is written', () => {
    const pattern =
      "stacks: [{ name: '{env}-{app}', state: 's3://b/{env}/{app}', source: { applied: { tag: 'done/{env}/{app}' } } }]";
    const { stacks } = configFrom(parseConfig(pattern, 'unclick.yml'));
    expect(stacks.named('prod-web')?.source).toEqual({ directory: '.', applied: { tag: 'done/prod/web' } });
  });

  it('needs no more than a name and a state', () => {
    expect(mistakes(head)).toEqual([]);
  });

  it('says all mistakes at once, each with its line', () => {
    const found = mistakes(
      [
        'stacks:',
        '  - name: web!',
        '    state: web.tfstate',
        '    mode: yes',
        '    settle: 5 minutes',
        'orgins: []',
      ].join('\n'),
    );
    expect(found).toEqual([
      'unclick.yml:2: stacks.0.name: a stack name has 1 to 60 letters, digits, "-" or "_"',
      'unclick.yml:3: stacks.0.state: write the state as s3://bucket/key',
      expect.stringContaining('unclick.yml:4: stacks.0.mode: '),
      'unclick.yml:5: stacks.0.settle: "5 minutes" is no duration: write 30s, 10m, 4h or 2d',
      expect.stringContaining('orgins'),
    ]);
  });

  it.each([
    '{ compute: lambda-10gb }',
    `{ compute: medium, vpc: ${vpc}, timeoutMinutes: 120 }`,
    `{ compute: attribute-based, fleet: '${fleet}' }`,
    `{ compute: 2xlarge, fleet: '${fleet}' }`,
  ])('takes a build of %s', (build) => {
    expect(mistakes(`${head}build: ${build}\n`)).toEqual([]);
  });

  it('takes accounts and Regions that are backfilled, one place for each pair', () => {
    const hub =
      "hub: { backfill: [{ regions: [us-east-1] }, { account: '444455556666', regions: [eu-west-1, us-east-1] }] }";
    expect(configFrom(parseConfig(`${head}${hub}\n`, 'unclick.yml')).backfill).toEqual([
      { region: 'us-east-1' },
      { account: '444455556666', region: 'eu-west-1' },
      { account: '444455556666', region: 'us-east-1' },
    ]);
  });

  it('says every wrong combination of a build, on its line', () => {
    const lines = [head.trimEnd(), 'build:', '  compute: lambda-1gb', `  vpc: ${vpc}`, '  timeoutMinutes: 30'];
    expect(mistakes(lines.join('\n'))).toEqual([
      expect.stringMatching(/^unclick.yml:6: build.vpc: Lambda compute reaches no VPC/),
      expect.stringMatching(/^unclick.yml:7: build.timeoutMinutes: Lambda compute stops after 15 minutes/),
    ]);
  });

  it.each<[string, string, string]>([
    ['broken YAML', 'stacks: [', 'unclick.yml:1: '],
    ['no stack', 'stacks: []', 'name at least one stack'],
    ['an unquoted account id', `${head}    account: 111122223333\n`, 'expected string'],
    ['a name kept for the responder', 'stacks: [{ name: tampering, state: s3://b/k }]', 'kept for the responder'],
    [
      'two stacks of one name',
      `${head}  - { name: web, state: s3://states/other.tfstate }\n`,
      'unclick.yml:4: stacks.1.name: two stacks are named web: names must be unique',
    ],
    [
      'two stacks of one state',
      `${head}  - { name: web2, state: s3://states/web.tfstate }\n`,
      'unclick.yml:4: stacks.1.state: this is the state of web already: a state has one stack',
    ],
    ['a pattern whose name lacks a place', "stacks: [{ name: '{a}', state: 's3://b/{a}/{c}' }]", 'put {c} into it'],
    ['a name with a place too many', "stacks: [{ name: '{a}-{c}', state: 's3://b/{a}' }]", '{c} stands neither'],
    ['a bucket with a place', "stacks: [{ name: '{a}', state: 's3://{a}/k' }]", 'a bucket is named in full'],
    [
      'where without its place',
      "stacks: [{ name: x, state: 's3://b/k', where: { env: [prod] } }]",
      'there is no {env}',
    ],
    [
      'an applied commit in two places',
      `${head}    source: { applied: { parameter: /a, tag: b } }\n`,
      'name a parameter or a tag',
    ],
    ['an applied commit nowhere', `${head}    source: { applied: {} }\n`, 'name a parameter or a tag'],
    ['a tag that is an option', `${head}    source: { applied: { tag: --all } }\n`, 'a tag name has letters'],
    [
      'an applied commit with a place too many',
      `${head}    source: { applied: { tag: 'applied/{env}' } }\n`,
      'unclick.yml:4: stacks.0.source.applied.tag: there is no {env}',
    ],
    ['a rule that ignores everything', `${head}ignore:\n  - reason: why not\n`, 'would ignore everything'],
    ['a rule without a reason', `${head}ignore:\n  - type: aws_instance\n`, 'ignore.0'],
    [
      'a rule with no such day',
      `${head}ignore:\n  - { type: aws_instance, reason: x, until: '2027-02-33' }\n`,
      'no such date',
    ],
    ['a secret in the file', `${head}slack: { channel: C1, tokenParameter: xoxb-1 }\n`, 'begins with /'],
    ['Lambda compute in a VPC', `${head}build: { compute: lambda-2gb, vpc: ${vpc} }\n`, 'reaches no VPC'],
    [
      'Lambda compute on a fleet',
      `${head}build: { compute: lambda-2gb, fleet: '${fleet}' }\n`,
      'what it was made with',
    ],
    [
      'a limit for Lambda compute',
      `${head}build: { compute: lambda-2gb, timeoutMinutes: 10 }\n`,
      'takes no other limit',
    ],
    ['a fleet in another VPC', `${head}build: { fleet: '${fleet}', vpc: ${vpc} }\n`, 'name the network there'],
    ['a fleet’s compute without one', `${head}build: { compute: attribute-based }\n`, 'name the fleet'],
    ['a fleet by its name', `${head}build: { fleet: builders }\n`, 'named by its ARN'],
    [
      'a VPC without subnets',
      `${head}build: { vpc: { id: vpc-12345678, subnets: [], securityGroups: [sg-12345678] } }\n`,
      'at least one',
    ],
    [
      'a subnet that is none',
      `${head}build: { vpc: { id: vpc-12345678, subnets: [a], securityGroups: [sg-12345678] } }\n`,
      'looks like',
    ],
    ['a token in the file', `${head}build: { sourceCredentials: [ghp_x] }\n`, 'ARN of a connection or of a secret'],
    ['a backfill without Regions', `${head}hub: { backfill: [{ regions: [] }] }\n`, 'at least one Region'],
    ['a Region that is none', `${head}hub: { backfill: [{ regions: [Ireland] }] }\n`, 'looks like eu-west-1'],
    ['an unquoted account', `${head}hub: { backfill: [{ account: 444455556666, regions: [eu-west-1] }] }\n`, 'string'],
    ['an organisation id', `${head}hub: { organization: acme }\n`, 'looks like o-'],
  ])('refuses %s', (_what, yaml, message) => {
    const found = mistakes(yaml);
    expect(found.join('\n')).toContain(message);
  });
});
