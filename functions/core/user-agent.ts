/** What the console wrote into userIdentity.invokedBy before 2020. */
export const OLD_CONSOLE_MARK = 'signin.amazonaws.com';

/**
 * User agents that the console's pages and back ends were seen to send. The origin and the EventBridge pattern are both made
 * from this one table. `AWS Internal` and a bare `aws-internal/3 …` are not here: services send them too.
 */
export const CONSOLE_AGENTS = {
  whole: ['console.amazonaws.com', 'signin.amazonaws.com'],
  /** `console.ec2.amazonaws.com` and its kin. */
  between: [['console.', '.amazonaws.com']],
  anywhere: [
    'Mozilla/',
    'S3Console/',
    ' Console',
    'AWSLambdaConsole',
    'EC2ConsoleFrontend',
    'AWSCloudTrail,',
    'Coral/',
    'Jersey/',
  ],
} as const satisfies {
  whole: readonly string[];
  between: readonly (readonly [string, string])[];
  anywhere: readonly string[];
};

const CONSOLE_HOST = /^(console|signin)\./;

/** `<service>.amazonaws.com` in a field where a person's browser or tool would stand; the console's own hosts are not meant. */
export function isServiceName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    (value.endsWith('.amazonaws.com') || value.endsWith('.amazonaws.com.cn')) &&
    !CONSOLE_HOST.test(value) &&
    !value.includes(' ')
  );
}
