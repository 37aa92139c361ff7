import { describe, expect, it } from 'vitest';
import { isOneAnAccount, parentInCalls, partsInCalls, scopesInCalls } from '../../scripts/parts-in-calls.ts';
import type { Call } from '../../scripts/sdk-calls.ts';

/** `DeleteThing(A, B, -Choice, ?Open)`: a minus marks one of a few words, a question mark what may be left out. */
function call(text: string): Call {
  const [, name = '', parameters = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const all = parameters.split(', ').filter((one) => one !== '');
  return {
    name,
    all: all.map((one) => one.replace(/^[-?]/, '')),
    required: all
      .filter((one) => !one.startsWith('?'))
      .map((one) => ({ name: one.replace('-', ''), isChoice: one.startsWith('-') })),
  };
}

const kind = (family: string, noun: string, ...others: string[]) => ({
  family,
  noun,
  nouns: new Set([noun, ...others]),
});

describe('what names a thing without a name', () => {
  it.each([
    [
      'what its deletion asks for',
      ['DeleteLicenseAssociation(WorkspaceId, -LicenseType)'],
      kind('grafana', 'licenseassociation'),
      ['workspace_id', 'license_type'],
      ['workspace_id', 'license_type'],
    ],
    [
      'by the verb of a joint',
      ['DetachPolicy(policyName, target)'],
      kind('iot', 'policyattachment', 'policy'),
      ['policy', 'target'],
      ['policy', 'target'],
    ],
    [
      'a parameter that is called otherwise',
      ['DisassociateSecurityGroupVpc(GroupId, VpcId)'],
      kind('ec2', 'securitygroupvpcassociation', 'vpc'),
      ['security_group_id', 'vpc_id'],
      ['security_group_id=group', 'vpc_id'],
    ],
    [
      'a deletion before a change, whose new values name nothing',
      ['PutThing(Name, -Mode)', 'UpdateGrant(Key, -State)', 'DeleteGrant(Key, Token)'],
      kind('x', 'grant'),
      ['key', 'state'],
      ['key'],
    ],
    ['a setting’s new value alone: nothing', ['UpdateStatus(-State)'], kind('x', 'status'), ['state'], undefined],
    ['what has an id: nothing', ['DeleteRule(GroupId, RuleId)'], kind('x', 'rule', 'group'), ['group_id', 'id'], []],
    ['what the provider does not know: nothing', ['DeleteGrant(Key, Secret)'], kind('x', 'grant'), ['key'], undefined],
    ['a call on another kind: nothing', ['DeleteVpc(VpcId)'], kind('x', 'grant', 'vpc'), ['vpc_id'], undefined],
    ['a document: nothing', ['PutGrant(PolicyDocument)'], kind('x', 'grant'), ['policy_document'], undefined],
  ])('%s', (_, calls, subject, attributes, parts) => {
    expect(partsInCalls(calls.map(call), subject, attributes, [], false)).toEqual(parts);
  });

  it('is also what the call leaves open and the provider asks for', () => {
    const calls = [call('DeregisterMember(DomainId, InterfaceId, ?GroupAddress, ?Note)')];
    const attributes = ['domain_id', 'interface_id', 'group_address', 'note'];
    expect(
      partsInCalls(calls, kind('x', 'member'), attributes, ['group_address', 'domain_id', 'zone_id'], false),
    ).toEqual(['domain_id', 'interface_id', 'group_address']);
  });

  it('is what a stop says, where the thing is all that it stops', () => {
    const named = (event: string) =>
      partsInCalls([call(event)], kind('x', 'deployment'), ['application_id', 'number'], [], false);
    expect(named('StopDeployment(ApplicationId, Number)')).toEqual(['application_id', 'number']);
    expect(named('StopDeploymentLogging(ApplicationId, Number)')).toBeUndefined();
  });

  it('is not what makes a thing that has an ARN', () => {
    const made = [call('CreateEndpoint(ServiceName, VpcId)')];
    const subject = kind('ec2', 'endpoint', 'vpc');
    expect(partsInCalls(made, subject, ['service_name', 'vpc_id'], [], true)).toBeUndefined();
    expect(partsInCalls(made, subject, ['service_name', 'vpc_id'], [], false)).toEqual(['service_name', 'vpc_id']);
  });
});

describe('what a thing stands in', () => {
  it('is what its calls name beside it', () => {
    const calls = [call('UpdateListener(ServiceIdentifier, ListenerIdentifier)')];
    const subject = kind('vpc-lattice', 'listener', 'service');
    expect(parentInCalls(calls, subject, ['service_identifier', 'name'])).toBe('service_identifier');
    expect(parentInCalls(calls, subject, ['name'])).toBeUndefined();
    expect(parentInCalls(calls, kind('vpc-lattice', 'listener'), ['service_identifier'])).toBeUndefined();
  });
});

describe('what names are unique in, beside a parent', () => {
  const repository = kind('codecatalyst', 'repository', 'project');
  const attributes = ['space_name', 'project_name'];
  it.each([
    ['what its deletion asks for', ['DeleteRepository(SpaceName, ProjectName, Name)'], ['space_name', 'project_name']],
    ['not what a change of it leaves out', ['DeleteRepository(SpaceName, Name)', 'UpdateRepository(Name)'], []],
    ['not what a call that does not name it asks for', ['DeleteRepository(SpaceName)'], []],
    ['not one of a few words', ['DeleteRepository(-SpaceName, Name)'], []],
    ['not what the provider does not know', ['DeleteRepository(Cellar, Name)'], []],
    ['nothing without a call that ends it', ['UpdateRepository(SpaceName, Name)'], []],
    ['what a stop asks for', ['StopRepository(SpaceName, Name)'], ['space_name']],
  ])('%s', (_, calls, scopes) => {
    expect(scopesInCalls(calls.map(call), repository, attributes)).toEqual(scopes);
  });
});

describe('what an account has one of', () => {
  it.each([
    ['a setting', ['PutEncryptionConfig(-Type)'], true],
    ['a setting that is taken back', ['PutEncryptionConfig(-Type)', 'DeleteEncryptionConfig()'], true],
    ['what one call names', ['PutEncryptionConfig(-Type)', 'DeleteEncryptionConfig(Name)'], false],
    ['what is of something', ['PutEncryptionConfig(GroupId)'], false],
    ['what no call changes', ['GetEncryptionConfig()'], false],
  ])('%s', (_, calls, is) => {
    expect(isOneAnAccount(calls.map(call), kind('xray', 'encryptionconfig', 'group'))).toBe(is);
  });
});
