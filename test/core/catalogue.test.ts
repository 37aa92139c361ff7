import { describe, expect, it } from 'vitest';
import { describe as describeType, nounsOf } from '../../functions/core/identity/catalogue.ts';

describe('a type of the catalogue', () => {
  it.each([
    [
      'aws_api_gateway_authorizer',
      {
        family: 'apigateway',
        kind: 'apigateway:authorizer',
        noun: 'authorizer',
        identifiers: ['arn', 'name', 'id'],
        joined: [],
        isSingle: false,
        parent: { isSure: true, attribute: 'rest_api_id', noun: 'restapi' },
      },
    ],
    [
      'aws_amplify_domain_association',
      {
        family: 'amplify',
        kind: 'amplify:domainassociation',
        noun: 'domainassociation',
        identifiers: ['arn', 'id'],
        joined: [
          { attribute: 'app_id', noun: 'app' },
          { attribute: 'domain_name', noun: 'domain' },
        ],
        isSingle: false,
        parent: { isSure: false, attribute: 'app_id', noun: 'app' },
      },
    ],
    [
      'aws_api_gateway_base_path_mapping',
      {
        family: 'apigateway',
        kind: 'apigateway:basepathmapping',
        noun: 'basepathmapping',
        identifiers: ['id'],
        joined: [
          { attribute: 'base_path', noun: 'basepath' },
          { attribute: 'domain_name', noun: 'domain' },
        ],
        isSingle: false,
        parent: { isSure: false, attribute: 'api_id', noun: 'api' },
      },
    ],
    [
      'aws_backup_global_settings',
      {
        family: 'backup',
        kind: 'backup:globalsettings',
        noun: 'globalsettings',
        identifiers: ['id'],
        joined: [],
        isSingle: true,
        parent: undefined,
      },
    ],
  ])('%s is described by its line', (type, described) => {
    const { owns, normal, ...rest } = describeType(type);
    expect(rest).toEqual(described);
    expect([owns('id'), owns('description'), normal('/a')]).toEqual([true, false, '/a']);
    expect(describeType(type).owns).toBe(owns);
  });
});

it('a family’s nouns have what any of its types says of them', () => {
  const seen = (family: string, noun: string) => nounsOf(family).get(noun);
  const plain = { parents: [], sureParents: [], joined: [], isSingle: false };
  expect(seen('apigateway', 'authorizer')).toEqual({
    ...plain,
    parents: ['restapi', 'api'],
    sureParents: ['restapi', 'api'],
  });
  expect(seen('amplify', 'domainassociation')).toEqual({ ...plain, parents: ['app'], joined: [['app', 'domain']] });
  expect(seen('backup', 'globalsettings')).toEqual({ ...plain, isSingle: true });
  expect(seen('sqs.amazonaws.com', 'queue')).toEqual(plain);
});
