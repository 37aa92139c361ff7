import type { ServiceIdentities } from '../service.ts';
import { squash } from '../squash.ts';

const api = '{restApiId}';
const place = `${api}|{resourceId}|{httpMethod}`;
const above = `^restapi|${api}`;
const path = [above, `^resource|{resourceId}|restapi=${api}`];
const method = [`method|${place}`, ...path];
const integration = [`integration|${place}`, ...path];
const answer = (kind: string) => [`${kind}|${place}|{statusCode}`, above];
const methodResponse = answer('methodresponse');
const integrationResponse = answer('integrationresponse');
const gatewayResponse = [`gatewayresponse|${api}|{responseType}`, above];
/** What is deployed to a stage is the stage's setting. */
const deployed = [`stage|{stageName}|restapi=${api}`, 'stage|{stageName}|api={apiId}', above, '^api|{apiId}'];
const settings = `methodsettings|${api}|{stageName}`;
const stage = [settings, ...deployed];
/** `(none)` is how a call writes the path of a mapping that has none. */
const basePath = [
  'basepathmapping|{domainName}|{domainNameId?}|{basePath?}',
  '[basePath=(none)]basepathmapping|{domainName}|{domainNameId?}|',
];
const mapping = ['apimapping|{domainName}|{apiMappingId}', '^api|{apiId}'];

/** Of REST APIs and of the others, what has an id of its own: a short one, so that two APIs may have the same. */
const inRestApi = ['authorizer', 'deployment', 'request_validator', 'resource'];
const inApi = ['authorizer', 'deployment', 'integration', 'model', 'route'];
const within = (prefix: string, parts: readonly string[], parent: string) =>
  Object.fromEntries(parts.map((part) => [`${prefix}_${part}`, [`${squash(part)}|{id}|${parent}`]]));

/** API Gateway, v1 and v2: one eventSource, two APIs. What is below an API is named within it. */
export const apigateway = (): ServiceIdentities => ({
  family: 'apigateway',
  types: {
    aws_api_gateway_method: ['method|{rest_api_id}|{resource_id}|{http_method}'],
    aws_api_gateway_method_response: ['methodresponse|{rest_api_id}|{resource_id}|{http_method}|{status_code}'],
    aws_api_gateway_integration: ['integration|{rest_api_id}|{resource_id}|{http_method}'],
    aws_api_gateway_integration_response: [
      'integrationresponse|{rest_api_id}|{resource_id}|{http_method}|{status_code}',
    ],
    aws_api_gateway_gateway_response: ['gatewayresponse|{rest_api_id}|{response_type}'],
    aws_api_gateway_method_settings: [
      'methodsettings|{rest_api_id}|{stage_name}',
      'methodsettings|{rest_api_id}|{stage_name}|{method_path:method}',
    ],
    aws_api_gateway_rest_api_put: ['restapiput|{rest_api_id}'],
    aws_api_gateway_rest_api_policy: ['restapipolicy|{rest_api_id}'],
    aws_api_gateway_rest_api: ['arn|{arn}', 'restapi|{id}'],
    aws_apigatewayv2_api: ['arn|{arn}', 'api|{id}'],
    ...within('aws_api_gateway', inRestApi, 'restapi={rest_api_id}'),
    ...within('aws_apigatewayv2', inApi, 'api={api_id}'),
    aws_apigatewayv2_integration_response: ['integrationresponse|{id}|api={api_id}|integration={integration_id}'],
    aws_apigatewayv2_route_response: ['routeresponse|{id}|api={api_id}|route={route_id}'],
    aws_apigatewayv2_api_mapping: ['apimapping|{domain_name}|{id}'],
    aws_api_gateway_model: ['model|{name}|restapi={rest_api_id}'],
    aws_api_gateway_documentation_part: ['documentationpart|{documentation_part_id}|restapi={rest_api_id}'],
    aws_api_gateway_usage_plan_key: ['usageplankey|{key_id}|usageplan={usage_plan_id}'],
    aws_api_gateway_account: ['account|-'],
    aws_api_gateway_base_path_mapping: ['basepathmapping|{domain_name}|{domain_name_id?}|{base_path?}'],
  },
  events: {
    PutMethod: method,
    UpdateMethod: method,
    DeleteMethod: method,
    PutIntegration: integration,
    UpdateIntegration: integration,
    DeleteIntegration: integration,
    PutMethodResponse: methodResponse,
    UpdateMethodResponse: methodResponse,
    DeleteMethodResponse: methodResponse,
    PutIntegrationResponse: integrationResponse,
    UpdateIntegrationResponse: integrationResponse,
    DeleteIntegrationResponse: integrationResponse,
    PutGatewayResponse: gatewayResponse,
    UpdateGatewayResponse: gatewayResponse,
    DeleteGatewayResponse: gatewayResponse,
    CreateDeployment: deployed,
    CreateStage: stage,
    UpdateStage: [`${settings}|{patchOperations.path:method}`, ...deployed],
    DeleteStage: stage,
    UpdateApiMapping: mapping,
    DeleteApiMapping: mapping,
    UpdateRestApi: [`restapipolicy|${api}`, `~restapi|${api}`],
    PutRestApi: [`restapiput|${api}`, `restapi|${api}`],
    UpdateAccount: ['account|-'],
    UpdateBasePathMapping: basePath,
    CreateBasePathMapping: basePath,
    DeleteBasePathMapping: basePath,
  },
});

