import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrkdwn } from '../../../cli/console/page/mrkdwn.ts';
import { html } from '../../../cli/markup/html.ts';

describe('html', () => {
  it('escapes what it is given, in text and in attributes', () => {
    const name = `"><script>alert('x')</script>&`;
    expect(html`<a title="${name}">${name}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('joins lists, keeps markup, and leaves nothing out of nothing', () => {
    expect(html`<p>${[html`<b>${1}</b>`, ' and ', undefined, null, false]}</p>`.text).toBe('<p><b>1</b> and </p>');
  });

  it('lets no text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '`', '*', '|', '\n') }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('mrkdwn', () => {
  it.each([
    ['*bold* and `code`', '<b>bold</b> and <code>code</code>'],
    ['*`shop-1`* stands', '<b><code>shop-1</code></b> stands'],
    ['a &lt;!channel&gt; &amp; b', 'a &lt;!channel&gt; &amp; b'],
    ['<https://example.com/x|there>', '<a href="https://example.com/x" rel="noreferrer" target="_blank">there</a>'],
    ['<!date^1^{date}|2026-01-01>', '<time datetime="1970-01-01T00:00:01.000Z">2026-01-01</time>'],
    ['<javascript:alert(1)|x>', '&lt;javascript:alert(1)|x&gt;'],
  ])('shows %s', (text, shown) => {
    expect(mrkdwn(text).text).toBe(shown);
  });

  it('makes no tag but its own of any text', () => {
    const unit = fc.constantFrom('<', '>', '"', '&', '&lt;', '*', '`', '```', '|', 'https://x', '\n', '!date^1^', 'b');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const tags = mrkdwn(text).text.match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<(\/?(b|code|pre|a)|br|pre class="log"|time datetime="[\dTZ:.-]+"|\/time|a href="[^"]*" rel="noreferrer" target="_blank")>$/,
          );
      }),
    );
  });
});
