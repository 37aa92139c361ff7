import { join } from 'node:path';
import { execaSync } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { type Packaged, packaged } from './packaged.ts';

const stacks = `stacks:
  - name: web
    state: s3://acme-terraform-states/web.tfstate
    mode: auto
    source: { repository: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra" }
  - name: "team-{team}"
    state: s3://acme-terraform-states/{team}.tfstate
    source: { repository: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{team}-infra" }
`;
const fleet = 'arn:aws:codebuild:us-east-1:111122223333:fleet/builders:1';
const connection = 'arn:aws:codeconnections:us-east-1:111122223333:connection/abc';
const secret = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:github-x';
const inVpc = `build:
  compute: medium
  timeoutMinutes: 120
  vpc: { id: vpc-0123456789abcdef1, subnets: [subnet-0123456789abcdef1, subnet-0123456789abcdef2], securityGroups: [sg-0123456789abcdef1] }
  sourceCredentials: ["${connection}", "${secret}"]
hub: { backfill: [{ account: "444455556666", regions: [eu-west-1] }, { regions: [us-west-2] }] }`;

const nothing = { Ref: 'AWS::NoValue' };
const arn = (tail: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${tail}` });
const ec2 = (tail: string) => arn(`ec2:\${AWS::Region}:\${AWS::AccountId}:${tail}`);

interface Statement {
  readonly Sid: string;
  readonly Resource: unknown;
}

/** The packaged project, its role's statements by Sid, and how long the workflow waits for it. */
function projectOf({ template }: Packaged) {
  const { RunProject, RunRole, RespondMachine } = JSON.parse(JSON.stringify(template.Resources));
  const all: Statement[] = RunRole.Properties.Policies[0].PolicyDocument.Statement;
  return {
    project: RunProject.Properties,
    statements: new Map(all.map((one) => [one.Sid, one])),
    broad: all.filter(({ Resource }) => Resource === '*').map(({ Sid }) => Sid),
    waits: RespondMachine.Properties.Definition.States.Run.TimeoutSeconds,
  };
}

const networkSids = ['NetworkDescriptions', 'NetworkInterfaces', 'NetworkInterfacesAway', 'NetworkInterfacesOfBuilds'];

describe.each([
  ['small', 'BUILD_GENERAL1_SMALL', ''],
  ['lambda-2gb', 'BUILD_LAMBDA_2GB', 'build: { compute: lambda-2gb }'],
  ['attribute-based', 'ATTRIBUTE_BASED_COMPUTE', `build: { compute: attribute-based, fleet: "${fleet}" }`],
  ['medium', 'BUILD_GENERAL1_MEDIUM', inVpc],
])('a build on %s', (compute, type, build) => {
  const isLambda = compute.startsWith('lambda-');
  const isVpc = build === inVpc;
  let pack: Packaged;
  let found: ReturnType<typeof projectOf>;
  beforeAll(() => {
    pack = packaged(`${stacks}${build}\n`);
    found = projectOf(pack);
  }, 240_000);

  it('has its compute, in the container that this compute has', () => {
    const { Type, ComputeType, Fleet, Image } = found.project.Environment;
    expect([Type, ComputeType]).toEqual([isLambda ? 'LINUX_LAMBDA_CONTAINER' : 'LINUX_CONTAINER', type]);
    expect(Image).toContain(isLambda ? 'lambda-standard' : 'standard:5.0');
    expect(Fleet).toEqual(build.includes('fleet') ? { FleetArn: fleet } : nothing);
  });

  it('has the limits and the cache that this compute takes, and a workflow that waits as long', () => {
    const { TimeoutInMinutes, QueuedTimeoutInMinutes, Cache, Source } = found.project;
    const minutes = isVpc ? 120 : 60;
    expect([TimeoutInMinutes, QueuedTimeoutInMinutes]).toEqual(isLambda ? [nothing, nothing] : [minutes, 30]);
    expect(Cache.Type).toBe(isLambda ? 'NO_CACHE' : 'LOCAL');
    expect(Source.BuildSpec.includes('/tmp/unclick-cache/**/*')).toBe(!isLambda);
    expect(found.waits).toBe(((isLambda ? 15 : minutes) + 30) * 60);
  });

  it('is in a VPC, and may make network interfaces, only where one is named', () => {
    const { statements, project, broad } = found;
    expect(networkSids.filter((sid) => statements.has(sid))).toEqual(isVpc ? networkSids : []);
    expect([...broad].sort()).toEqual(isVpc ? ['EventHistory', 'NetworkDescriptions'] : ['EventHistory']);
    const named = {
      VpcId: 'vpc-0123456789abcdef1',
      Subnets: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
      SecurityGroupIds: ['sg-0123456789abcdef1'],
    };
    expect(project.VpcConfig).toEqual(isVpc ? named : nothing);
  });

  it('reads the sources that are named, and uses the credentials that are', () => {
    expect(found.statements.get('Sources')).toMatchObject({
      Action: 'codecommit:GitPull',
      Resource: ['infra', '*-infra'].map((name) => arn(`codecommit:eu-west-1:\${AWS::AccountId}:${name}`)),
    });
    const used = ['Connections', 'SourceSecrets'].map((sid) => found.statements.get(sid)?.Resource);
    expect(used).toEqual(isVpc ? [[connection], [secret]] : [undefined, undefined]);
  });

  it('makes network interfaces in the named subnets and for CodeBuild, and nowhere else', () => {
    const ofVpc = (statement: object) => (isVpc ? expect.objectContaining(statement) : undefined);
    const subnets = [ec2('subnet/subnet-0123456789abcdef1'), ec2('subnet/subnet-0123456789abcdef2')];
    const here = { 'ec2:Subnet': subnets };
    const forCodeBuild = { 'ec2:AuthorizedService': 'codebuild.amazonaws.com' };
    const resources = [ec2('network-interface/*'), ...subnets, ec2('security-group/sg-0123456789abcdef1')];
    const { statements } = found;
    expect(statements.get('NetworkInterfaces')).toEqual(ofVpc({ Resource: resources }));
    expect(statements.get('NetworkInterfacesAway')).toEqual(ofVpc({ Condition: { ArnEquals: here } }));
    const permission = { Condition: { ArnEquals: here, StringEquals: forCodeBuild } };
    expect(statements.get('NetworkInterfacesOfBuilds')).toEqual(ofVpc(permission));
  });

  it('lets the backfill assume the spokes’ role in the accounts that are named, and no other', () => {
    const { BackfillClicksRole } = JSON.parse(JSON.stringify(pack.template.Resources));
    const statements: Statement[] = BackfillClicksRole.Properties.Policies[0].PolicyDocument.Statement;
    const role = isVpc
      ? '444455556666:role/unclick-backfill'
      : '${AWS::AccountId}:role/no-account-is-named-in-unclick.yml';
    expect(statements.find(({ Sid }) => Sid === 'Spokes')?.Resource).toEqual([arn(`iam::${role}`)]);
  });

  it('has the CloudFormation that cfn-lint accepts', (context) => {
    if (!onPath('cfn-lint')) return context.skip('cfn-lint is not on PATH');
    const file = join(pack.folder, 'cloudformation-template-update-stack.json');
    const { stdout, exitCode } = execaSync('cfn-lint', ['--ignore-checks', 'W3005', '--', file], { reject: false });
    expect([stdout, exitCode]).toEqual(['', 0]);
  }, 180_000);
});
