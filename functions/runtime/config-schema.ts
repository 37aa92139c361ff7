import { z } from 'zod';
import { buildSchema } from './build-schema.ts';
import { ignoreSchema } from './ignore-schema.ts';
import { duration, stackSchema } from './stack-schema.ts';
import { twinMistakes } from './twins.ts';

const slack = z
  .strictObject({
    channel: z.string().describe('The id of the channel.'),
    tokenParameter: z
      .string()
      .startsWith('/', 'a parameter name begins with /')
      .default('/unclick/slack/token')
      .describe("The SSM SecureString with the bot's token."),
    signingSecretParameter: z
      .string()
      .startsWith('/', 'a parameter name begins with /')
      .default('/unclick/slack/signing-secret')
      .describe('The SSM SecureString with the signing secret.'),
    accounts: z.record(z.string(), z.string()).default({}).describe('Names that people use for accounts, by id.'),
  })
  .describe('Where people are told and asked. Without it, decisions come from the command line.');

const tamper = z
  .strictObject({
    deployers: z
      .array(z.string())
      .default([])
      .describe(
        'ARNs of the roles that deploy this responder (* stands for anything): their calls on it are expected.',
      ),
    trails: z
      .array(z.string())
      .default([])
      .describe('Names or ARNs of the trails that feed the bus; empty: every trail counts.'),
  })
  .prefault({})
  .describe('Calls on the responder itself, or on what it depends on, raise a critical incident.');

const retention = z
  .strictObject({
    clicks: duration.prefault('90d').describe('How long the CloudTrail records of clicks are kept.'),
    incidents: duration
      .prefault('1095d')
      .describe('How long a closed incident is kept: who did, decided and allowed what, and why.'),
    plans: duration.prefault('1d').describe('How long a held plan can be approved.'),
    logDays: z
      .literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653])
      .default(90)
      .describe('How many days logs are kept.'),
  })
  .prefault({})
  .describe('How long things are kept.');

const hub = z
  .strictObject({
    organization: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, 'an organisation id looks like o-abcdefghij')
      .optional()
      .describe('Accounts of this organisation may send clicks to the bus.'),
    accounts: z
      .array(z.string().regex(/^\d{12}$/, 'an account id has twelve digits; quote it'))
      .default([])
      .describe('Accounts that may send clicks to the bus, where there is no organisation.'),
    backfill: z
      .array(
        z.strictObject({
          account: z
            .string()
            .regex(/^\d{12}$/, 'an account id has twelve digits; quote it')
            .optional()
            .describe("An account with a spoke. Left out: the hub's own."),
          regions: z
            .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a Region looks like eu-west-1'))
            .min(1, 'name at least one Region')
            .describe('Its Regions: us-east-1 always among them, where IAM and the other global services tell.'),
        }),
      )
      .default([])
      .describe("Where CloudTrail is asked for what the bus lost, beside the hub's own account and Region."),
  })
  .prefault({})
  .describe('Who may forward clicks to this deployment (infra/spoke).');

const sweep = z
  .strictObject({
    nightly: z.boolean().default(true).describe('Whether every stack is planned whole once a night.'),
    from: z.int().min(0).max(23).default(22).describe('The hour, in UTC, at which the night begins.'),
    hours: z
      .int()
      .min(1)
      .max(24)
      .default(6)
      .describe('How many hours it has: each stack has its own moment in them, by its name.'),
  })
  .prefault({})
  .describe('Looks for drift that no click explains: it costs a build a stack and night.');

/** `unclick.yml`. */
export const configSchema = z
  .strictObject({
    stacks: z
      .array(stackSchema)
      .min(1, 'name at least one stack')
      .describe('What is watched, one by one or by pattern.'),
    origins: z
      .array(z.enum(['console', 'cloudshell', 'programmatic']))
      .default(['console'])
      .describe('Which origins count as clicks.'),
    ownRoles: z
      .array(z.string())
      .default([])
      .describe('Role ARNs of the pipeline, whose calls do not count (unless made in a console session).'),
    ignore: z.array(ignoreSchema).default([]).describe('Clicks that may stand: told to nobody, counted.'),
    slack: slack.optional(),
    tamper,
    sweep,
    build: buildSchema,
    retention,
    hub,
    alarms: z
      .strictObject({ email: z.email('this is no e-mail address').optional().describe('Who hears of alarms.') })
      .prefault({})
      .describe('Alarms go to an SNS topic.'),
  })
  .superRefine(({ stacks }, context) => {
    for (const { path, message } of twinMistakes(stacks)) context.addIssue({ code: 'custom', path, message });
  })
  .describe('What unclick watches, and what it may do.');

export type ConfigFile = z.output<typeof configSchema>;
export type StackEntry = ConfigFile['stacks'][number];
