/**
 * What goes wrong with a request: AWS refuses it and nothing happens, or it does what was asked and the answer is lost.
 */
export type Mishap = 'error' | 'throttled' | 'lost as a 500' | 'lost with the connection';

/** An answer of AWS that says "not now", in the words of the protocol that was spoken. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What tells of the protocol: JSON has a target, S3 signs for `s3`, the query protocol posts a form. */
export interface Spoken {
  readonly target: string;
  readonly service: string;
}

/** https://docs.aws.amazon.com/awssupport/latest/user/api-errors.html and each service's "Common Errors". */
export function refusal(mishap: Mishap, { target, service }: Spoken): Refusal {
  const throttled = mishap === 'throttled';
  if (target !== '') {
    const name = target.startsWith('DynamoDB') ? 'ThrottlingException' : 'RequestThrottledException';
    const __type = throttled ? (target.startsWith('AmazonSQS') ? 'RequestThrottled' : name) : 'InternalServerError';
    const body = JSON.stringify({ __type, message: 'not now' });
    return { status: throttled ? 400 : 500, type: 'application/x-amz-json-1.0', body };
  }
  const [status, code] = throttled ? [service === 's3' ? 503 : 400, throttleCode(service)] : [500, errorCode(service)];
  return { status, type: 'text/xml', body: xml(service, code) };
}

function throttleCode(service: string): string {
  if (service === 's3') return 'SlowDown';
  return service === 'ec2' ? 'RequestLimitExceeded' : 'Throttling';
}

function errorCode(service: string): string {
  return service === 's3' || service === 'ec2' ? 'InternalError' : 'InternalFailure';
}

function xml(service: string, code: string): string {
  const error = `<Code>${code}</Code><Message>not now</Message>`;
  if (service === 's3') return `<Error>${error}</Error>`;
  if (service === 'ec2')
    return `<Response><Errors><Error>${error}</Error></Errors><RequestID>none</RequestID></Response>`;
  return `<ErrorResponse><Error><Type>Receiver</Type>${error}</Error><RequestId>none</RequestId></ErrorResponse>`;
}
