import { isObject, type Json } from '../json.ts';
import { hclBlocks } from './blocks.ts';

/**
 * Whether a plan's configuration (`terraform show -json`, modules included) configures the AWS provider once. Terraform
 * lists every configuration by itself, also one without a block and one of a child module.
 */
export function configuresOnce(plan: Json): boolean {
  const configuration = isObject(plan) ? plan.configuration : undefined;
  const listed = isObject(configuration) ? configuration.provider_config : undefined;
  const names = Object.values(isObject(listed) ? listed : {}).map((entry) =>
    isObject(entry) ? entry.full_name : undefined,
  );
  return !names.includes(undefined) && names.filter((name) => name === awsProvider).length === 1;
}

const awsProvider = 'registry.terraform.io/hashicorp/aws';

/** Whether a file of the root module names a second configuration: known before any plan, and no proof that there is none. */
export function namesAlias(source: string): boolean {
  const blocks = hclBlocks(source).filter(({ type }) => type === 'provider');
  return blocks.some(({ body }) => /(?:^|\n)\s*alias\s*=/.test(body));
}

/** The same of a `.tf.json` file. */
export function namesAliasJson(json: Json): boolean {
  const provider = isObject(json) ? json.provider : undefined;
  return provider !== undefined && JSON.stringify(provider).includes('"alias"');
}
