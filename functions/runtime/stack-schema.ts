import { z } from 'zod';
import { seconds } from '../core/duration.ts';
import { placeMistakes } from './stack-places.ts';

/** `30s`, `10m`, `4h`, `2d`, read as whole seconds. */
export const duration = z.string().transform((value, context) => {
  const read = seconds(value);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: `"${value}" is no duration: write 30s, 10m, 4h or 2d` });
  return z.NEVER;
});

const permission = z.enum(['tell', 'approve', 'auto']);

const policy = z
  .strictObject({
    protected: z
      .array(z.string())
      .default([])
      .describe('Resource types and addresses (everything below them too) whose change always needs a person.'),
    pin: permission
      .default('approve')
      .describe('Drift that only `resource_drift` shows, taken back by an override file: tell, approve or auto.'),
    adopt: permission
      .default('approve')
      .describe('Children made beside what Terraform manages, adopted and destroyed: tell, approve or auto.'),
    accessKeys: z
      .enum(['deactivate', 'destroy'])
      .default('deactivate')
      .describe(
        'What becomes of an access key that a click made; an older one that a click switched on is only switched off.',
      ),
    unexplained: permission
      .default('approve')
      .describe('Drift that a sweep found and that no click explains: tell, approve or auto.'),
    fight: z
      .strictObject({
        times: z.int().min(1).default(3).describe('So many reverts of one address…'),
        window: duration.prefault('1h').describe('…within this time, and the next one needs a person.'),
      })
      .prefault({})
      .describe('When an address is fought over, the responder stops reverting it by itself.'),
  })
  .prefault({})
  .describe('What may be done without a person.');

const approval = z
  .strictObject({
    timeout: duration.prefault('1h').describe('How long people have to decide.'),
    onTimeout: z
      .enum(['revert', 'escalate', 'leave'])
      .default('escalate')
      .describe(
        'What happens when nobody decides in time. What is protected, or would come back empty, is never reverted so.',
      ),
    approvers: z.array(z.string()).default([]).describe('Slack user ids, `@group` handles, or IAM principal ARNs.'),
    longestOverride: duration.prefault('1d').describe('The longest time that a click may be allowed to stand.'),
    extensions: z.int().min(0).max(100).default(1).describe('How often an override may be made longer.'),
    breakGlassRoles: z
      .array(z.string())
      .default([])
      .describe(
        'Role ARNs whose clicks go to people first, in every mode; * for any account, or for the rest of a name.',
      ),
    topic: z.string().optional().describe('An SNS topic that hears every change of an incident: for on-call tools.'),
  })
  .prefault({})
  .describe('Who decides about what is held, and how long they have.');

const applied = z
  .strictObject({
    parameter: z
      .string()
      .regex(/^\/[A-Za-z0-9_.{}/-]+$/, 'a parameter name begins with / and has letters, digits, "_", "." or "-"')
      .optional()
      .describe("An SSM parameter in the deployment's own account and Region: its value is the commit."),
    tag: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.{}/-]*$/, 'a tag name has letters, digits, "_", ".", "-" or "/"')
      .optional()
      .describe('A git tag of the repository, moved to the commit after each apply.'),
  })
  .refine(({ parameter, tag }) => (parameter === undefined) !== (tag === undefined), 'name a parameter or a tag')
  .describe(
    'Where your pipeline writes the commit it has applied. That commit is planned, if the branch holds it; else the branch.',
  );

const source = z
  .strictObject({
    directory: z.string().default('.').describe("The root module's folder, below the checkout."),
    repository: z.string().optional().describe('What CodeBuild checks out: `https://github.com/acme/infra`.'),
    branch: z.string().optional().describe('A branch, tag or commit; the default branch where it is left out.'),
    applied: applied.optional(),
  })
  .prefault({})
  .describe('Where the configuration of the stack is.');

const terraform = z
  .strictObject({
    backendConfig: z.record(z.string(), z.string()).default({}).describe('`-backend-config=key=value` of init.'),
    variables: z.record(z.string(), z.string()).default({}).describe('TF_VAR_… of every command.'),
    lockTimeout: duration.prefault('2m').describe('For `-lock-timeout`.'),
  })
  .prefault({})
  .describe('What Terraform is started with.');

const place = /^\{[a-z][A-Za-z0-9]*\}$/;

export const stackSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^([A-Za-z0-9_-]|\{[a-z][A-Za-z0-9]*\}){1,60}$/, 'a stack name has 1 to 60 letters, digits, "-" or "_"')
      .refine((name) => name !== 'unresolved' && name !== 'tampering', 'this name is kept for the responder itself')
      .describe('Unique. With {places}, one entry stands for every stack whose state fits.'),
    state: z
      .string()
      .regex(/^s3:\/\/[^/]+\/.+$/, 'write the state as s3://bucket/key')
      .describe("`s3://bucket/key` of the default workspace's state; the key may have {places}."),
    stateRegion: z.string().default('us-east-1').describe('The Region of the state bucket.'),
    workspace: z.string().default('default').describe('The Terraform workspace; a workspace is a stack of its own.'),
    workspacePrefix: z.string().default('env:').describe("The S3 backend's workspace_key_prefix."),
    where: z
      .record(z.string(), z.array(z.string()).min(1))
      .default({})
      .describe('The only values that a {place} may have; one that is left out may have any.'),
    source,
    terraform,
    mode: z
      .enum(['observe', 'approve', 'auto'])
      .default('observe')
      .describe('observe tells only; approve asks a person before every revert; auto makes pure reverts by itself.'),
    settle: duration.prefault('20s').describe('A burst of clicks is over when it was quiet for so long.'),
    longestWait: duration.prefault('2m').describe('The longest that a burst may go on before it is answered.'),
    sweep: z
      .boolean()
      .optional()
      .describe(
        'Whether the nightly sweep plans this stack. Left out: yes, but not in mode observe, which needs no rights.',
      ),
    policy,
    approval,
    account: z
      .string()
      .refine((value) => /^\d{12}$/.test(value) || place.test(value), 'an account id has twelve digits; quote it')
      .optional()
      .describe('The account of resources whose state does not say theirs.'),
    region: z.string().optional().describe('The Region of resources whose state does not say theirs.'),
  })
  .superRefine((entry, context) => {
    for (const { path, message } of placeMistakes(entry)) context.addIssue({ code: 'custom', path, message });
  });
