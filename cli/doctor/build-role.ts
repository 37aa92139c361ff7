import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';

export interface Need {
  readonly actions: readonly string[];
  readonly resource: string;
}

/** `denied`: what the policies of the role do not allow, in IAM's words; `unasked`: why IAM was not asked. */
export type Allowed = { readonly denied: readonly string[] } | { readonly unasked: string };

/** What the build role may do, as IAM's own simulator sees it: its policies and boundaries, not those of the resources. */
export class BuildRole {
  readonly #client = new IAMClient({});
  readonly #arn: string;

  constructor(arn: string) {
    this.#arn = arn;
  }

  async may(needs: readonly Need[]): Promise<Allowed> {
    try {
      return { denied: (await Promise.all(needs.map((need) => this.#denied(need)))).flat() };
    } catch (error) {
      return { unasked: error instanceof Error ? error.name : String(error) };
    }
  }

  async #denied({ actions, resource }: Need): Promise<string[]> {
    const { EvaluationResults = [] } = await this.#client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: this.#arn,
        ActionNames: [...actions],
        ResourceArns: [resource],
      }),
    );
    const allowed = EvaluationResults.filter(({ EvalDecision }) => EvalDecision === 'allowed');
    const names = new Set(allowed.map(({ EvalActionName }) => EvalActionName));
    return actions.filter((action) => !names.has(action)).map((action) => `${action} on ${resource}`);
  }
}

export const askIam = 'run doctor with credentials that have iam:SimulatePrincipalPolicy';
