import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../../../functions/core/identity/bounds.ts';
import type { JsonObject } from '../../../../functions/core/json.ts';
import { arn, finds, found, kept } from './calls.ts';

describe('the parameter that names what a call touches', () => {
  finds([
    ['has its noun', 'kinesis DeleteStream', { streamName: 's' }, ['kinesis:stream|s']],
    [
      'has it in the plural',
      'kinesis DeleteStreams',
      { streams: ['s', 't'] },
      ['kinesis:stream|s', 'kinesis:stream|t'],
    ],
    ['has the service’s name before it', 'backup DeleteVault', { backupVaultName: 'v' }, ['backup:vault|v']],
    ['has its last word', 'monitoring DisableMetricAlarm', { alarmName: 'a' }, ['monitoring:metricalarm|a']],
    ['is the noun alone, of a kind that is known', 'ecs UpdateCluster', { cluster: 'c' }, ['ecs:cluster|c']],
    ['is not the noun alone, of a kind that nobody knows', 'new UpdateGadget', { gadget: 'g' }, []],
    ['may be of a kind that nobody knows', 'new UpdateGadget', { gadgetId: 'g', note: 'x' }, ['new:gadget|g']],
    ['is called name, arn or id alone', 'new UpdateGadget', { name: 'g' }, ['new:gadget|g']],
    ['is called uuid', 'new UpdateGadget', { uUID: 'g' }, ['new:gadget|g']],
    ['is no other thing’s', 'new UpdateGadget', { roleName: 'r', roleArn: arn('iam::1:role/r') }, []],
    ['is no value with its noun inside', 'new UpdateGadget', { gadgetColour: 'red' }, []],
    ['is no free text', 'new PutGadget', { description: arn('new:::gadget/g'), tags: [{ gadgetName: 'g' }] }, []],
  ]);
});

describe('of several parameters', () => {
  finds([
    [
      'the noun’s own goes before one that has its last word',
      'monitoring DisableMetricAlarm',
      { alarmName: 'a', metricAlarmName: 'm' },
      ['monitoring:metricalarm|m'],
    ],
    [
      'one that has its last word before a bare name',
      'monitoring DisableMetricAlarm',
      { name: 'n', alarmName: 'a' },
      ['monitoring:metricalarm|a'],
    ],
    ['a resource’s before a bare name', 'new TagGadget', { name: 'n', resourceId: 'r' }, []],
    ['an empty one says nothing', 'new UpdateGadget', { gadgetName: '', name: 'n' }, ['new:gadget|n']],
    [
      'an ARN goes before an id and a name',
      'new UpdateGadget',
      { gadgetName: 'n', gadgetId: 'i', gadgetArn: arn('new:::gadget/a') },
      [`arn|${arn('new:::gadget/a')}`, `@${arn('new:::gadget/a')} new:gadget|a`],
    ],
    [
      'unless it is another service’s',
      'new UpdateGadget',
      { gadgetId: 'i', gadgetArn: arn('sns:::t') },
      ['new:gadget|i'],
    ],
    ['an id goes before a name', 'new UpdateGadget', { gadgetName: 'n', gadgetId: 'i' }, ['new:gadget|i']],
    ['which a word with the letters in it is not', 'new UpdateGrid', { gridName: 'n', gridId: 'i' }, ['new:grid|i']],
    [
      'ids as well, and identifiers',
      'new UpdateGadget',
      { gadgetIdentifier: 'i', gadgetIds: ['j'], gadgetName: 'n' },
      ['new:gadget|i', 'new:gadget|j'],
    ],
    [
      'names stand beside each other',
      'new DeleteGadgets',
      { gadgetNames: ['a', 'b'] },
      ['new:gadget|a', 'new:gadget|b'],
    ],
    [
      'the one that is changed goes before what it shall hold',
      'route53-recovery-readiness UpdateCell',
      { cells: ['d'], cellName: 'c' },
      ['route53-recovery-readiness:cell|c'],
    ],
    [
      'what it is called goes before what it shall be called',
      'new UpdateGadget',
      { newName: 'b', oldName: 'a' },
      ['new:gadget|a'],
    ],
    ['or what it is now', 'new UpdateGadget', { newId: 'b', currentId: 'a' }, ['new:gadget|a']],
    [
      'also with the noun',
      'codecommit UpdateApprovalRuleTemplateName',
      { newApprovalRuleTemplateName: 'b', oldApprovalRuleTemplateName: 'a' },
      ['codecommit:approvalruletemplate|a'],
    ],
    [
      'its own name before what it is of',
      'logs PutDeliverySource',
      { name: 's', resourceArn: arn('cloudfront::1:distribution/d') },
      ['logs:deliverysource|s'],
    ],
    ['but no old value', 'new UpdateGadget', { old: 'a' }, []],
    ['nor an older one', 'new UpdateGadget', { olderName: 'a', concurrentId: 'b' }, []],
    ['the same one counts once', 'new DeleteGadgets', { gadgetNames: ['a', 'a'] }, ['new:gadget|a']],
  ]);
});

