const { settings } = require('./settings.cjs');

/** What the build's project and role need of `build` in unclick.yml (functions/runtime/build-schema.ts). */
const ofFleets = {
  'attribute-based': 'ATTRIBUTE_BASED_COMPUTE',
  'custom-instance': 'CUSTOM_INSTANCE_TYPE',
};

/**
 * The Node that CodeBuild's own images are told to use. Both have it: `runtime-versions` of amazonlinux-x86_64-standard:5.0
 * (aws/aws-codebuild-docker-images, al/x86_64/standard/5.0/runtimes.yml) and amazonlinux-x86_64-lambda-standard:nodejs24. An
 * image of one's own needs what infra/buildspec.yml asks for at least.
 */
const node = 24;

const nothing = { Ref: 'AWS::NoValue' };
const queuedMinutes = 30;
const build = async () => (await settings()).build;
const isLambda = async () => (await build()).compute.startsWith('lambda-');
const minutesOf = ({ compute, timeoutMinutes = 60 }) => (compute.startsWith('lambda-') ? 15 : timeoutMinutes);
const allowed = (Sid, Action, Resource, Condition) => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

/** An image in ECR is pulled with the project's role: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG`. */
function ownImage({ image = '' }) {
  const [, account, region, name] = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/.exec(image) ?? [];
  if (!name) return [];
  const pull = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
  const repository = { 'Fn::Sub': `arn:\${AWS::Partition}:ecr:${region}:${account}:repository/${name}` };
  return [allowed('OwnImage', pull, repository), allowed('RegistryToken', 'ecr:GetAuthorizationToken', '*')];
}

/**
 * CodeBuild makes the network interfaces of its builds with the project's role ("Allow CodeBuild access to AWS services
 * required to create a VPC network interface"): in the subnets that are named, for CodeBuild, and nowhere else.
 */
function network({ vpc }) {
  if (!vpc) return [];
  const ec2 = (tail) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:${tail}` });
  const subnets = vpc.subnets.map((id) => ec2(`subnet/${id}`));
  const groups = vpc.securityGroups.map((id) => ec2(`security-group/${id}`));
  const interfaces = ec2('network-interface/*');
  const look = [
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ];
  const here = { ArnEquals: { 'ec2:Subnet': subnets } };
  const forCodeBuild = { ...here, StringEquals: { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' } };
  return [
    allowed('NetworkDescriptions', look, '*'),
    allowed('NetworkInterfaces', 'ec2:CreateNetworkInterface', [interfaces, ...subnets, ...groups]),
    allowed('NetworkInterfacesAway', 'ec2:DeleteNetworkInterface', interfaces, here),
    allowed('NetworkInterfacesOfBuilds', 'ec2:CreateNetworkInterfacePermission', interfaces, forCodeBuild),
  ];
}

/** Connections and secrets behind CodeBuild's source credentials are used with the project's role. */
function credentials({ sourceCredentials }) {
  const of = (service) => sourceCredentials.filter((arn) => arn.split(':')[2] === service);
  const connections = (Sid, service) => [
    Sid,
    [`${service}:GetConnection`, `${service}:GetConnectionToken`],
    of(service),
  ];
  return [
    connections('Connections', 'codeconnections'),
    connections('OlderConnections', 'codestar-connections'),
    ['SourceSecrets', 'secretsmanager:GetSecretValue', of('secretsmanager')],
  ].flatMap(([sid, actions, arns]) => (arns.length > 0 ? [allowed(sid, actions, arns)] : []));
}

/** What lies in CodeCommit the role itself checks out; a name with {places} stands for whatever fits. */
async function repositories() {
  const { codeCommitRepository } = await import('../functions/core/repository.ts');
  const { stacks } = await settings();
  const named = stacks.flatMap(({ source }) => codeCommitRepository(source.repository ?? '') ?? []);
  const tails = named.map(({ region, name }) => `${region}:\${AWS::AccountId}:${name.replaceAll(/\{[^}]+\}/g, '*')}`);
  const arns = [...new Set(tails)].map((tail) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:codecommit:${tail}` }));
  return arns.length > 0 ? [allowed('Sources', 'codecommit:GitPull', arns)] : [];
}

module.exports = {
  node,
  compute: async () => {
    const { compute } = await build();
    const family = (await isLambda()) ? 'LAMBDA' : 'GENERAL1';
    return ofFleets[compute] ?? `BUILD_${family}_${compute.replace('lambda-', '').toUpperCase()}`;
  },
  container: async () => ((await isLambda()) ? 'LINUX_LAMBDA_CONTAINER' : 'LINUX_CONTAINER'),
  fleet: async () => {
    const { fleet } = await build();
    return fleet ? { FleetArn: fleet } : nothing;
  },
  vpc: async () => {
    const { vpc } = await build();
    return vpc ? { VpcId: vpc.id, Subnets: vpc.subnets, SecurityGroupIds: vpc.securityGroups } : nothing;
  },
  image: async () => {
    const { image } = await build();
    if (image) return image;
    return (await isLambda())
      ? `aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs${node}`
      : 'aws/codebuild/amazonlinux-x86_64-standard:5.0';
  },
  /** CodeBuild's own images are pulled by CodeBuild, a private one with the project's role. */
  pull: async () => ((await build()).image ? 'SERVICE_ROLE' : 'CODEBUILD'),
  /** Lambda compute has limits of its own, and CodeBuild refuses a project that names others. */
  minutes: async () => ((await isLambda()) ? nothing : minutesOf(await build())),
  queuedMinutes: async () => ((await isLambda()) ? nothing : queuedMinutes),
  cache: async () =>
    (await isLambda()) ? { Type: 'NO_CACHE' } : { Type: 'LOCAL', Modes: ['LOCAL_CUSTOM_CACHE', 'LOCAL_SOURCE_CACHE'] },
  /** How long the workflow waits for a build: in the queue, and running. */
  workflowSeconds: async () => (minutesOf(await build()) + queuedMinutes) * 60,
  /** What the build role may do beyond infra/codebuild.yml, because of what is set here. */
  statements: async () => {
    const set = await build();
    return [...ownImage(set), ...network(set), ...credentials(set), ...(await repositories())];
  },
};
