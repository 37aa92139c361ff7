const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What the template needs of unclick.yml. Packaging works without one: then the example's values stand in. */
const root = join(__dirname, '..');
const own = join(root, 'unclick.yml');
const file = existsSync(own) ? own : join(root, 'unclick.example.yml');

let reading;
function settings() {
  reading ??= import('../functions/runtime/parse-config.ts').then(({ parseConfig }) =>
    parseConfig(readFileSync(file, 'utf8'), file),
  );
  return reading;
}

/** A role's policies may have 10,240 characters together: more stacks than this are named by their bucket. */
const mostNames = 40;

async function locations() {
  const { stacks } = await settings();
  return stacks.map(({ state, stateRegion, workspace, workspacePrefix }) => {
    const [, bucket, path] = /^s3:\/\/([^/]+)\/(.+)$/.exec(state);
    const key = workspace === 'default' ? path : `${workspacePrefix}/${workspace}/${path}`;
    return { bucket, key: key.replace(/\{.*$/, '*'), region: stateRegion };
  });
}

const arn = (tail) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:s3:::${tail}` });
const unique = (texts) => [...new Set(texts)];

async function stateKeys() {
  const all = await locations();
  const named = unique(all.map(({ bucket, key }) => `${bucket}/${key}`));
  return named.length <= mostNames ? named : unique(all.map(({ bucket }) => `${bucket}/*`));
}

const nothing = { Ref: 'AWS::NoValue' };

module.exports = {
  file,
  isExample: file !== own,
  settings,
  /** State objects, as S3 ARNs. */
  stateObjects: async () => (await stateKeys()).map(arn),
  /** Their locks stand beside them. */
  stateLocks: async () => (await stateKeys()).map((key) => arn(`${key}.tflock`)),
  stateBuckets: async () => unique((await locations()).map(({ bucket }) => bucket)).map(arn),
  /** What S3 names in the encryption context: the object, or the bucket where bucket keys are on. */
  stateArns: async () => [...(await module.exports.stateObjects()), ...(await module.exports.stateBuckets())],
  lockArns: async () => [...(await module.exports.stateLocks()), ...(await module.exports.stateBuckets())],
  stateBucketNames: async () => unique((await locations()).map(({ bucket }) => bucket)),
  logDays: async () => (await settings()).retention.logDays,
  /** An approved plan may be as old as the setting says; S3's lifecycle counts whole days. */
  planDays: async () => Math.ceil((await settings()).retention.plans / 86_400) + 1,
  slackParameters: async () => {
    const { slack } = await settings();
    const names = slack
      ? [slack.tokenParameter, slack.signingSecretParameter]
      : ['/unclick/slack/token', '/unclick/slack/signing-secret'];
    return names.map((name) => ({
      'Fn::Sub': `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter${name}`,
    }));
  },
  slackTokenParameter: async () => (await module.exports.slackParameters())[0],
  /** What the stacks name for their on-call tools; a topic that cannot be where they name none. */
  topics: async () => {
    const { stacks } = await settings();
    const named = unique(stacks.flatMap(({ approval }) => approval.topic ?? [])).map((topic) =>
      topic.replaceAll(/\{[^}]+\}/g, '*'),
    );
    return named.length > 0
      ? named
      : [{ 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:no-topic-is-named-in-unclick.yml' }];
  },
  /** Where pipelines write the commits that they have applied; a parameter that cannot be where no stack names one. */
  appliedParameters: async () => {
    const { stacks } = await settings();
    const named = unique(stacks.flatMap(({ source }) => source.applied?.parameter ?? []));
    const names = named.length > 0 ? named : ['/no-parameter-is-named-in-unclick.yml'];
    return unique(names.map((name) => name.replaceAll(/\{[^}]+\}/g, '*'))).map((name) => ({
      'Fn::Sub': `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter${name}`,
    }));
  },
  managedPolicies: async () => (await settings()).build.managedPolicies,
  /** What Terraform itself assumes: without any, the statement names a role that cannot be. */
  assumes: async () => {
    const { assumes } = (await settings()).build;
    return assumes.length > 0
      ? assumes
      : [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/no-role-is-named-in-unclick.yml' }];
  },
  /** The role of infra/spoke in the accounts that are backfilled; a role that cannot be where none is named. */
  backfillRoles: async () => {
    const accounts = unique((await settings()).hub.backfill.flatMap(({ account }) => account ?? []));
    const roles = accounts.map((account) => `${account}:role/unclick-backfill`);
    const none = ['${AWS::AccountId}:role/no-account-is-named-in-unclick.yml'];
    return (roles.length > 0 ? roles : none).map((tail) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::${tail}` }));
  },
  /** Who may put events onto the hub's bus. */
  hubPolicy: async () => {
    const { organization, accounts } = (await settings()).hub;
    const may = {
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Resource: {
        'Fn::Sub': 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/${AWS::StackName}-hub',
      },
    };
    const Statement = [
      ...(organization
        ? [
            {
              Sid: 'Organization',
              ...may,
              Principal: '*',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
            },
          ]
        : []),
      ...(accounts.length > 0
        ? [
            {
              Sid: 'Accounts',
              ...may,
              Principal: {
                AWS: accounts.map((account) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::${account}:root` })),
              },
            },
          ]
        : []),
    ];
    return Statement.length > 0 ? { Version: '2012-10-17', Statement } : nothing;
  },
  alarmSubscriptions: async () => {
    const { email } = (await settings()).alarms;
    return email ? [{ Protocol: 'email', Endpoint: email }] : nothing;
  },
};
