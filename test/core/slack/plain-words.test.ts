import { describe, expect, it } from 'vitest';
import { seconds, spoken } from '../../../functions/core/duration.ts';
import { redact } from '../../../functions/core/redact.ts';
import { cut, list, section } from '../../../functions/core/slack/blocks.ts';
import { consoleLink } from '../../../functions/core/slack/console-link.ts';
import { plainWords } from '../../../functions/core/slack/plain-words.ts';
import { code, escaped, escapedLines, link, told, when } from '../../../functions/core/slack/text.ts';

describe('a call in plain words', () => {
  it.each([
    ['ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress', 'ec2: authorize security group ingress'],
    ['lambda.amazonaws.com', 'UpdateFunctionCode20150331v2', 'lambda: update function code'],
    ['lambda.amazonaws.com', 'CreateFunction20150331v12', 'lambda: create function'],
    ['cloudfront.amazonaws.com', 'UpdateDistribution2020_05_31', 'cloudfront: update distribution'],
    ['cloudfront.amazonaws.com', 'UpdateDistribution_2020_05_31', 'cloudfront: update distribution'],
    ['rds.amazonaws.com.cn', 'ModifyDBInstance', 'rds: modify DB instance'],
    ['x.amazonaws.com', 'Copy20150331Report', 'x: copy20150331 report'],
    ['iam.amazonaws.com', 'UploadSSHPublicKey', 'iam: upload SSH public key'],
    ['wafv2.amazonaws.com', 'DeleteIPSets', 'wafv2: delete IP sets'],
    ['x.amazonaws.com', 'ListURLs', 'x: list URLs'],
    ['x.amazonaws.com', 'GetA', 'x: get a'],
    ['x.amazonaws.com', 'GetIDsForAPIs', 'x: get IDs for APIs'],
    ['x.amazonaws.com', 'PutVPCStatus', 'x: put VPC status'],
    ['x.amazonaws.com', 'DescribeEC2Hosts', 'x: describe ec2 hosts'],
    ['x.amazonaws.com', 'Get_DB', 'x: get_db'],
    ['x.amazonaws.com.example', 'x', 'x.amazonaws.com.example: x'],
    ['plain', 'x', 'plain: x'],
  ])('%s %s: %s', (source, name, words) => expect(plainWords(source, name)).toBe(words));
});

describe('a duration', () => {
  it.each([
    ['90s', 90, '90s'],
    ['60s', 60, '1m'],
    ['30m', 1800, '30m'],
    ['90m', 5400, '90m'],
    ['120m', 7200, '2h'],
    ['24h', 86_400, '1d'],
    ['36h', 129_600, '36h'],
    ['123456789d', 123_456_789 * 86_400, '123456789d'],
    ['0s', 0, '0s'],
  ])('%s is %i seconds, or %s', (written, length, said) => {
    expect(seconds(written)).toBe(length);
    expect(spoken(length)).toBe(said);
  });

  it.each(['', 's', '2', '2w', '-2h', '2h ', ' 2h', '2.5h', '1234567890s'])('%j is none', (text) => {
    expect(seconds(text)).toBeUndefined();
  });
});

describe('a link to the record', () => {
  const id = '0a1b2c3d-0000';
  it.each([
    ['us-east-1', id, `https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/${id}`],
    ['cn-north-1', id, `https://cn-north-1.console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events/${id}`],
    ['', id, undefined],
    ['us-1', id, undefined],
    ['us.east.1', id, undefined],
    ['evil.example/us-east-1', id, undefined],
    ['us-east-1/x', id, undefined],
    ['x'.repeat(31), id, undefined],
    ['us-east-1', '', undefined],
    ['us-east-1', '0a1b2c3', undefined],
    ['us-east-1', `${id}|x`, undefined],
    ['us-east-1', `x${id}`, undefined],
    ['us-east-1', 'a'.repeat(65), undefined],
  ])('%s, %s: %s', (region, eventID, url) => expect(consoleLink(region, eventID)).toBe(url));
});

