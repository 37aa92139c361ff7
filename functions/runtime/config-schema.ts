import { z } from 'zod';
import { seconds } from '../core/duration.ts';

/** `30s`, `10m`, `4h`, `2d`, read as whole seconds. */
const duration = z.string().transform((value, context) => {
  const read = seconds(value);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: `"${value}" is no duration: write 30s, 10m, 4h or 2d` });
  return z.NEVER;
});

const permission = z.enum(['tell', 'approve', 'auto']);

const policy = z
  .strictObject({
    /** Resource types and addresses (everything below them too) whose change always needs a person. */
    protected: z.array(z.string()).default([]),
    /** Drift that only `resource_drift` shows, taken back by an override file. */
    pin: permission.default('approve'),
    /** Rogue children, imported into a scratch state and destroyed there. */
    adopt: permission.default('approve'),
    fight: z.strictObject({ times: z.int().min(1).default(3), window: duration.default(3600) }).prefault({}),
  })
  .prefault({});

const approval = z
  .strictObject({
    timeout: duration.default(3600),
    onTimeout: z.enum(['revert', 'escalate', 'leave']).default('escalate'),
    /** Slack user ids, `@group` handles, or IAM principal ARNs. */
    approvers: z.array(z.string()).default([]),
    longestOverride: duration.default(86_400),
  })
  .prefault({});

const stack = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/, 'a stack name has 1 to 60 letters, digits, "-" or "_"'),
  /** `s3://bucket/key` of the state of the default workspace. */
  state: z.string().regex(/^s3:\/\/[^/]+\/.+$/, 'write the state as s3://bucket/key'),
  stateRegion: z.string().default('us-east-1'),
  workspace: z.string().default('default'),
  /** The S3 backend's workspace_key_prefix. */
  workspacePrefix: z.string().default('env:'),
  source: z
    .strictObject({
      /** The root module's folder, below the checkout. */
      directory: z.string().default('.'),
      repository: z.string().optional(),
      branch: z.string().optional(),
    })
    .prefault({}),
  terraform: z
    .strictObject({
      backendConfig: z.record(z.string(), z.string()).default({}),
      variables: z.record(z.string(), z.string()).default({}),
      lockTimeout: duration.default(120),
    })
    .prefault({}),
  mode: z.enum(['observe', 'approve', 'auto']).default('observe'),
  settle: duration.default(20),
  longestWait: duration.default(120),
  policy,
  approval,
  /** The account and Region of resources whose state does not say them. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an account id has twelve digits; quote it')
    .optional(),
  region: z.string().optional(),
});

/** `unclick.yml`. */
export const configSchema = z.strictObject({
  stacks: z.array(stack).min(1, 'name at least one stack'),
  /** Which origins count as clicks. */
  origins: z.array(z.enum(['console', 'cloudshell', 'programmatic'])).default(['console']),
  /** Role ARNs of the pipeline and the responder, whose calls do not count (unless made in a console session). */
  ownRoles: z.array(z.string()).default([]),
  slack: z
    .strictObject({
      channel: z.string(),
      /** Names of SSM SecureString parameters. */
      tokenParameter: z.string().default('/unclick/slack/token'),
      signingSecretParameter: z.string().default('/unclick/slack/signing-secret'),
    })
    .optional(),
});

export type ConfigFile = z.output<typeof configSchema>;
export type StackEntry = ConfigFile['stacks'][number];
