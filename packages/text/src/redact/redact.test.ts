import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentityNumber18, passesLuhn } from './identity-number.ts';
import { redact } from './redact.ts';

/** Numbers made here: right in form and check character, of no person. */
const MOBILE = '13900000000';
const IDENTITY = '11010119900307803x';
const CARD = '6222020000000000008';

describe('redact', { timeout: 30_000 }, () => {
  it.each([
    [`电话${MOBILE}。`, '电话〔电话〕。'],
    ['电话１３９００００００００', '电话〔电话〕'],
    ['139-0000-0000 找我', '〔电话〕 找我'],
    ['139 0000 0000', '〔电话〕'],
    ['+86 139 0000 0000', '〔电话〕'],
    ['1390\u200b0000\u200b000', '〔电话〕'],
    ['座机010-62000000', '座机〔电话〕'],
    ['(0755)82000000', '〔电话〕'],
    ['联系电话：62000000', '联系电话：〔电话〕'],
    ['400-800-1234', '〔电话〕'],
    ['邮箱 a.b@example.com。', '邮箱 〔邮箱〕。'],
    ['车牌京A12345', '车牌〔车牌〕'],
    ['京AD12345停在门口', '〔车牌〕停在门口'],
    ['加微信 abc_12345', '加微信 〔账号〕'],
    ['QQ：123456789', 'QQ：〔账号〕'],
    ['QQ群号12345678', 'QQ群号〔账号〕'],
  ])('%s', (text, wanted) => {
    expect(redact(text).text).toBe(wanted);
  });

  it('takes identity numbers and cards that pass their check', () => {
    expect(isIdentityNumber18(IDENTITY)).toBe(true);
    expect(redact(`身份证${IDENTITY.toUpperCase()}，`).text).toBe('身份证〔证件号〕，');
    const card = Array.from({ length: 10 }, (_, last) => CARD.slice(0, -1) + last).find(passesLuhn) ?? '';
    expect(redact(`打到 ${card}`).text).toBe('打到 〔银行卡〕');
    expect(redact(`打到 ${card.replace(/(\d{4})(?=\d)/g, '$1 ')}`).text).toBe('打到 〔银行卡〕');
  });

  it.each([
    '统一社会信用代码91990000MA00000000',
    '统一社会信用代码 91990105000000000X',
    '拖欠工资13900000000元',
    '共欠1396028.50元，合计22920元',
    '2018年12月15日-2019年1月3日',
    '股票代码600000、000001',
    '保障农民工工资支付条例第38条',
    '12345热线、12333、110',
    '2019-01-03 15:30:59',
    '欠款2,000,000元',
    '第20190307号',
  ])('leaves %s', (text) => {
    expect(redact(text)).toEqual({
      text,
      counts: { phone: 0, identity: 0, 'bank-card': 0, email: 0, plate: 0, account: 0 },
    });
  });

  it('counts what it took', () => {
    expect(redact(`${MOBILE}或${MOBILE}，x@y.cn`).counts).toMatchObject({ phone: 2, email: 1 });
  });

  it('changes nothing the second time, and lets no mobile number through wherever it stands', () => {
    const piece = fc.constantFrom(
      '拖欠',
      '，',
      MOBILE,
      '１３９００００００００',
      '139-0000-0000',
      ' ',
      '3万元',
      '京A12345',
      'QQ',
      '：',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = redact(pieces.join('，')).text;
        expect(redact(once).text).toBe(once);
        expect(once).not.toMatch(/1[3-9]\d{9}/);
      }),
    );
  });

  it('stays linear on a text of digits', () => {
    const from = performance.now();
    redact('1'.repeat(1_000_000));
    redact('139 '.repeat(250_000));
    expect(performance.now() - from).toBeLessThan(4_000);
  });
});
