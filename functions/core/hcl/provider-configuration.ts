import { isObject, type Json, type JsonObject } from '../json.ts';
import { hclBlocks } from './blocks.ts';

/**
 * What of a root module's file makes its providers work: provider, variable and locals blocks, and the terraform block's
 * requirements without its backend, so that a scratch directory has a state of its own.
 */
export function providerConfiguration(source: string): string {
  return hclBlocks(source)
    .flatMap(({ type, text, body }) => {
      if (type === 'provider' || type === 'variable' || type === 'locals') return [text];
      return type === 'terraform' ? [`terraform {\n${requirements(body)}\n}`] : [];
    })
    .join('\n');
}

function requirements(body: string): string {
  const kept = hclBlocks(body).filter(({ type }) => type === 'required_providers');
  return kept.map(({ text }) => text).join('\n');
}

/** The same of a `.tf.json` file. */
export function providerConfigurationJson(json: Json): JsonObject {
  if (!isObject(json)) return {};
  const terraform = isObject(json.terraform) ? json.terraform.required_providers : undefined;
  const kept = Object.entries({ provider: json.provider, variable: json.variable, locals: json.locals });
  return {
    ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
    ...(terraform !== undefined && { terraform: { required_providers: terraform } }),
  };
}
