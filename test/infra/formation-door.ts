import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Answer, type Listener, listen, type Request } from '../../cli/sandbox/listen.ts';

/** What CloudFormation needs of a request's headers; the rest is the connection's. */
const passedOn = ['authorization', 'content-type', 'x-amz-date'] as const;

/** moto lets cfn-lint decide, and takes its warnings for faults. */
const valid = answerOf('ValidateTemplate', '<Parameters/>');

/**
 * A door before moto's CloudFormation, through which osls deploys: templates lose on the way what moto stumbles over. The
 * rest of AWS is asked without it (`AWS_ENDPOINT_URL_CLOUDFORMATION`).
 */
export function formationDoor(endpoint: string): Promise<Listener> {
  return listen(async (request) => {
    const form = new URLSearchParams(request.body);
    if (form.get('Action') === 'ValidateTemplate') return valid;
    if (form.get('Action') === 'DescribeStackResource') return await describeResource(endpoint, request, form);
    const template = await templateOf(endpoint, form);
    if (template === undefined) return await pass(endpoint, request);
    form.delete('TemplateURL');
    form.set('TemplateBody', withoutProject(template));
    return await pass(endpoint, { ...request, body: form.toString() });
  });
}

function answerOf(action: string, result: string): Answer {
  const body = `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result></${action}Response>`;
  return { status: 200, type: 'text/xml', body };
}

/** moto stumbles over resources of its own that it did not make: its list of all of them answers for one. */
async function describeResource(endpoint: string, request: Request, form: URLSearchParams): Promise<Answer> {
  const [id, stack] = [form.get('LogicalResourceId'), form.get('StackName')];
  form.set('Action', 'ListStackResources');
  form.delete('LogicalResourceId');
  const all = await pass(endpoint, { ...request, body: form.toString() });
  const [, found] =
    new RegExp(`<member>((?:(?!</member>).)*<LogicalResourceId>${id}<.*?)</member>`, 's').exec(all.body) ?? [];
  if (found) return answerOf('DescribeStackResource', `<StackResourceDetail>${found}</StackResourceDetail>`);
  const fault = `<Type>Sender</Type><Code>ValidationError</Code><Message>Resource ${id} does not exist for stack ${stack}</Message>`;
  return { status: 400, type: 'text/xml', body: `<ErrorResponse><Error>${fault}</Error></ErrorResponse>` };
}

async function templateOf(endpoint: string, form: URLSearchParams): Promise<string | undefined> {
  const place = form.get('TemplateURL');
  if (place === null) return form.get('TemplateBody') ?? undefined;
  const [, Bucket, Key] = /^\/([^/]+)\/(.+)$/.exec(decodeURIComponent(new URL(place).pathname)) ?? [];
  const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return await Body?.transformToString();
}

async function pass(endpoint: string, { method, path, headers, body }: Request): Promise<Answer> {
  const entries = passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const response = await fetch(`${endpoint}${path}`, { method, headers: Object.fromEntries(entries), body });
  return { status: response.status, type: 'text/xml', body: await response.text() };
}

/**
 * moto's CloudFormation has no CodeBuild and no Function URL, and stumbles over what refers to them: the project's name and
 * ARN stand in its place, and the outputs are left out.
 */
function withoutProject(text: string): string {
  const name = 'unclick-prod-run';
  const arn = `arn:aws:codebuild:us-east-1:123456789012:project/${name}`;
  const {
    Resources,
    Outputs: _outputs,
    ...rest
  } = JSON.parse(text, (_key, value) => {
    if (value?.Ref === 'RunProject') return name;
    return value?.['Fn::GetAtt']?.[0] === 'RunProject' ? arn : value;
  });
  const { RunProject: _left, ...others } = Resources;
  return JSON.stringify({ ...rest, Resources: others });
}
