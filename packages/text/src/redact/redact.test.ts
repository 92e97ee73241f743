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

  it.each([
    // Telephone numbers.
    ['+8613900000000', '〔电话〕'],
    ['8613900000000', '〔电话〕'],
    ['0086-13900000000', '0086-〔电话〕'],
    ['打一三九零零零零零零零零找我', '打〔电话〕找我'],
    ['tel:010-62001234', 'tel:〔电话〕'],
    // Papers.
    ['护照号 G00000000', '护照号 〔证件号〕'],
    ['护照E00000000，', '护照〔证件号〕，'],
    ['港澳通行证C00000000', '港澳通行证〔证件号〕'],
    ['军官证 军字第12345678号', '军官证 〔证件号〕'],
    ['身份证11010119900307803', '身份证〔证件号〕'],
    // Accounts of banks, named as such.
    ['开户行：某银行 账号 0200001234567890123', '开户行：某银行 账号 〔银行卡〕'],
    // Plates.
    ['粤Z1234港停在门口', '〔车牌〕停在门口'],
    ['京A·12345', '〔车牌〕'],
    // Handles and accounts.
    ['抖音号: abc12345', '抖音号: 〔账号〕'],
    ['快手号：kuaile12345', '快手号：〔账号〕'],
    ['小红书号 998877665', '小红书号 〔账号〕'],
    ['钉钉号 abc12345', '钉钉号 〔账号〕'],
    ['telegram @lao_wang', 'telegram 〔账号〕'],
    ['微博@老王讨薪', '微博〔账号〕'],
    ['@lao_wang88 说', '〔账号〕 说'],
    ['薇❤：abc12345', '薇❤：〔账号〕'],
    ['微信号wxid_abc123def', '微信号〔账号〕'],
    ['Weixin: abc-12345', 'Weixin: 〔账号〕'],
    ['V信lao_wang88', 'V信〔账号〕'],
    ['扣扣 12345678', '扣扣 〔账号〕'],
    ['支付宝账号13900000000', '支付宝账号〔电话〕'],
  ])('finds %s', (text, wanted) => {
    expect(redact(text).text).toBe(wanted);
  });

  it.each([
    // Nearly a telephone number: too short, too long, an amount, no such prefix.
    '编号1390000000',
    '12900000000',
    '139000000000000000000',
    '在第一三五次会议上',
    '一二三四五六七八九',
    // Nearly a paper or a card: wrong check digit without its name before it, a case, an order.
    '110101199003078031',
    '6222020000000000001',
    '案号（2026）京0101民初12345号',
    '订单6222020000000000008',
    // Nearly a plate: no letter of an office, a road, a standard.
    '京沪高速G2',
    '京I12345',
    '粤港澳大湾区',
    '国标GB12345',
    // Nearly a handle: bodies that are called upon, and what is no account.
    '@北京12345热线',
    '@人民日报',
    '@云岭虚构科技有限公司',
    '微信公众号发布通知',
    '抖音2026年第三季度',
    '微信群里有人说',
    'QQ群里500人',
    '微博阅读量1000万',
    'a@b',
  ])('leaves %s, which is nearly one', (text) => {
    expect(redact(text).text).toBe(text);
  });

  it('keeps nothing of what it took: a mark is the same for every number, and only counts are left', () => {
    const of = (digits: string) => redact(`电话${digits}，卡号${CARD}，加微信 abc_${digits.slice(-4)}`);
    const [one, other] = [of('13900000000'), of('13611112222')];
    expect(one).toEqual(other);
    expect(JSON.stringify(one)).not.toMatch(/\d{4}/);
    expect(one.counts).toEqual({ phone: 1, identity: 0, 'bank-card': 1, email: 0, plate: 0, account: 1 });
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
