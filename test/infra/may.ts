import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account, type resolver } from './resolved.ts';

/** Whether a role's own policies allow an action on a resource, where the request says this (and no more) of itself. */
export async function may(
  resolve: ReturnType<typeof resolver>,
  role: string,
  action: string,
  resource: string,
  contextVariables: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/${role}`,
        action,
        resource: { resource, accountId: account },
        contextVariables: { ...contextVariables },
      },
      identityPolicies: resolve.policiesOf(role),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: undefined,
    },
    { simulationMode: 'Strict' },
  );
  if (result.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === 'Allowed';
}
