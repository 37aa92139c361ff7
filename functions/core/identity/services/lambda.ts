import type { ServiceIdentities } from '../service.ts';

const parent = '^function|{functionName:fn}';
/** A version or an alias may be said beside the function's name, or in it. */
const qualifier = '{qualifier?}{functionName:qualifier}';
const ofState = qualifier.replace('functionName', 'function_name');
const permission = [`permission|{functionName:fn}|{statementId}|${qualifier}`, parent];
const alias = ['alias|{functionName:fn}|{name}', parent];
const url = [`functionurl|{functionName:fn}|${qualifier}`, parent];
const mapping = ['eventsourcemapping|{uUID,response.uUID}', '^function|{functionName,response.functionArn:fn}'];
const invoke = [`eventinvokeconfig|{functionName:fn}|${qualifier}`, parent];
const concurrency = ['provisionedconcurrency|{functionName:fn}|{qualifier}', parent];
const layer = ['layerversion|{layerName:last}|{versionNumber,response.version}'];

/** Lambda. A function's name in a record is a name, an ARN or a part of one, with or without a version. */
export const lambda = (): ServiceIdentities => ({
  family: 'lambda',
  types: {
    aws_lambda_permission: [`permission|{function_name:fn}|{statement_id}|${ofState}`],
    aws_lambda_alias: ['arn|{arn}', 'alias|{function_name:fn}|{name}'],
    aws_lambda_function_url: [`functionurl|{function_name:fn}|${ofState}`],
    aws_lambda_event_source_mapping: ['arn|{arn}', 'eventsourcemapping|{uuid}'],
    aws_lambda_function_event_invoke_config: [`eventinvokeconfig|{function_name:fn}|${ofState}`],
    aws_lambda_provisioned_concurrency_config: ['provisionedconcurrency|{function_name:fn}|{qualifier}'],
    aws_lambda_layer_version: ['arn|{arn}', 'layerversion|{layer_name:last}|{version}'],
    aws_lambda_layer_version_permission: ['layerpermission|{layer_name:last}|{version_number}|{statement_id}'],
    aws_lambda_function_recursion_config: ['recursionconfig|{function_name:fn}'],
    aws_lambda_runtime_management_config: [`runtimemanagement|{function_name:fn}|${ofState}`],
  },
  events: {
    AddPermission: permission,
    RemovePermission: permission,
    CreateAlias: alias,
    UpdateAlias: alias,
    DeleteAlias: alias,
    CreateFunctionUrlConfig: url,
    UpdateFunctionUrlConfig: url,
    DeleteFunctionUrlConfig: url,
    CreateEventSourceMapping: mapping,
    UpdateEventSourceMapping: mapping,
    DeleteEventSourceMapping: mapping,
    PutFunctionEventInvokeConfig: invoke,
    UpdateFunctionEventInvokeConfig: invoke,
    DeleteFunctionEventInvokeConfig: invoke,
    PutProvisionedConcurrencyConfig: concurrency,
    DeleteProvisionedConcurrencyConfig: concurrency,
    PublishLayerVersion: layer,
    DeleteLayerVersion: layer,
    AddLayerVersionPermission: [
      'layerpermission|{layerName:last}|{versionNumber}|{statementId}',
      ...markParents(layer),
    ],
    RemoveLayerVersionPermission: [
      'layerpermission|{layerName:last}|{versionNumber}|{statementId}',
      ...markParents(layer),
    ],
    PutFunctionRecursionConfig: ['recursionconfig|{functionName:fn}', '~function|{functionName:fn}'],
    PutRuntimeManagementConfig: [`runtimemanagement|{functionName:fn}|${qualifier}`, '~function|{functionName:fn}'],
    PublishVersion: ['function|{functionName:fn}'],
    TagResource: ['arn|{resource}', 'function|{resource:fn}'],
    UntagResource: ['arn|{resource}', 'function|{resource:fn}'],
  },
});

function markParents(rows: readonly string[]): string[] {
  return rows.map((row) => `^${row}`);
}
