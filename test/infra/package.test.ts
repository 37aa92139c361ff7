import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { type Packaged, packaged, type Resource } from './packaged.ts';

const oneMegabyte = 1_000_000;
let pack: Packaged;
let resources: [string, Resource][];

beforeAll(() => {
  pack = packaged();
  resources = Object.entries(pack.template.Resources);
}, 240_000);

const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);

describe('the package', () => {
  it('has every function that functions/ has, and the run’s program', () => {
    const files = readdirSync(join(pack.project, 'functions'), { withFileTypes: true });
    const sources = files.filter((entry) => entry.isFile()).map(({ name }) => name.replace(/\.ts$/, ''));
    const wanted = sources.filter((name) => !['ports', 'run-terraform'].includes(name)).sort();
    const zips = readdirSync(pack.folder).filter((name) => name.endsWith('.zip'));
    expect(zips.map((name) => name.replace('.zip', '')).sort()).toEqual(wanted);
    expect(statSync(join(pack.project, 'dist', 'run', 'run-terraform.mjs')).size).toBeGreaterThan(0);
  });

  it('has no function over 1 MB minified', (context) => {
    if (!onPath('unzip')) return context.skip('unzip is not on PATH');
    for (const name of readdirSync(pack.folder).filter((file) => file.endsWith('.zip'))) {
      const listing = execaSync('unzip', ['-l', join(pack.folder, name)], { reject: false }).stdout;
      const unzipped = Number(/(\d+)\s+\d+ files?\s*$/.exec(listing)?.[1] ?? Number.NaN);
      expect(unzipped, name).toBeLessThan(oneMegabyte);
    }
  });

  it('holds no secret and names no environment variable like one', () => {
    const functions = ofType('AWS::Lambda::Function');
    const names = functions.flatMap(([, { Properties }]) =>
      Object.keys(JSON.parse(JSON.stringify(Properties)).Environment.Variables),
    );
    expect(names.filter((name) => /SECRET|TOKEN|PASSWORD/.test(name))).toEqual([]);
    expect(JSON.stringify(pack.template)).not.toMatch(/xox[bp]-|AKIA[A-Z0-9]{16}/);
  });

  it('opens one function to the world, through its URL only: nobody outside chooses an event as a whole', () => {
    const open = ofType('AWS::Lambda::Permission').filter(([, { Properties }]) => Properties.Principal === '*');
    expect(open.map(([, { Properties }]) => Properties)).toEqual(
      [
        { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
        { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
      ].map((only) => ({
        FunctionName: { 'Fn::GetAtt': ['ReceiveDashdecisionLambdaFunction', 'Arn'] },
        Principal: '*',
        ...only,
      })),
    );
  });

  it('tells CodeBuild’s image which Node to use: one that the bundle is made for', () => {
    const { Environment, Source } = JSON.parse(JSON.stringify(pack.template.Resources.RunProject?.Properties));
    const spec: unknown = parse(Source.BuildSpec);
    expect(Environment.Image).toBe('aws/codebuild/amazonlinux-x86_64-standard:5.0');
    expect(spec).toMatchObject({
      env: { variables: { UNCLICK_NODE: '22' }, 'git-credential-helper': 'yes' },
      phases: { install: { 'runtime-versions': { nodejs: 24 } } },
    });
  });

  it('gives each function a role of its own, a log group with an end, tracing and a timeout', () => {
    const functions = ofType('AWS::Lambda::Function').map(([, { Properties }]) =>
      JSON.parse(JSON.stringify(Properties)),
    );
    const roles = functions.map(({ Role }) => Role['Fn::GetAtt'][0]);
    expect(new Set(roles).size).toBe(functions.length);
    expect(
      functions.every(({ Runtime, Architectures }) => Runtime === 'nodejs24.x' && Architectures[0] === 'arm64'),
    ).toBe(true);
    expect(functions.every(({ TracingConfig, Timeout }) => TracingConfig.Mode === 'Active' && Timeout <= 300)).toBe(
      true,
    );
    const groups = ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBe(functions.length + 2);
    expect(groups.every(([, { Properties }]) => Properties.RetentionInDays === 90)).toBe(true);
  });

  it('keeps the queue’s visibility timeout at six times the function’s', () => {
    const properties = (name: string) => pack.template.Resources[name]?.Properties ?? {};
    const timeout = Number(properties('ClassifyDashclickLambdaFunction').Timeout);
    expect(Number(properties('ClickQueue').VisibilityTimeout)).toBeGreaterThanOrEqual(6 * timeout);
  });

  it('encrypts, expires and closes what holds plans, and keeps it when the stack goes', () => {
    const { PlanBucket, IncidentsTable } = pack.template.Resources;
    expect(PlanBucket).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true } },
    });
    expect(JSON.stringify(PlanBucket)).toContain('aws:kms');
    expect(JSON.stringify(pack.template.Resources.PlanBucketPolicy)).toContain('aws:SecureTransport');
    expect(IncidentsTable).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true, BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  it('sends every alarm to the topic, and says in each what to do', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.length).toBeGreaterThanOrEqual(9);
    expect(alarms.every(({ AlarmActions }) => JSON.stringify(AlarmActions) === '[{"Ref":"AlarmTopic"}]')).toBe(true);
    expect(alarms.every(({ AlarmDescription }) => String(AlarmDescription).length > 40)).toBe(true);
  });

  it('has a dashboard that is JSON', () => {
    const body: unknown = pack.template.Resources.Dashboard?.Properties.DashboardBody;
    const { 'Fn::Sub': text } = JSON.parse(JSON.stringify(body));
    expect(JSON.parse(text).widgets.length).toBeGreaterThan(8);
  });

  it('pins the program that may apply by its digest', () => {
    const project = JSON.stringify(pack.template.Resources.RunProject);
    const [, digest] = /run\/([0-9a-f]{64})\.tar\.gz/.exec(project) ?? [];
    expect(project).toContain(`"UNCLICK_PACKAGE_SHA256","Value":"${digest}"`);
    expect(project).toContain('sha256sum -c');
  });

  it('has the CloudFormation that cfn-lint accepts', (context) => {
    if (!onPath('cfn-lint')) return context.skip('cfn-lint is not on PATH');
    const file = join(pack.folder, 'cloudformation-template-update-stack.json');
    // W3005: osls names the role among DependsOn although GetAtt says it already.
    const { stdout, exitCode } = execaSync('cfn-lint', ['--ignore-checks', 'W3005', '--', file], { reject: false });
    expect(stdout).toBe('');
    expect(exitCode).toBe(0);
  }, 180_000);

  it('has a workflow that asl-validator accepts', () => {
    const machine = pack.template.Resources.RespondMachine?.Properties ?? {};
    const arn = 'arn:aws:lambda:us-east-1:111122223333:function:f';
    const file = join(pack.folder, 'workflow.asl.json');
    writeFileSync(file, JSON.stringify(machine.Definition).replaceAll(/\$\{[A-Za-z]+\}/g, arn));
    const { exitCode, all } = execaSync('asl-validator', ['--json-path', file], {
      reject: false,
      all: true,
      preferLocal: true,
    });
    expect(exitCode, all).toBe(0);
  });

  it('warns that the example is no configuration of anybody', () => {
    expect(readFileSync(join(pack.project, 'dist', 'unclick.checked.json'), 'utf8')).toContain('acme-terraform-states');
  });
});
