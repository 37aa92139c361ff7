import { describe, expect, it } from 'vitest';
import { isOneAnAccount, parentInCalls, partsInCalls } from '../../scripts/parts-in-calls.ts';
import type { Call } from '../../scripts/sdk-calls.ts';

/** `DeleteThing(A, B, -Choice)`: a minus marks one of a few words. */
function call(text: string): Call {
  const [, name = '', parameters = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const all = parameters.split(', ').filter((one) => one !== '');
  return {
    name,
    all: all.map((one) => one.replace('-', '')),
    required: all.map((one) => ({ name: one.replace('-', ''), isChoice: one.startsWith('-') })),
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
    ['a setting’s new value alone: nothing', ['UpdateStatus(-State)'], kind('x', 'status'), ['state'], []],
    ['what has an id: nothing', ['DeleteRule(GroupId, RuleId)'], kind('x', 'rule', 'group'), ['group_id', 'id'], []],
    ['what the provider does not know: nothing', ['DeleteGrant(Key, Secret)'], kind('x', 'grant'), ['key'], []],
    ['a call on another kind: nothing', ['DeleteVpc(VpcId)'], kind('x', 'grant', 'vpc'), ['vpc_id'], []],
    ['a document: nothing', ['PutGrant(PolicyDocument)'], kind('x', 'grant'), ['policy_document'], []],
  ])('%s', (_, calls, subject, attributes, parts) => {
    expect(partsInCalls(calls.map(call), subject, attributes, false)).toEqual(parts);
  });

  it('is not what makes a thing that has an ARN', () => {
    const made = [call('CreateEndpoint(ServiceName, VpcId)')];
    const subject = kind('ec2', 'endpoint', 'vpc');
    expect(partsInCalls(made, subject, ['service_name', 'vpc_id'], true)).toEqual([]);
    expect(partsInCalls(made, subject, ['service_name', 'vpc_id'], false)).toEqual(['service_name', 'vpc_id']);
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
