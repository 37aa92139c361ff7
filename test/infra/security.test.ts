import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json } from '../../functions/core/json.ts';
import { packaged } from './packaged.ts';

let template: Json;
beforeAll(() => {
  template = JSON.parse(JSON.stringify(packaged().template));
}, 240_000);

/** The Sids of all statements, wherever they stand, that allow something on `*`. */
function broad(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => broad(one));
  if (!isObject(value)) return [];
  const here = value.Effect === 'Allow' && value.Resource === '*' ? [String(value.Sid)] : [];
  return [...here, ...Object.values(value).flatMap((inner) => broad(inner ?? null))];
}

describe('docs/SECURITY.md', () => {
  it('explains every statement on `*`, and none that is not there', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'SECURITY.md'), 'utf8');
    const [, table = ''] = page.split("## Every `Resource: '*'` in the template");
    const explained = [...table.matchAll(/^\| `([A-Za-z]+)` \|/gm)].map(([, sid]) => sid);
    expect([...new Set(broad(template))].sort()).toEqual(explained.sort());
  });
});
