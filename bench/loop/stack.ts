import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What test/matrix/small holds by itself. */
const own = 6;
/** What one team holds. */
const perTeam = 20;

/** Kinds of resource that moto makes at once, as many as a team of a real estate has of each: [type, how many, its settings]. */
const kinds: readonly (readonly [type: string, count: number, settings: (at: number) => string])[] = [
  ['aws_iam_role', 3, (at) => `name = "\${var.name}-${at}"\n  assume_role_policy = var.trust`],
  [
    'aws_iam_role_policy',
    3,
    (at) =>
      `name = "app"\n  role = aws_iam_role.r${at}.name\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })`,
  ],
  ['aws_cloudwatch_log_group', 4, (at) => `name = "/\${var.name}/${at}"\n  retention_in_days = 14`],
  ['aws_ssm_parameter', 4, (at) => `name = "/\${var.name}/${at}"\n  type = "String"\n  value = "value"`],
  ['aws_security_group', 2, (at) => `name = "\${var.name}-${at}"\n  vpc_id = var.vpc`],
  [
    'aws_vpc_security_group_ingress_rule',
    2,
    (at) =>
      `security_group_id = aws_security_group.r${at}.id\n  cidr_ipv4 = "10.1.0.0/16"\n  from_port = 443\n  to_port = 443\n  ip_protocol = "tcp"`,
  ],
  ['aws_sns_topic', 2, (at) => `name = "\${var.name}-${at}"`],
];

/**
 * Fills a copy of test/matrix/small up to `size` resources: a module call for each team, as estates are written, and log
 * groups for the rest.
 */
export function fillUp(directory: string, size: number): void {
  const teams = Math.max(0, Math.floor((size - own) / perTeam));
  const rest = Math.max(0, size - own - teams * perTeam);
  const folder = join(directory, 'team');
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf'), team());
  const calls = Array.from({ length: teams }, (_, at) => callOf(at));
  const fill = `resource "aws_cloudwatch_log_group" "rest" {\n  count = ${rest}\n  name  = "/rest/\${count.index}"\n}\n`;
  appendFileSync(join(directory, 'main.tf'), `\n${calls.join('')}${fill}`);
}

function team(): string {
  const variables = ['name', 'trust', 'vpc'].map((name) => `variable "${name}" {\n  type = string\n}\n`);
  const resources = kinds.flatMap(([type, count, settings]) =>
    Array.from({ length: count }, (_, at) => `resource "${type}" "r${at}" {\n  ${settings(at)}\n}\n`),
  );
  return [...variables, ...resources].join('');
}

function callOf(at: number): string {
  return `module "team${at}" {\n  source = "./team"\n  name   = "team${at}"\n  trust  = aws_iam_role.app.assume_role_policy\n  vpc    = aws_vpc.main.id\n}\n`;
}
