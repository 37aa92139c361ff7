const { createHash } = require('node:crypto');
const { execFileSync } = require('node:child_process');
const { mkdirSync, readFileSync, utimesSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');
const { CloudFormation } = require('@aws-sdk/client-cloudformation');
const { S3 } = require('@aws-sdk/client-s3');
const build = require('./build-settings.cjs');
const settings = require('./settings.cjs');

const root = join(__dirname, '..');

/**
 * What packaging adds to osls: unclick.yml is checked once and packed as the JSON that the functions read; the click rule
 * follows the configured origins; the run's program is bundled, and put beside the plans before the stack changes.
 */
class UnclickPlugin {
  constructor(serverless, _options, { log }) {
    this.serverless = serverless;
    this.log = log;
    this.hooks = {
      'before:package:initialize': () => this.followSettings(),
      'before:package:createDeploymentArtifacts': () => this.pack(),
      'before:deploy:deploy': () => this.beforeDeploy(),
      'after:deploy:deploy': () => this.upload(),
    };
  }

  get resources() {
    return this.serverless.service.resources.Resources;
  }

  /** What the fragments say for the defaults, which the sandbox reads as they stand. */
  async followSettings() {
    const { origins } = await settings.settings();
    const { clickPattern } = await import('../functions/core/event-pattern.ts');
    const { ClickRule, PlanBucket } = this.resources;
    ClickRule.Properties.EventPattern = clickPattern(origins);
    const expiry = PlanBucket.Properties.LifecycleConfiguration.Rules.find(({ Id }) => Id === 'plans-expire');
    expiry.ExpirationInDays = await settings.planDays();
    const [{ PolicyDocument }] = this.resources.RunRole.Properties.Policies;
    PolicyDocument.Statement.push(...(await build.statements()));
    this.resources.RespondMachine.Properties.Definition.States.Run.TimeoutSeconds = await build.workflowSeconds();
  }

  async pack() {
    if (settings.isExample) this.log.warning('there is no unclick.yml: the example is packed, and cannot be deployed');
    const folder = join(root, 'dist', 'run');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(root, 'dist', 'unclick.checked.json'), JSON.stringify(await settings.settings()));
    writeFileSync(join(folder, 'unclick.yml'), readFileSync(settings.file));
    await this.bundleRun(join(folder, 'run-terraform.mjs'));
    this.package = archive(folder, ['run-terraform.mjs', 'unclick.yml']);
    this.digest = createHash('sha256').update(this.package).digest('hex');
    this.resources.RunProject.Properties.Environment.EnvironmentVariables.push(
      { Name: 'UNCLICK_PACKAGE', Value: { 'Fn::Sub': `s3://\${PlanBucket}/${this.key()}` } },
      { Name: 'UNCLICK_PACKAGE_SHA256', Value: this.digest },
    );
  }

  key() {
    return `run/${this.digest}.tar.gz`;
  }

  async bundleRun(outfile) {
    await require('esbuild').build({
      entryPoints: [join(root, 'functions', 'run-terraform.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      target: `node${buildspec().env.variables.UNCLICK_NODE}`,
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'warning',
    });
  }

  /** Before the stack changes, so that no build can ask for a program that is not there yet; the first time, after it. */
  async beforeDeploy() {
    if (settings.isExample) throw new Error('there is no unclick.yml: `npm run unclick -- init` writes a first one');
    await this.upload().catch((error) => {
      if (!/does not exist/.test(error.message)) throw error;
    });
  }

  async upload() {
    if (this.uploaded) return;
    const provider = this.serverless.getProvider('aws');
    const account = await provider.getAwsSdkV3Config();
    const stack = { StackName: provider.naming.getStackName(), LogicalResourceId: 'PlanBucket' };
    const { StackResourceDetail } = await new CloudFormation(account).describeStackResource(stack);
    const Bucket = StackResourceDetail.PhysicalResourceId;
    await new S3(account).putObject({ Bucket, Key: this.key(), Body: this.package });
    this.uploaded = true;
    this.log.notice(`run-terraform ${this.digest.slice(0, 12)} is in place`);
  }
}

/** The build checks for the very Node that the program is bundled for. */
function buildspec() {
  return require('yaml').parse(readFileSync(join(__dirname, 'buildspec.yml'), 'utf8'));
}

/** The same files give the same bytes: the digest stands in the template. */
function archive(folder, files) {
  for (const file of files) utimesSync(join(folder, file), 0, 0);
  const tar = execFileSync('tar', ['-cf', '-', '--format', 'ustar', '-C', folder, ...files], { maxBuffer: 2 ** 28 });
  return gzipSync(tar, { level: 9 });
}

module.exports = UnclickPlugin;
