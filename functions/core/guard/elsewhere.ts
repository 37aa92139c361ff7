import { type Arn, parseArn } from '../arn.ts';
import type { Reason } from '../incident.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { own } from '../own.ts';
import { ownArn } from '../state/place.ts';
import { configurationOf, providerBlock } from './configuration.ts';
import type { Plan, ResourceChange } from './plan.ts';

/**
 * A provider block that was changed and never applied makes Terraform look, and act, in another account or Region: a role of
 * the same name there would be "reverted", and what is not there made. No attribute shows it but the ARN, so it is compared
 * with where the resource was, as far as the plan says where its provider works now.
 */
export function elsewhereReasons(
  { address, type, change }: ResourceChange,
  drift: ResourceChange | undefined,
  plan: Plan,
): readonly Reason[] {
  const was = arnOf(type, drift?.change.before);
  if (!was) return [];
  const now = change.actions.join() === 'create' ? providerOf(address, plan) : arnOf(type, drift?.change.after);
  const found = now ?? { account: '', region: '' };
  return (['account', 'region'] as const)
    .filter((part) => was[part] !== '' && found[part] !== '' && was[part] !== found[part])
    .map((part) => ({
      code: 'rides-along',
      address,
      attribute: 'provider',
      detail: `another ${part} than where it was: ${found[part]}, not ${was[part]}`,
    }));
}

function arnOf(type: string, values: JsonObject = {}): Arn | undefined {
  return ownArn(type, values) ?? parseArn(textOf(values.id));
}

/** Where a resource's provider works, as its block says: by constants and the root module's variables; `` where it does not. */
function providerOf(address: string, plan: Plan): Pick<Arn, 'account' | 'region'> | undefined {
  const configured = configurationOf(plan.configuration, address);
  const block = configured && providerBlock(plan.configuration, configured);
  if (!block) return undefined;
  const { region, assume_role: roles } = block;
  const role = Array.isArray(roles) && isObject(roles[0]) ? roles[0].role_arn : undefined;
  return { region: knownText(region, plan) ?? '', account: parseArn(knownText(role, plan))?.account ?? '' };
}

/** A constant's text, or a root variable's. Undefined for any other expression: nothing is said of it then. */
function knownText(expression: Json | undefined, plan: Plan): string | undefined {
  if (!isObject(expression)) return undefined;
  const references = Array.isArray(expression.references) ? expression.references : [];
  const [reference] = references;
  if (references.length !== 1 || typeof reference !== 'string' || !reference.startsWith('var.'))
    return textOf(expression.constant_value);
  const variable = own(plan.variables, reference.slice('var.'.length));
  return isObject(variable) ? textOf(variable.value) : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
