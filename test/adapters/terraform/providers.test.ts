import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { onPath } from '../../../cli/sandbox/on-path.ts';
import { TerraformCli } from '../../../functions/adapters/terraform/terraform.ts';
import { readPlan } from '../../../functions/core/guard/read-plan.ts';
import { type Bench, openBench } from '../../matrix/matrix.ts';

const missing = ['terraform', 'moto_server'].filter((tool) => !onPath(tool));

const parameter = (name: string, more = '') =>
  `resource "aws_ssm_parameter" "x" {\n  name = "/${name}"\n  type = "String"\n  value = "kept"\n${more}}\n`;
const west =
  'region = "us-west-2"\n  max_retries = 3\n  skip_credentials_validation = true\n  skip_metadata_api_check = true';

/** A stack with its provider configured in two Regions; the second where no file of the root module shows it, or as an alias. */
function writeTwoRegions(directory: string, second: 'module' | 'alias'): void {
  const folder = join(directory, 'west');
  mkdirSync(folder);
  const main = join(directory, 'main.tf');
  const source = readFileSync(main, 'utf8').split('resource "aws_vpc"')[0];
  const module = second === 'module' ? 'module "west" {\n  source = "./west"\n}\n' : '';
  const alias =
    second === 'alias'
      ? `provider "aws" {\n  alias = "west"\n  ${west}\n}\nmodule "west" {\n  source = "./west"\n  providers = { aws = aws.west }\n}\n`
      : '';
  const own = second === 'module' ? `provider "aws" {\n  ${west}\n}\n` : '';
  writeFileSync(main, `${source}${parameter('east')}${module}${alias}`);
  writeFileSync(join(folder, 'main.tf'), `${own}${parameter('west')}`);
}

describe.skipIf(missing.length > 0)(
  `a stack whose provider is configured twice (needs terraform and moto_server; missing: ${missing})`,
  () => {
    let bench: Bench | undefined;
    afterEach(() => bench?.end(), 60_000);

    it.each(['module', 'alias'] as const)(
      'is planned, applied and proved in each Region (%s)',
      async (second) => {
        const small = join(import.meta.dirname, '../../matrix/small');
        bench = await openBench(small, 'matrix-small-state', (directory) => writeTwoRegions(directory, second));
        bench.terraform('apply', '-auto-approve', '-no-color');
        const put = { Value: 'clicked', Overwrite: true };
        await bench.boto.call(['ssm', 'put_parameter', { Name: '/east', ...put }]);
        const state = bench.terraform('show');
        expect(state).toContain('us-west-2');

        // With a bundle the provider refuses a second configuration by itself; without, the last one wins in silence.
        const { AWS_CA_BUNDLE: _bundle, ...environment } = bench.environment;
        const terraform = await TerraformCli.open({ ...bench, environment }, 'terraform');
        try {
          await terraform.init();
          const targets = ['aws_ssm_parameter.x', 'module.west.aws_ssm_parameter.x'];
          await terraform.plan({ targets, saveAs: 'revert' });
          const plan = readPlan(await terraform.show('revert'));
          expect(plan.changes.filter(({ change }) => change.actions.join() !== 'no-op')).toMatchObject([
            { address: 'aws_ssm_parameter.x', change: { before: { value: 'clicked' }, after: { value: 'kept' } } },
          ]);
          await terraform.apply('revert');
          expect(await terraform.plan({ targets, saveAs: 'proof' })).toBe(false);
        } finally {
          await terraform.close();
        }
      },
      300_000,
    );
  },
);
