import { expect, it } from 'vitest';
import { roleIn } from '../../../functions/core/take-back/role-in.ts';

const role = (account: string, name = 'terraform') => `arn:aws:iam::${account}:role/${name}`;
const [here, there] = ['111122223333', '444455556666'];

it.each<[string, readonly string[], string | undefined]>([
  ['the one that is named', [role(here), role(there)], role(there)],
  ['none, where none is', [role(here)], undefined],
  ['none, where two are', [role(there), role(there, 'other')], undefined],
  ['none, where what is named is no ARN', ['terraform'], undefined],
  ['none, where only a pattern is', [role(there, 'terraform-*')], undefined],
])('finds the role of an account: %s', (_why, roles, found) => {
  expect(roleIn(there, roles)).toBe(found);
});
