import { z } from 'zod';

const onDemand = ['small', 'medium', 'large', 'xlarge', '2xlarge'] as const;
const ofFleets = ['attribute-based', 'custom-instance'] as const;
const lambda = ['lambda-1gb', 'lambda-2gb', 'lambda-4gb', 'lambda-8gb', 'lambda-10gb'] as const;

const id = (prefix: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`), `${what} looks like ${prefix}-0123456789abcdef0`);

/** VpcConfig of CodeBuild's API: at most 16 subnets and 5 security groups. */
const vpc = z
  .strictObject({
    id: id('vpc', 'a VPC').describe('The VPC.'),
    subnets: z
      .array(id('subnet', 'a subnet'))
      .min(1, 'name at least one subnet')
      .max(16, 'CodeBuild takes sixteen subnets')
      .describe('Private subnets with a way out: Terraform and its providers are downloaded, AWS is called.'),
    securityGroups: z
      .array(id('sg', 'a security group'))
      .min(1, 'name at least one security group')
      .max(5, 'CodeBuild takes five security groups')
      .describe('What the builds may reach.'),
  })
  .optional()
  .describe(
    'Where builds run inside a VPC. The build role may make network interfaces in these subnets, and in no others.',
  );

/**
 * Where Terraform runs. What cannot go together is refused here rather than by CloudFormation half-way through a deployment.
 * Lambda compute: "Run builds on AWS Lambda compute", Limitations. Fleets: CreateProject, `vpcConfig`.
 */
export const buildSchema = z
  .strictObject({
    compute: z
      .enum([...onDemand, ...ofFleets, ...lambda])
      .default('small')
      .describe(
        'lambda-… starts quickest, and has 15 minutes, no VPC, no cache. With a fleet, what the fleet was made with.',
      ),
    fleet: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:codebuild:[a-z0-9-]+:\d{12}:fleet\/.+$/,
        'a fleet is named by its ARN: arn:aws:codebuild:REGION:ACCOUNT:fleet/NAME:ID',
      )
      .optional()
      .describe("The ARN of a reserved fleet of x86 Linux containers, in the hub's account and Region."),
    vpc,
    image: z.string().optional().describe('A ready image with Terraform, providers and the bundle: infra/Dockerfile.'),
    timeoutMinutes: z
      .int()
      .min(5)
      .max(480)
      .optional()
      .describe('When a build is stopped: after 60 minutes, if nothing is said. Lambda compute stops after 15.'),
    managedPolicies: z
      .array(z.string())
      .default([])
      .describe('ARNs of policies for the build role: what plan and apply of your stacks need in the hub account.'),
    assumes: z
      .array(z.string())
      .default([])
      .describe(
        "ARNs of roles that the stacks' own providers and backends assume; an account's only one here also cancels deletions there, and asks its CloudTrail who changed what a sweep found.",
      ),
    sourceCredentials: z
      .array(
        z
          .string()
          .regex(
            /^arn:aws[a-z-]*:(codeconnections|codestar-connections|secretsmanager):/,
            'name the ARN of a connection or of a secret',
          ),
      )
      .default([])
      .describe("ARNs of the connections or secrets behind CodeBuild's source credentials, which the build role uses."),
  })
  .superRefine((build, context) => {
    for (const [path, message] of mistakes(build)) context.addIssue({ code: 'custom', path: [path], message });
  })
  .prefault({})
  .describe('Where Terraform runs.');

interface Build {
  readonly compute: string;
  readonly fleet?: string | undefined;
  readonly vpc?: object | undefined;
  readonly timeoutMinutes?: number | undefined;
}

function mistakes({ compute, fleet, vpc, timeoutMinutes }: Build): (readonly [string, string])[] {
  const isLambda = compute.startsWith('lambda-');
  const found: (readonly [string, string] | false)[] = [
    isLambda &&
      vpc !== undefined && ['vpc', 'Lambda compute reaches no VPC: choose small … 2xlarge, or a fleet in the VPC'],
    isLambda &&
      fleet !== undefined && ['fleet', 'a fleet has machines of its own: set compute to what it was made with'],
    isLambda &&
      timeoutMinutes !== undefined && [
        'timeoutMinutes',
        'Lambda compute stops after 15 minutes and takes no other limit: leave this out, or choose small … 2xlarge',
      ],
    fleet !== undefined &&
      vpc !== undefined && ['vpc', 'a fleet is in the VPC that it was made with: name the network there, and not here'],
    fleet === undefined &&
      ofFleets.some((one) => one === compute) && ['compute', `${compute} is a fleet's: name the fleet`],
  ];
  return found.filter((one) => one !== false);
}
