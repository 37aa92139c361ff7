import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFragment } from '../../cli/sandbox/infra-template.ts';
import { clickPattern } from '../../functions/core/event-pattern.ts';
import { rootSignInPattern, tamperPattern } from '../../functions/core/tamper-calls.ts';

const rules = readFragment(join(import.meta.dirname, '..', '..', 'infra', 'rules.yml'), 'prod');

describe('infra/rules.yml', () => {
  it.each([
    ['ClickRule', clickPattern(['console'])],
    ['TamperRule', tamperPattern()],
    ['RootSignInRule', rootSignInPattern],
  ])('%s has the pattern that the core has', (name, pattern) => {
    expect(rules[name]?.Properties.EventPattern).toEqual(JSON.parse(JSON.stringify(pattern)));
  });

  it.each(Object.keys(rules))(
    '%s has a pattern that EventBridge takes, and leaves nothing undelivered unsaid',
    (name) => {
      const { EventPattern, Targets, State } = rules[name]?.Properties ?? {};
      expect(JSON.stringify(EventPattern).length).toBeLessThanOrEqual(2048);
      expect(State).toBe('ENABLED');
      expect(JSON.stringify(Targets)).toContain('DeadLetterConfig');
    },
  );
});
