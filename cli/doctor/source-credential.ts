import type { SourceCredentialsInfo } from '@aws-sdk/client-codebuild';
import { askIam, type BuildRole } from './build-role.ts';
import { connectionStatus } from './connection.ts';
import { type Finding, finding } from './finding.ts';

const { ok, warn, fail, unknown } = finding('build');

const addIt = 'name it in build.sourceCredentials of unclick.yml, and deploy';

/** A token or an app's connection that CodeBuild checks out with: there is one for each kind of host, account and Region. */
export async function checkCredential(role: BuildRole, info: SourceCredentialsInfo): Promise<Finding[]> {
  const { authType, serverType, resource = '' } = info;
  if (authType === 'CODECONNECTIONS') return await checkConnection(role, resource);
  if (authType === 'SECRETS_MANAGER')
    return [await usable(role, ['secretsmanager:GetSecretValue'], resource, `the secret ${resource}`)];
  return [ok(`CodeBuild has a credential for ${serverType} (${authType})`)];
}

async function checkConnection(role: BuildRole, arn: string): Promise<Finding[]> {
  const service = arn.split(':')[2] ?? 'codeconnections';
  const actions = [`${service}:GetConnection`, `${service}:GetConnectionToken`];
  return [await state(arn), await usable(role, actions, arn, `the connection ${arn}`)];
}

async function state(arn: string): Promise<Finding> {
  const status = await connectionStatus(arn);
  if (status === 'AVAILABLE') return ok(`the connection ${arn} is available`);
  if (status === 'PENDING')
    return fail(`the connection ${arn} is pending`, 'finish it in the console: Developer Tools, Connections');
  if (status === 'ERROR')
    return fail(`the connection ${arn} is broken`, 'make it anew: Developer Tools, Connections; is the app installed?');
  return warn(
    `the state of the connection ${arn} was not told: ${status}`,
    `aws codeconnections get-connection says it`,
  );
}

async function usable(role: BuildRole, actions: readonly string[], resource: string, what: string): Promise<Finding> {
  const asked = await role.may([{ actions, resource }]);
  if ('unasked' in asked) return unknown(`whether the build role may use ${what}: ${asked.unasked}`, askIam);
  return asked.denied.length === 0
    ? ok(`the build role may use ${what}`)
    : fail(`the build role may not ${asked.denied.join(', ')}`, addIt);
}
