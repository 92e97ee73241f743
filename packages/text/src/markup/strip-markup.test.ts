import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripMarkup } from './strip-markup.ts';

describe('stripMarkup', { timeout: 30_000 }, () => {
  it('keeps the words, breaks at blocks, resolves references', () => {
    expect(
      stripMarkup('<p><strong>某厂</strong>停产&nbsp;3&#20010;月</p><p class="a>b">工人&lt;30人</p>'),
    ).toContain('某厂停产 3个月\n');
    expect(stripMarkup('<p>一</p><script>if (a<b) 裁员()</script><br/>二')).toBe('一\n二');
  });

  it('leaves a text without tags as it is', () => {
    expect(stripMarkup('3 < 5 & 7 > 2')).toBe('3 < 5 & 7 > 2');
  });

  it('never throws, and never grows a text beyond a line break a tag', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'p', '&', ';', '#', '1', '欠', ' ', '"'),
          maxLength: 80,
        }),
        (html) => {
          expect(stripMarkup(html).length).toBeLessThanOrEqual(html.length);
        },
      ),
    );
  });

  it('takes a million brackets in linear time', () => {
    const from = performance.now();
    stripMarkup('<'.repeat(1_000_000));
    stripMarkup('<script>'.repeat(100_000));
    stripMarkup('&'.repeat(1_000_000));
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
