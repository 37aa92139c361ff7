import { describe, expect, it } from 'vitest';
import { eventNouns, singulars, unprefixed } from '../../functions/core/identity/event-nouns.ts';

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

  it('is something made, or something that is there', () => {
    expect(
      ['CreateVpc', 'PutItem', 'BatchPutItem', 'DeleteVpc', 'BatchDeleteItem'].map(
        (name) => eventNouns('x', name).creates,
      ),
    ).toEqual([true, true, true, false, false]);
  });

  it('has no noun where it has only a verb', () => {
    expect(eventNouns('x', 'Subscribe')).toEqual({ creates: false, nouns: [], whole: '' });
    expect(eventNouns('x', '')).toEqual({ creates: false, nouns: [], whole: '' });
  });

  it.each([
    ['policies', ['policies', 'policy']],
    ['addresses', ['addresses', 'addresse', 'address']],
    ['rules', ['rules', 'rule']],
    ['access', ['access', 'acces']],
    ['vpc', ['vpc']],
  ])('the singular of %s', (word, all) => {
    expect(singulars(word)).toEqual(all);
  });

  it('leaves the service’s own name off, never all of it', () => {
    expect([
      unprefixed('backupvault', 'backup'),
      unprefixed('backup', 'backup'),
      unprefixed('vault', 'backup'),
    ]).toEqual(['vault', 'backup', 'vault']);
  });
});
