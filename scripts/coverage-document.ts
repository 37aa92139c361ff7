import { adoptions } from '../functions/core/adopt.ts';
import { catalogue } from '../functions/core/identity/catalogue.ts';
import { SERVICES } from '../functions/core/identity/services.ts';
import readOnly from '../functions/core/pin/read-only.generated.json' with { type: 'json' };

const services = SERVICES.map((service) => service());

/** docs/COVERAGE.md, from the tables that the program itself uses. */
export function coverageDocument(): string {
  const types = [...catalogue().keys()];
  const exact = new Set(
    services.flatMap(({ types: rows = {}, also = {} }) => [...Object.keys(rows), ...Object.keys(also)]),
  );
  const events = services.reduce((sum, service) => sum + Object.keys(service.events ?? {}).length, 0);
  const families = new Set(types.map(familyOf));
  const adopted = new Set(Object.values(adoptions).flatMap((rows) => rows.map(({ type }) => type)));
  return `# What is recognised, and how it is taken back

Made by \`npm run coverage\` from the tables that the program uses; do not edit.

| | |
|---|---|
| Terraform resource types known | ${types.length}, of ${families.size} service families |
| types with rows of their own, where the generic rules say too little | ${exact.size} |
| calls with rows of their own | ${events} |
| types of which is known what a configuration can set, and so be pinned | ${Object.keys(readOnly).length} |
| calls whose children can be adopted and destroyed | ${Object.keys(adoptions).length}, ${adopted.size} types |

**Generically** means: a type's identifying attributes are read from the provider's schema, a call's parameters are matched by the noun
in its name (\`DeleteLogGroup\`: \`logGroupName\`), in the same service, account and Region. **Exactly** means that a row says which
parameter means which resource, or which parent. A call that neither covers ends \`unresolved\` or \`unmanaged\`: told or counted, never applied.

What a plan shows is taken back by a plain apply, whatever the type. What no plan lists is pinned where it is an attribute that the
configuration leaves open, and adopted and destroyed where it is a child that somebody added.

## Services

| family | types known | types with rows | calls with rows |
|---|---|---|---|
${[...families]
  .sort()
  .map((family) => serviceLine(family, types, exact))
  .join('\n')}

## Children that are adopted and destroyed

| call | resource type |
|---|---|
${Object.entries(adoptions)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([call, rows]) => `| \`${call}\` | ${[...new Set(rows.map(({ type }) => `\`${type}\``))].join(', ')} |`)
  .join('\n')}
`;
}

const familyOf = (type: string) => (catalogue().get(type) ?? '').split(':')[0] ?? '';

function serviceLine(family: string, types: readonly string[], exact: ReadonlySet<string>): string {
  const own = types.filter((type) => familyOf(type) === family);
  const rows = services.filter((service) => service.family === family);
  const calls = rows.reduce((sum, { events = {} }) => sum + Object.keys(events).length, 0);
  return `| ${family} | ${own.length} | ${own.filter((type) => exact.has(type)).length} | ${calls} |`;
}
