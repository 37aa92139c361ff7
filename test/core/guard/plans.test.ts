import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../functions/core/guard/plan.ts';
import { readPlan } from '../../../functions/core/guard/read-plan.ts';
import { guardPlan } from '../../../functions/core/plan-guard.ts';
import cases from './cases.json' with { type: 'json' };

/** Plans of a real Terraform and a real AWS provider (test/matrix/stack), cut down to what the guard reads. */
function planOf(name: string): Plan {
  return readPlan(JSON.parse(readFileSync(new URL(`plans/${name}.json`, import.meta.url), 'utf8')));
}

describe('the guard on plans of a real provider', () => {
  it.each(cases)('$plan: $why', ({ plan: name, outcome, held }) => {
    const plan = planOf(name);
    const verdict = guardPlan(plan, { allow: plan.changes.map(({ address }) => address), protected: [] });
    const reasons = verdict.reasons.map(({ code, address, attribute }) =>
      [code, address, attribute].filter(Boolean).join(' '),
    );
    expect(reasons).toEqual(held);
    expect(verdict.outcome).toBe(outcome);
  });

  it.each(cases.filter(({ outcome }) => outcome === 'pure-revert'))(
    '$plan: held when nothing is allowed',
    ({ plan }) => {
      const verdict = guardPlan(planOf(plan), { allow: [], protected: [] });
      expect(verdict.outcome).toBe('held');
      expect(new Set(verdict.reasons.map(({ code }) => code))).toEqual(new Set(['outside-target']));
    },
  );

  it('never shows a value that Terraform marks sensitive', () => {
    const { changes } = guardPlan(planOf('sensitive'), { allow: [], protected: [] });
    expect(changes.map(({ was, became }) => [was, became])).toEqual([['(sensitive)', '(sensitive)']]);
    expect(JSON.stringify(changes)).not.toMatch(/stolen|correct-horse/);
  });
});
