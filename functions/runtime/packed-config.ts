import type { ConfigFile } from './config-schema.ts';

/**
 * Reads what packaging has checked with `parse-config.ts` and written as JSON (infra/plugin.cjs). In a Lambda bundle this
 * stands in for the parser, since checking the same file at every cold start costs more than all else that a function does
 * before its first answer. @throws when the file is not JSON: then it was not packed by the plugin.
 */
export function parseConfig(source: string, _file: string): ConfigFile {
  const checked: ConfigFile = JSON.parse(source);
  return checked;
}
