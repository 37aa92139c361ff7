import { own } from '../functions/core/own.ts';

type Words = (error: Error) => string;

const noCredentials: Words = () => {
  const profile = process.env.AWS_PROFILE;
  return `no AWS credentials were found${profile ? ` in the profile ${profile}` : ''}: log in (aws sso login), or name a profile in AWS_PROFILE`;
};
const expired: Words = () => 'these AWS credentials have expired: log in again (aws sso login)';
const unknownCredentials: Words = () =>
  'AWS does not know these credentials: look which ones are used (aws sts get-caller-identity)';
const otherRegion: Words = () => 'this bucket lies in another Region: name that one with --region';

/** By the name that an SDK's error has. */
const services: Readonly<Record<string, Words>> = {
  CredentialsProviderError: noCredentials,
  TokenProviderError: expired,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  UnrecognizedClientException: unknownCredentials,
  InvalidClientTokenId: unknownCredentials,
  InvalidAccessKeyId: unknownCredentials,
  SignatureDoesNotMatch: unknownCredentials,
  NoSuchBucket: () => 'there is no such bucket',
  PermanentRedirect: otherRegion,
  AuthorizationHeaderMalformed: otherRegion,
};

const unreachable: Words = ({ message }) =>
  `cannot reach AWS (${message}): look at the network, and at AWS_ENDPOINT_URL`;

/** By the code that the system's error has. */
const codes: Readonly<Record<string, Words>> = {
  ENOENT: (error) => `there is no file or folder ${pathOf(error)}`,
  EISDIR: (error) => `${pathOf(error)} is a folder: name a file`,
  EACCES: (error) => `${pathOf(error)} may not be opened: look at its permissions`,
  EPERM: (error) => `${pathOf(error)} may not be opened: look at its permissions`,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  EAI_AGAIN: unreachable,
};

/** What went wrong, in one line for people, and what to do about it where that is known. */
export function faultWords(error: unknown): string {
  return expectedFault(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The same of what the world may do to a command; undefined for anything else, which is a bug of ours and wants its stack. */
export function expectedFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const words = noStack(error) ?? own(services, error.name)?.(error) ?? own(codes, codeOf(error))?.(error);
  if (words !== undefined) return words;
  const cause = expectedFault(error.cause);
  if (cause !== undefined) return `${error.message}: ${cause}`;
  return '$metadata' in error ? `${error.name}: ${error.message}` : undefined;
}

/** The CloudFormation stack that is not there. It is said with the same name as anything else that CloudFormation finds invalid. */
export function missingStack(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'ValidationError') return undefined;
  return /Stack (?:with id |\[)(\S+?)\]? does not exist/.exec(error.message)?.[1];
}

function noStack(error: Error): string | undefined {
  const stack = missingStack(error);
  const where = process.env.AWS_REGION;
  return stack === undefined
    ? undefined
    : `there is no deployment ${stack}${where ? ` in ${where}` : ''}: --deployment and --region name another, npm run deploy makes one`;
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '');
const pathOf = (error: Error) => ('path' in error && typeof error.path === 'string' ? error.path : 'of that name');
