import { describe, expect, it } from 'vitest';
import { findGenerically, nameInArn } from '../../../functions/core/identity/generic.ts';
import type { JsonObject } from '../../../functions/core/json.ts';

/** What `family EventName` touches. */
function refs(call: string, request: JsonObject, response: JsonObject = {}): readonly string[] {
  const [family = '', event = ''] = call.split(' ');
  return findGenerically(family, event, request, response).refs;
}

describe('what a call touches, found without a table', () => {
  it.each<[string, string, JsonObject, string[]]>([
    ['a name that is the parameter', 'kinesis DeleteStream', { streamName: 's' }, ['kinesis:stream|s']],
    ['a service that nobody knows', 'brandnew UpdateGadget', { gadgetId: 'g', note: 'x' }, ['brandnew:gadget|g']],
    [
      'an ARN, and the name in it',
      'brandnew UpdateGadget',
      { gadgetArn: 'arn:aws:brandnew:eu-west-1:444455556666:gadget/g' },
      [
        'arn|arn:aws:brandnew:eu-west-1:444455556666:gadget/g',
        '@arn:aws:brandnew:eu-west-1:444455556666:gadget/g brandnew:gadget|g',
      ],
    ],
    ['a document is no name', 'brandnew PutGadget', { gadget: '{"a":1}', gadgetName: '<xml/>' }, []],
    [
      'free text is no name',
      'brandnew PutGadget',
      { description: 'arn:aws:sqs:eu-central-1:111122223333:q', tags: [{ key: 'gadgetName', value: 'g' }] },
      [],
    ],
    [
      'a setting that an account has one of',
      'backup UpdateGlobalSettings',
      { globalSettings: {} },
      ['backup:globalsettings|-'],
    ],
    [
      'an association by all that it joins',
      'quicksight CreateFolderMembership',
      { folderId: 'f', memberId: 'm', memberType: 'DASHBOARD' },
      ['quicksight:foldermembership|folder=f&member=m&membertype=DASHBOARD', '^quicksight:folder|f'],
    ],
  ])('%s', (_, call, request, keys) => {
    expect(refs(call, request)).toEqual(keys);
  });

  it('is also what a create call answers', () => {
    expect(refs('brandnew CreateGadget', {}, { gadget: { gadgetId: 'g', roleId: 'r' } })).toEqual([
      'brandnew:gadget|g',
    ]);
  });
});

describe('a name in an ARN', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/path/app', 'x', ['iam:role|app']],
    ['arn:aws:sns:eu-central-1:111122223333:t', 'x', ['sns:topic|t']],
    ['arn:aws:sns:eu-central-1:111122223333:t:1234', 'x', []],
    ['arn:aws:s3:::b/key', 'x', []],
    ['arn:aws:kinesis:eu-central-1:111122223333:stream/s', 'x', ['kinesis:stream|s']],
    ['arn:aws:new:eu-central-1:111122223333:g', 'gadget', ['new:gadget|g']],
    ['arn:aws:new:eu-central-1:111122223333:/g', 'gadget', []],
    ['arn:aws:new:eu-central-1:111122223333:', 'gadget', []],
    ['arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1', 'x', ['id|vpc-1']],
    ['arn:aws:logs:eu-central-1:111122223333:log-group:/a:*', 'x', ['logs:loggroup|/a']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-AbCdEf', 'x', ['secretsmanager:secret|a/b']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b', 'x', ['secretsmanager:secret|a/b']],
    ['arn:aws:lambda:eu-central-1:111122223333:function:f:7', 'x', ['lambda:function|f']],
    ['no ARN', 'x', []],
  ])('%s means %j', (arn, noun, keys) => expect(nameInArn(arn, noun)).toEqual(keys));
});
