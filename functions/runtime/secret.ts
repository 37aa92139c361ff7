import { getParameter } from '@aws-lambda-powertools/parameters/ssm';

/** Reads a SecureString when it is asked for; Powertools keeps it for five minutes. @throws when it is missing or empty. */
export function secret(name: string): () => Promise<string> {
  return async () => {
    const value = await getParameter(name, { decrypt: true, maxAge: 300 });
    if (!value) throw new Error(`the parameter ${name} is missing: put the secret there as a SecureString`);
    return value;
  };
}