const pool = '{userPoolId}';
const poolUser = [`user|${pool}|{username}`];
const membership = [`useringroup|${pool}|{groupName}|{username}`];

/** Cognito user pools. Users come and go: a user is no change of its pool. */
export const cognito = (): ServiceIdentities => ({
  family: 'cognito-idp',
  types: {
    aws_cognito_user_pool: ['arn|{arn}', 'userpool|{id}'],
    aws_cognito_user: ['user|{user_pool_id}|{username}'],
    aws_cognito_user_in_group: ['useringroup|{user_pool_id}|{group_name}|{username}'],
    // A call that names no client means them all.
    aws_cognito_user_pool_ui_customization: [
      'uicustomization|{user_pool_id}|{client_id?}',
      '[client_id=ALL]uicustomization|{user_pool_id}|',
    ],
    aws_cognito_user_pool_domain: ['userpooldomain|{domain}'],
    aws_cognito_risk_configuration: ['riskconfiguration|{user_pool_id}|{client_id?}'],
  },
  events: {
    AdminCreateUser: poolUser,
    AdminDeleteUser: poolUser,
    AdminDisableUser: poolUser,
    AdminEnableUser: poolUser,
    AdminUpdateUserAttributes: poolUser,
    AdminSetUserPassword: poolUser,
    AdminResetUserPassword: poolUser,
    AdminAddUserToGroup: membership,
    AdminRemoveUserFromGroup: membership,
    SetUICustomization: [`uicustomization|${pool}|{clientId?}`, `~userpool|${pool}`],
    SetRiskConfiguration: [`riskconfiguration|${pool}|{clientId?}`, `~userpool|${pool}`],
    CreateUserPoolDomain: ['userpooldomain|{domain}', `^userpool|${pool}`],
    UpdateUserPoolDomain: ['userpooldomain|{domain}', `^userpool|${pool}`],
    DeleteUserPoolDomain: ['userpooldomain|{domain}', `^userpool|${pool}`],
  },
});

/** Cognito identity pools: which roles a pool gives out is a resource beside it. */
export const cognitoIdentity = (): ServiceIdentities => ({
  family: 'cognito-identity',
  types: { aws_cognito_identity_pool_roles_attachment: ['poolroles|{identity_pool_id}'] },
  events: { SetIdentityPoolRoles: ['poolroles|{identityPoolId}', '~identitypool|{identityPoolId}'] },
});

const association = ['webaclassociation|{resourceArn}', '~arn|{resourceArn}'];

/** WAF Classic, of a Region. */
export const wafRegional = (): ServiceIdentities => ({
  family: 'waf-regional',
  types: { aws_wafregional_web_acl_association: ['webaclassociation|{resource_arn}'] },
  events: { AssociateWebACL: association, DisassociateWebACL: association },
});

/** WAF v2. */
export const wafv2 = (): ServiceIdentities => ({
  family: 'wafv2',
  types: {
    aws_wafv2_web_acl_association: ['webaclassociation|{resource_arn}'],
    aws_wafv2_web_acl_logging_configuration: ['loggingconfiguration|{resource_arn}'],
  },
  events: {
    AssociateWebACL: association,
    DisassociateWebACL: association,
    PutLoggingConfiguration: [
      'loggingconfiguration|{loggingConfiguration.resourceArn}',
      '^arn|{loggingConfiguration.resourceArn}',
    ],
    DeleteLoggingConfiguration: ['loggingconfiguration|{resourceArn}', '^arn|{resourceArn}'],
  },
});

const keys = ['keys|{kvsARN}', '^arn|{kvsARN}'];
const key = ['key|{kvsARN}|{key}', ...keys];

/**
 * The keys of CloudFront's key value stores: each a resource of its own, or all of a store as one (CloudFront Developer Guide,
 * "Logging Amazon CloudFront API calls": their eventSource is not CloudFront's).
 */
export const edgekeyvaluestore = (): ServiceIdentities => ({
  family: 'edgekeyvaluestore',
  types: {
    aws_cloudfrontkeyvaluestore_key: ['key|{key_value_store_arn}|{key}'],
    aws_cloudfrontkeyvaluestore_keys_exclusive: ['keys|{key_value_store_arn}'],
  },
  events: {
    PutKey: key,
    DeleteKey: key,
    UpdateKeys: ['key|{kvsARN}|{puts.key}', 'key|{kvsARN}|{deletes.key}', ...keys],
  },
});