describe('a value for people', () => {
  it.each([
    ['a', undefined, false, '"a"'],
    [undefined, undefined, false, 'null'],
    ['a', true, false, '(sensitive)'],
    ['a', true, true, '(sensitive)'],
    [null, false, true, '(known after apply)'],
    [{ a: ['x'] }, { a: [false, true] }, false, '(sensitive)'],
    [{ a: ['x'] }, { a: [false], b: {} }, false, '{"a":["x"]}'],
    ['x'.repeat(498), {}, false, `"${'x'.repeat(498)}"`],
    ['x'.repeat(499), {}, false, `"${'x'.repeat(499)}… (501 characters)`],
  ])('%j, marked %j, unknown %j', (value, mask, unknown, text) => expect(redact(value, mask, unknown)).toBe(text));

  it('is known where nothing says otherwise', () => expect(redact('a', undefined)).toBe('"a"'));
});

describe('text that others wrote', () => {
  it.each([
    ['<!channel> & `x`', '&lt;!channel&gt; &amp; ˋxˋ'],
    ['a\n\t b', 'a b'],
    ['a\u202eb\u200b\u0007', 'ab'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
    [`${'x'.repeat(198)}😀😀`, `${'x'.repeat(198)}…`],
  ])('%j is harmless', (text, shown) => expect(escaped(text)).toBe(shown));

  it('keeps its lines between fences', () => {
    expect(escapedLines('a  <b>\n```\nc')).toBe('a  &lt;b&gt;\nˋˋˋ\nc');
    expect(escapedLines('abcdef\nghi', 8)).toBe('abcdef\ng');
  });

  it('is never an empty code span', () => {
    expect([code(' a '), code(''), code(' \n')]).toEqual(['`a`', '`-`', '`-`']);
  });

  it('is a time in the reader’s zone where it is one', () => {
    expect(when('2026-11-23T12:00:00.900Z')).toBe(
      '<!date^1795435200^{date_short_pretty} {time_secs}|2026-11-23 12:00:00 UTC>',
    );
    expect(when('<soon>')).toBe('&lt;soon&gt;');
  });

  it('may hold times, and is harmless all the same', () => {
    expect(told('until 2026-11-23T12:00:00.900Z by <!channel>')).toBe(
      'until <!date^1795435200^{date_short_pretty} {time_secs}|2026-11-23 12:00:00 UTC> by &lt;!channel&gt;',
    );
    expect(told('<!date^1^x|2026-11-23T12:00:00Z>')).not.toMatch(/^<!date/);
  });

  it('cannot leave a link', () => {
    expect(link('https://x/|a>b|', 'see <this>')).toBe('<https://x/%7Ca%3Eb%7C|see &lt;this&gt;>');
  });
});

describe('what is too long', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀bc', 3, 'a…'],
    ['😀bcd', 3, '😀…'.slice(0, 3)],
  ])('%s within %i is cut between characters: %s', (text, limit, shown) => {
    expect(cut(text, limit)).toBe(shown);
    expect(cut(text, limit).length).toBeLessThanOrEqual(limit);
  });

  it('is listed as far as there is room, and counted', () => {
    const twice = (one: string) => one + one;
    expect(list(['a', 'b'], twice, 2)).toBe('• aa\n• bb');
    expect(list(['a', 'b', 'c', 'd'], twice, 2)).toBe('• aa\n• bb\n… and 2 more');
    expect(list([], twice, 2)).toBe('');
  });

  it('ends a section after a whole line', () => {
    const sectionText = (text: string) => JSON.parse(JSON.stringify(section(text))).text.text;
    const line = 'x'.repeat(999);
    expect(sectionText([line, line, line].join('\n'))).toBe([line, line, line].join('\n'));
    expect(sectionText(`${line}\n${line}\n${line}x`)).toBe(`${line}\n${line}\n${line}x`);
    expect(sectionText(`${line}\n${line}\n${line}xx`)).toBe(`${line}\n${line}\n…`);
    expect(sectionText('x'.repeat(3001))).toBe('\n…');
  });
});
