/**
 * The environment of Terraform and of the functions in the sandbox: nothing of the user's own AWS settings is left in it,
 * so that no command can reach a real account.
 */
export function sandboxEnvironment(endpoint: string, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(([name]) => !/^(AWS|UNCLICK)_/.test(name) && name !== 'TF_CLI_ARGS');
  return { ...Object.fromEntries(kept), ...awsSettings(endpoint) };
}

const awsSettings = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'sandbox',
  AWS_SECRET_ACCESS_KEY: 'sandbox',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
});
