import { z } from 'zod';
import { configSchema } from '../../functions/runtime/config-schema.ts';

/** The JSON Schema of `unclick.yml`, for editors: what a person writes, before defaults and durations are filled in. */
export function configSchemaJson(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'unclick.yml', ...schema }, null, 2)}\n`;
}
