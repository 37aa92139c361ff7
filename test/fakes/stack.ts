import type { Stack } from '../../functions/core/stack.ts';

/** A stack in mode `auto` with both answers on `auto`, as the sandbox's. */
export function aStack(fields: Partial<Stack> = {}): Stack {
  return {
    name: 'shop',
    mode: 'auto',
    state: { bucket: 'states', key: 'shop.tfstate', region: 'us-east-1', workspace: 'default' },
    source: { directory: '.' },
    terraform: { backendConfig: {}, variables: {}, lockTimeoutSeconds: 5 },
    settleSeconds: 2,
    longestWaitSeconds: 10,
    policy: {
      protected: [],
      pin: 'auto',
      adopt: 'auto',
      accessKeys: 'destroy',
      fight: { times: 3, windowSeconds: 3600 },
    },
    approval: { timeoutSeconds: 3600, onTimeout: 'escalate', approvers: [], longestOverrideSeconds: 86_400 },
    ...fields,
  };
}