describe('an object around the names', () => {
  finds([
    ['is what shall be new', 'budgets UpdateBudget', { newBudget: { budgetName: 'b' } }, ['budgets:budget|b']],
    ['is an update', 'xray UpdateSamplingRule', { samplingRuleUpdate: { ruleName: 'r' } }, ['xray:samplingrule|r']],
    ['is several', 'xray UpdateSamplingRule', { samplingRuleUpdates: [{ ruleName: 'r' }] }, ['xray:samplingrule|r']],
    [
      'is a request',
      'workspaces RebootWorkspaces',
      { workspaceRequest: { workspaceId: 'ws-1' } },
      ['workspaces:workspace|ws-1'],
    ],
    [
      'is the call’s own name',
      'workspaces RebootWorkspaces',
      { rebootWorkspaceRequests: [{ workspaceId: 'ws-1' }, { workspaceId: 'ws-2' }] },
      ['workspaces:workspace|ws-1', 'workspaces:workspace|ws-2'],
    ],
    ['is its last word', 'ses UpdateReceiptRule', { rule: { name: 'r', tlsPolicy: 'x' } }, ['ses:receiptrule|r']],
    [
      'is a list of what its last word means',
      'elasticmapreduce ModifyInstanceGroups',
      { instanceGroups: [{ instanceGroupId: 'ig-1' }] },
      ['elasticmapreduce:instancegroup|ig-1'],
    ],
    ['is not its last word as a value', 'ses UpdateReceiptRule', { rule: 'r' }, []],
    ['is not its first word', 'ses UpdateReceiptRule', { receipt: { name: 'r' } }, []],
    ['is not a request for another thing', 'workspaces RebootWorkspaces', { rebootPoolRequests: [{ name: 'p' }] }, []],
    ['may have something in front', 'glue UpdateClassifier', { csvClassifier: { name: 'c' } }, ['glue:classifier|c']],
    [
      'which counts for nothing beside a name',
      'budgets UpdateBudget',
      { newerBudget: { name: 'b' }, budgetName: 'c' },
      ['budgets:budget|c'],
    ],
    ['and is no value', 'glue UpdateClassifier', { csvClassifier: 'c' }, []],
    ['is none of a kind that nobody knows', 'new UpdateBigGadget', { newBigGadget: { name: 'g' } }, []],
    [
      'holds only names of its own',
      'kinesis DeleteStreams',
      { streams: [{ streamName: 's', roleName: 'r', uuid: 'u' }, null, 'x'] },
      ['kinesis:stream|x'],
    ],
    [
      'may have holes',
      'kinesis DeleteStreams',
      { streams: [null, { streamName: 's', roleName: 'r' }] },
      ['kinesis:stream|s'],
    ],
  ]);
});

describe('a name', () => {
  const named = (gadgetName: string) => found('new UpdateGadget', { gadgetName }).refs;

  it.each([
    ['a document', '{"a":1}'],
    ['a list', '[1]'],
    ['markup', ' <xml/>'],
    ['a document after blanks', '\n\t {}'],
    ['text of several lines', 'a\nb'],
    ['a switch', 'true'],
    ['a switch that is off', 'false'],
    ['longer than any name', 'x'.repeat(2049)],
  ])('is not %s', (_, value) => {
    expect(named(value)).toEqual([]);
    expect(found('kinesis DeleteStreams', { streams: [{ streamName: value }] }).refs).toEqual([]);
  });

  it.each(['a{b}', 'a <b>', 'truest', 'x'.repeat(2048)])('may be %s', (value) => {
    expect(named(value)).toEqual([`new:gadget|${value}`]);
  });

  it('may be the end of a URL', () => {
    expect(named('https://x.example/1/g')).toEqual(['new:gadget|g']);
    expect(named('http://x.example/1/g')).toEqual(['new:gadget|g']);
    expect(named('see https://x/g')).toEqual(['new:gadget|see https://x/g']);
  });

  it('is written in its kind’s way', () => {
    expect(found('lambda DeleteFunction', { functionName: 'f:live' }).refs).toEqual(['lambda:function|f']);
  });
});

