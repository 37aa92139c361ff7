import type { Mode, Permission } from '../stack.ts';

/** What an answer may do: no more than the stack's mode allows it. `observe` never comes here: it starts no run. */
export function allowed(mode: Mode, answer: Permission): Permission {
  if (mode === 'observe' || answer === 'tell') return 'tell';
  return mode === 'auto' ? answer : 'approve';
}
