import { describe, expect, it } from 'vitest';
import { catalogue, describe as describeType, nounsOf } from '../../../functions/core/identity/catalogue.ts';
import { kindByRule } from '../../../functions/core/identity/kinds.ts';

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
        holders: [],
        scopes: [],
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
        holders: [],
        scopes: [],
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
        holders: [],
        scopes: [],
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
        holders: [],
        scopes: [],
        parent: undefined,
      },
    ],
  ])('%s is described by its line', (type, described) => {
    const { owns, normal, ...rest } = describeType(type);
    expect(rest).toEqual(described);
    expect([owns('id'), owns('description'), normal('/a')]).toEqual([true, false, '/a']);
    expect(describeType(type).owns).toBe(owns);
  });

  it('that it lacks is described by its name: nothing more is known of it', () => {
    const type = describeType('aws_thing_of_nobody');
    expect(type).toMatchObject({
      family: 'thing',
      noun: 'ofnobody',
      kind: 'thing:ofnobody',
      isSingle: false,
      joined: [],
    });
    expect([type.identifiers, type.parent, type.normal('/a')]).toEqual([undefined, undefined, '/a']);
  });

  it('writes its values in its kind’s way', () => {
    expect(describeType('aws_ssm_parameter').normal('/a')).toBe('a');
  });
});

describe('nouns', () => {
  it('are, in a family, what any of its types says of them', () => {
    const seen = (family: string, noun: string) => nounsOf(family).get(noun);
    const plain = { parents: [], sureParents: [], within: [], joined: [], isSingle: false };
    expect(seen('apigateway', 'authorizer')).toEqual({
      ...plain,
      parents: ['restapi', 'api'],
      sureParents: ['restapi', 'api'],
      within: [['restapi'], ['api']],
    });
    expect(seen('apigateway', 'integrationresponse')).toMatchObject({
      sureParents: expect.arrayContaining(['integration']),
      within: expect.arrayContaining([['api', 'integration']]),
    });
    expect(seen('codecatalyst', 'sourcerepository')).toMatchObject({
      parents: ['project'],
      within: [['project', 'space']],
    });
    expect(seen('appsync', 'datasource')).toMatchObject({ within: [['type', 'api'], ['api']] });
    expect(seen('amplify', 'domainassociation')).toEqual({
      ...plain,
      parents: ['app'],
      within: [['app']],
      joined: [['app', 'domain']],
    });
    expect(seen('backup', 'globalsettings')).toEqual({ ...plain, isSingle: true });
    expect(seen('sqs.amazonaws.com', 'queue')).toEqual(plain);
  });

  it('are none of a service that the provider does not know', () => {
    expect(nounsOf('nobody').size).toBe(0);
  });
});

describe('the catalogue', () => {
  it('has every resource type of the provider', () => {
    expect([...catalogue().keys()].length).toBeGreaterThan(1500);
    expect([...catalogue()].filter(([, line]) => !/^[a-z0-9-]+:[a-z0-9]+( |$)/.test(line))).toEqual([]);
  });

  it('agrees with the rules that it was made from', () => {
    expect([...catalogue().keys()].filter((type) => describeType(type).kind !== kindByRule(type))).toEqual([]);
  });
});