describe('what CloudTrail kept back', () => {
  it('is told, and names nothing', () => {
    expect(found('new UpdateGadget', { gadgetName: kept })).toEqual({ refs: [], hidden: true, isPartlyHidden: false });
    expect(found('new DeleteGadgets', { gadgetNames: ['a', kept] })).toEqual({
      refs: ['new:gadget|a'],
      hidden: true,
      isPartlyHidden: true,
    });
    expect(found('new CreateGadget', {}, { gadget: { gadgetName: kept } })).toEqual({
      refs: [],
      hidden: false,
      isPartlyHidden: false,
    });
    expect(found('kinesis TuneStuff', { streamName: kept })).toEqual({
      refs: [],
      hidden: false,
      isPartlyHidden: false,
    });
  });
});

describe('what a call makes', () => {
  const answered = (response: JsonObject, call = 'new CreateGadget', request: JsonObject = {}) =>
    found(call, request, response).refs;
  it.each<[string, string, JsonObject, string[]]>([
    ['its id', 'new CreateGadget', { gadgetId: 'g' }, ['new:gadget|g']],
    ['an object of its name', 'new CreateGadget', { gadget: { gadgetId: 'g', roleId: 'r' } }, ['new:gadget|g']],
    ['a list of them', 'new CreateGadgets', { gadgets: [{ gadgetId: 'g' }] }, ['new:gadget|g']],
    ['EC2’s list', 'ec2 RunInstances', { instancesSet: { items: [{ instanceId: 'i-1' }] } }, ['id|i-1']],
    ['a short word', 'ec2 CreateVpc', { vpc: { vpcId: 'vpc-1', dhcpOptionsId: 'dopt-1' } }, ['id|vpc-1']],
    ['an object of its last word', 'ses CreateReceiptRule', { rule: { name: 'r' } }, ['ses:receiptrule|r']],
    ['an id of its last word', 'ses CreateReceiptRule', { ruleId: 'r' }, ['ses:receiptrule|r']],
    ['an object of the service’s name', 'backup CreateVault', { backupVaultName: 'v' }, ['backup:vault|v']],
    ['no name of its last word', 'ses CreateReceiptRule', { ruleState: 'r' }, []],
    ['no id of another thing', 'new CreateGadget', { roleId: 'r' }, []],
    ['a list of a short word', 'ec2 CreateVpcs', { vpcs: [{ vpcId: 'vpc-1' }] }, ['id|vpc-1']],
    ['no name of its last word alone', 'new CreateBigGrid', { gridName: 'g' }, []],
    ['no word of three letters', 'new CreateBigBox', { box: { id: 'b' } }, []],
    ['no id of three letters', 'new CreateBigBox', { boxId: 'b' }, []],
    ['no object of its first word', 'ses CreateReceiptRule', { receipt: { name: 'r' } }, []],
    ['no bare name', 'new CreateGadget', { name: 'x', id: 'y' }, []],
  ])('is said by %s', (_, call, response, refs) => {
    expect(answered(response, call)).toEqual(refs);
  });

  it('is said by a bare ARN', () => {
    const made = arn('new:::gadget/g');
    expect(answered({ arn: made })).toEqual([`arn|${made}`, `@${made} new:gadget|g`]);
    expect(answered({ ARN: made })).toEqual([`arn|${made}`, `@${made} new:gadget|g`]);
    expect(answered({ roleArn: arn('iam::1:role/r'), arnFormat: 'x' })).toEqual([]);
  });

  it('is asked of no call that makes nothing', () => {
    expect(answered({ gadgetId: 'g' }, 'new UpdateGadget')).toEqual([]);
  });

  it('is in what the call or the answer says', () => {
    expect(answered({ addon: { addonName: 'a' } }, 'eks CreateAddon', { clusterName: 'c' })).toEqual([
      '^eks:cluster|c',
      'eks:addon|a',
      'eks:addon|a|cluster=c',
    ]);
    expect(answered({ addonName: 'a', clusterName: 'c' }, 'eks CreateAddon')).toEqual([
      'eks:addon|a',
      'eks:addon|a|cluster=c',
      '^eks:cluster|c',
    ]);
  });
});

describe('the bounds of a call', () => {
  const many = (length: number) => Array.from({ length }, (_, at) => `v${at}`);

  it('are one key more than are looked up, so that it is told', () => {
    expect(found('new DeleteGadgets', { gadgetNames: many(MOST_KEYS), names: many(9) }).refs).toHaveLength(MOST_KEYS);
    const two = { gadgetNames: many(MOST_KEYS), gadgetName: 'one', GadgetNames: ['more'] };
    expect(found('new DeleteGadgets', two).refs).toHaveLength(MOST_KEYS + 1);
  });

  it('hold for what joins many with many', () => {
    const joined = found('quicksight CreateFolderMembership', {
      folderId: many(300),
      memberId: many(300),
      memberType: 'X',
    }).refs.filter((ref) => ref.includes('&'));
    expect(joined.length).toBeGreaterThan(MOST_KEYS);
    expect(joined.length).toBeLessThan(MOST_KEYS + 300);
  });
});
