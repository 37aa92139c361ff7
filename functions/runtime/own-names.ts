import type { OwnNames } from '../core/tamper.ts';
import { type Config, readOptional } from './config.ts';

/** What infra/spoke/ makes in every account and Region that forwards clicks. */
const spokeRules = ['unclick-forward-clicks', 'unclick-forward-tampering', 'unclick-forward-root-sign-in'];

/** What belongs to this deployment, or is what it lives on, from its configuration and its environment. */
export function ownNames({ stacks, slack, tamper }: Config, environment: NodeJS.ProcessEnv = process.env): OwnNames {
  const stateBuckets = [...stacks.all.map(({ state }) => state.bucket), ...stacks.patterns.map(({ bucket }) => bucket)];
  const parameters = slack ? [slack.tokenParameter, slack.signingSecretParameter] : [];
  const made = ['UNCLICK_PLANS_BUCKET', 'UNCLICK_PLAN_KEY'].map((name) => readOptional(name, environment) ?? '');
  return {
    prefix: readOptional('UNCLICK_NAME', environment) ?? 'unclick',
    names: [...new Set([...stateBuckets, ...parameters, ...made, ...spokeRules])].filter((name) => name !== ''),
    trails: tamper.trails,
    deployers: tamper.deployers,
  };
}
