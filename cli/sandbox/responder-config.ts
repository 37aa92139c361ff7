import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { pipelineRole } from '../clicks/persona.ts';

export interface SandboxStack {
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  readonly directory: string;
  readonly region: string;
  readonly mode: 'auto' | 'approve';
  /** The branch of a git repository that builds check out; left out where the source is a copy of a folder. */
  readonly branch: string | undefined;
}

/** Where the sandbox, as the stack's pipeline, writes the commit that it has applied. */
export const appliedParameter = (stack: string) => `/unclick/applied/${stack}`;

/** Who is at the sandbox's page: an approver of its stack. */
export const pageUser = 'arn:aws:iam::123456789012:user/you';

/** An approver in the sandbox's Slack. */
export const slackApprover = 'U0APPROVER';

export const slackParameters = {
  tokenParameter: '/unclick/slack/token',
  signingSecretParameter: '/unclick/slack/signing-secret',
};

/** The sandbox's `unclick.yml`: one stack that answers as fast as a person can click. */
export function writeResponderConfig(file: string, stack: SandboxStack): void {
  const { name, bucket, key, directory, region, mode, branch } = stack;
  const commit = branch === undefined ? {} : { branch, applied: { parameter: appliedParameter(name) } };
  const entry = {
    name,
    mode,
    state: `s3://${bucket}/${key}`,
    stateRegion: 'us-east-1',
    source: { directory, ...commit },
    settle: '2s',
    longestWait: '30s',
    terraform: { lockTimeout: '60s' },
    policy: { pin: 'auto', adopt: 'auto', accessKeys: 'destroy', fight: { times: 1000, window: '1h' } },
    approval: { approvers: [pageUser, slackApprover] },
    account: '123456789012',
    region,
  };
  const slack = { channel: 'C0SANDBOX', ...slackParameters };
  writeFileSync(file, stringify({ stacks: [entry], ownRoles: [pipelineRole], slack }));
}
