import { z } from 'zod';

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write the end as a date: 2027-03-31')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'there is no such date');

const criteria = ['address', 'type', 'event', 'actor', 'tag'] as const;

/** One rule of what may stand: all of its criteria must hold. `*` stands for anything. */
export const ignoreSchema = z
  .strictObject({
    stack: z.string().optional().describe('Only in this stack.'),
    address: z.string().optional().describe('This address and everything below it.'),
    type: z.string().optional().describe('A resource type: aws_autoscaling_group.'),
    event: z
      .string()
      .regex(/^[a-z0-9*.-]+:[A-Za-z0-9_*]+$/, 'write an event as service:Event, like ec2:CreateTags')
      .optional()
      .describe('service:Event, like autoscaling:SetDesiredCapacity or ec2:*.'),
    actor: z.string().optional().describe('The name, e-mail or ARN of who clicked.'),
    tag: z.string().optional().describe('key or key=value: the click changed only tags that this names.'),
    reason: z.string().min(1, 'say why').describe('Why it may stand.'),
    until: date.optional().describe('The last day on which it may.'),
  })
  .refine((rule) => criteria.some((name) => rule[name] !== undefined), {
    message: `a rule names at least one of ${criteria.join(', ')}: this one would ignore everything`,
  });
