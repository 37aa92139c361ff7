import { describe, expect, it } from 'vitest';
import { catalogue, describe as describeType } from '../../../functions/core/identity/catalogue.ts';
import { SERVICES } from '../../../functions/core/identity/services.ts';
import { stateKeys } from '../../../functions/core/identity/state-keys.ts';

const services = SERVICES.map((service) => service());

describe('the services’ tables', () => {
  it('name types that the catalogue knows', () => {
    const named = services.flatMap(({ types, also }) => [...Object.keys(types ?? {}), ...Object.keys(also ?? {})]);
    expect(named.filter((type) => !catalogue().has(type))).toEqual([]);
  });

  it('are not needed to find a type by its ARN', () => {
    const ruled = new Set(services.flatMap(({ types }) => Object.keys(types ?? {})));
    const arn = 'arn:aws:example:eu-central-1:111122223333:thing/1';
    const lost = [...catalogue()]
      .filter(([type, line]) => !ruled.has(type) && line.split(' ').includes('arn'))
      .filter(([type]) => !stateKeys(type, { arn }).includes(arn));
    expect(lost).toEqual([]);
  });

  it('mean, by every call’s row, a kind that some type has', () => {
    const kindOf = (family: string, row: string) => {
      const kind = /^(?:\[[^\]]*\])?[~^]?([^|]*)\|/.exec(row)?.[1] ?? '';
      return kind.includes(':') || kind === 'id' || kind === 'arn' ? kind : `${family}:${kind}`;
    };
    const rows = (tables: Readonly<Record<string, readonly string[]>> = {}) => Object.values(tables).flat();
    const exact = new Set(services.flatMap(({ types = {} }) => Object.keys(types)));
    const made = new Set([
      'id',
      'arn',
      ...[...catalogue().keys()].flatMap((type) => (exact.has(type) ? [] : [describeType(type).kind])),
      ...services.flatMap(({ family, types, also }) =>
        [...rows(types), ...rows(also)].map((row) => kindOf(family, row)),
      ),
    ]);
    const meant = services.flatMap(({ family, events }) =>
      rows(events).flatMap((row) => (row.startsWith('@') ? [] : [kindOf(family, row)])),
    );
    expect([...new Set(meant)].filter((kind) => !made.has(kind))).toEqual([]);
  });
});
