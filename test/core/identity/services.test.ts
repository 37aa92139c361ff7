import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../functions/core/identity/catalogue.ts';
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
});
