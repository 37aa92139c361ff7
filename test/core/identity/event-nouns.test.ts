import { describe, expect, it } from 'vitest';
import { eventNouns, singulars, unprefixed } from '../../../functions/core/identity/event-nouns.ts';

const wholeOf = (name: string) => eventNouns('x', name).whole;

describe('what a call’s name may mean', () => {
  it.each([
    ['iam', 'DeleteRole', ['role']],
    ['rds', 'ModifyDBCluster', ['dbcluster', 'db']],
    ['backup', 'DeleteBackupVault', ['backupvault', 'vault', 'backup']],
    [
      'route53resolver',
      'DisassociateResolverRule',
      ['resolverruleassociation', 'resolverassociation', 'resolverrule', 'resolver'],
    ],
    ['es', 'DissociatePackage', ['packageassociation', 'package']],
    ['iot', 'DetachPolicy', ['policyattachment', 'policy']],
    ['redshift', 'DeauthorizeDataShare', ['datashareauthorization', 'dataauthorization', 'datashare', 'data']],
    ['auditmanager', 'DeregisterAccount', ['accountregistration', 'account']],
    ['kafka', 'BatchAssociateScramSecret', ['scramsecretassociation', 'scramassociation', 'scramsecret', 'scram']],
    ['cognito-idp', 'AdminCreateUser', ['user']],
    ['macie2', 'EnableOrganizationAdminAccount', ['organizationadminaccount', 'organizationadmin', 'organization']],
  ])('%s %s', (family, name, nouns) => {
    expect(eventNouns(family, name).nouns).toEqual(nouns);
  });

  it.each<[string, string[]]>([
    ['AttachCertificateToDistribution', ['distribution']],
    ['SetResourceAccessForBucket', ['bucket']],
    ['RemoveUsersFromGroups', ['groups', 'group']],
    ['UpdateStackFromTemplate', []],
    ['RestoreInstanceFromSnapshot', []],
    ['MoveAddressToVpc', []],
    ['EnableInOrganization', []],
    ['StartTo', []],
    ['DeleteToken', []],
  ])('%s changes %j beside its subject', (name, others) => {
    expect(eventNouns('x', name).others).toEqual(others);
  });

  it('may be what stands around a preposition, turned round', () => {
    expect(eventNouns('lightsail', 'SetResourceAccessForBucket').nouns.slice(0, 2)).toEqual([
      'bucketresourceacces',
      'bucketresourceaccess',
    ]);
    expect(eventNouns('x', 'RemoveUsersFromGroups').nouns.slice(0, 4)).toEqual([
      'groupuser',
      'groupusers',
      'groupsuser',
      'groupsusers',
    ]);
  });

  it('is something made, or something that is there', () => {
    expect(
      ['CreateVpc', 'PutItem', 'BatchPutItem', 'DeleteVpc', 'BatchDeleteItem', 'RecreateThing'].map(
        (name) => eventNouns('x', name).creates,
      ),
    ).toEqual([true, true, true, false, false, false]);
  });

  it('is, as one word in the singular, all that follows the verb', () => {
    expect(eventNouns('x', 'BatchCreateBigThings').whole).toBe('bigthing');
  });

  it('is, of a kind that no table knows, without its version', () => {
    expect(['UpdateConnectorsV2', 'UpdateConnectorV12', 'UpdateConnectorV2Rule', 'UpdateV2'].map(wholeOf)).toEqual([
      'connectors',
      'connector',
      'connectorv2rule',
      '',
    ]);
  });

  it('may be its last words, the longest first, where nothing else is said to change', () => {
    expect(eventNouns('x', 'ConfirmPrivateVirtualInterfaces').ends).toEqual([
      'virtualinterfaces',
      'virtualinterface',
      'interfaces',
      'interface',
    ]);
    expect(eventNouns('x', 'MoveBigGroupToThing').ends).toEqual([]);
    expect(eventNouns('x', 'DeleteThing').ends).toEqual([]);
  });

  it('takes from something, or leaves it', () => {
    const takes = ['DeleteThing', 'RemoveThing', 'BatchDetachThing', 'UpdateThing', 'AddThing', 'ReleaseThing'];
    expect(takes.map((name) => eventNouns('x', name).takes)).toEqual([true, true, true, false, false, false]);
  });

  it('has no noun where it has only a verb', () => {
    expect(eventNouns('x', 'Subscribe')).toEqual({
      creates: false,
      takes: false,
      joints: [],
      ends: [],
      nouns: [],
      whole: '',
      others: [],
    });
    expect(eventNouns('x', '')).toEqual({
      creates: false,
      takes: false,
      ends: [],
      joints: [],
      nouns: [],
      whole: '',
      others: [],
    });
  });

  it.each([
    ['policies', ['policies', 'policy']],
    ['addresses', ['addresses', 'addresse', 'address']],
    ['rules', ['rules', 'rule']],
    ['access', ['access', 'acces']],
    ['batches', ['batches', 'batche', 'batch']],
    ['meshes', ['meshes', 'meshe', 'mesh']],
    ['boxes', ['boxes', 'boxe', 'box']],
    ['vpc', ['vpc']],
  ])('the singular of %s', (word, all) => {
    expect(singulars(word)).toEqual(all);
  });

  it.each([
    ['backupvault', 'backup', 'vault'],
    ['vault', 'backup', 'vault'],
    ['backup', 'backup', 'backup'],
    ['routeserver', 'route53', 'routeserver'],
  ])('%s of %s is %s: the service’s own name is left off, never all of it', (noun, family, plain) => {
    expect(unprefixed(noun, family)).toBe(plain);
  });
});
