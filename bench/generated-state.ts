import type { Json } from '../functions/core/json.ts';

/** The kinds of resource in a generated state, after real ones: [type, attributes of the nth]. */
const kinds: readonly (readonly [type: string, attributes: (at: number) => Record<string, Json>])[] = [
  [
    'aws_iam_role',
    (at) => ({ id: `role-${at}`, name: `role-${at}`, arn: `arn:aws:iam::111122223333:role/role-${at}` }),
  ],
  [
    'aws_security_group',
    (at) => ({
      id: sg(at),
      name: `group-${at}`,
      arn: `arn:aws:ec2:eu-central-1:111122223333:security-group/${sg(at)}`,
    }),
  ],
  [
    'aws_vpc_security_group_ingress_rule',
    (at) => ({
      id: `sgr-${hex(at)}`,
      security_group_rule_id: `sgr-${hex(at)}`,
      security_group_id: sg(at - 1),
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '10.0.0.0/8',
      arn: `arn:aws:ec2:eu-central-1:111122223333:security-group-rule/sgr-${hex(at)}`,
    }),
  ],
  ['aws_s3_bucket_policy', (at) => ({ id: `bucket-${at + 1}`, bucket: `bucket-${at + 1}` })],
  [
    'aws_s3_bucket',
    (at) => ({ id: `bucket-${at}`, bucket: `bucket-${at}`, arn: `arn:aws:s3:::bucket-${at}`, region: 'eu-central-1' }),
  ],
  [
    'aws_sqs_queue',
    (at) => ({
      id: `https://sqs.eu-central-1.amazonaws.com/111122223333/queue-${at}`,
      url: `https://sqs.eu-central-1.amazonaws.com/111122223333/queue-${at}`,
      name: `queue-${at}`,
      arn: `arn:aws:sqs:eu-central-1:111122223333:queue-${at}`,
    }),
  ],
  [
    'aws_iam_role_policy_attachment',
    (at) => ({ id: `a-${at}`, role: `role-${at}`, policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
  ],
  [
    'aws_lambda_function',
    (at) => ({
      id: `fn-${at}`,
      function_name: `fn-${at}`,
      arn: `arn:aws:lambda:eu-central-1:111122223333:function:fn-${at}`,
      role: `arn:aws:iam::111122223333:role/role-${at}`,
    }),
  ],
  [
    'aws_ssm_parameter',
    (at) => ({ id: `/p/${at}`, name: `/p/${at}`, arn: `arn:aws:ssm:eu-central-1:111122223333:parameter/p/${at}` }),
  ],
  [
    'aws_route53_record',
    (at) => ({
      id: `Z1_r${at}.example.com_A`,
      zone_id: 'Z1',
      name: `r${at}`,
      fqdn: `r${at}.example.com`,
      type: 'A',
      set_identifier: '',
    }),
  ],
];

function hex(at: number): string {
  return at.toString(16).padStart(17, '0');
}

function sg(at: number): string {
  return `sg-${hex(at)}`;
}

/** A state v4 of `resources` resource instances, `bytes` large or just under and laid out as Terraform writes it: padded with tags, as real ones are. `first`: the number of its first one. */
export function generatedState(resources: number, bytes: number, first = 0, serial = 1): string {
  const tags = tagsThatFit(bytes / resources);
  const parts: string[] = [];
  for (let at = 0; at < resources; at++) parts.push(laidOut(resource(first + at, tags)));
  const head = `{\n  "version": 4,\n  "terraform_version": "1.11.4",\n  "serial": ${serial},\n  "lineage": "generated",\n  "outputs": {},`;
  return `${head}\n  "resources": [${parts.join(',')}\n  ],\n  "check_results": null\n}\n`;
}

/** How many tags the average resource has room for. */
function tagsThatFit(bytes: number): number {
  const size = (tags: number) => {
    const parts = kinds.map((_, at) => laidOut(resource(10_000 + at, tags)).length + 1);
    return parts.reduce((sum, part) => sum + part) / parts.length;
  };
  const bare = size(0);
  return Math.max(0, Math.floor((bytes - bare) / ((size(10) - bare) / 10)));
}

function laidOut(value: Json): string {
  return `\n    ${JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')}`;
}

function resource(at: number, tagCount: number): Json {
  const [type, attributes] = kinds[at % kinds.length] ?? ['aws_iam_role', () => ({})];
  const tags = Object.fromEntries(
    Array.from({ length: tagCount }, (_, tag) => [`tag-${tag}`, `value-${at}-${tag}-0123456789`]),
  );
  return {
    module: at % 3 === 0 ? `module.team["${at % 50}"]` : 'module.base',
    mode: 'managed',
    type,
    name: `r${at}`,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [
      {
        schema_version: 0,
        attributes: { ...attributes(at), description: null, tags, timeouts: null },
        sensitive_attributes: [],
        private: 'bnVsbA==',
        dependencies: ['module.base.aws_vpc.main', 'module.base.aws_subnet.a'],
      },
    ],
  };
}
