import { describe, expect, it } from 'vitest';
import { writeDay, writeInstant, writeLongDay } from './day.ts';
import { writeAdded, writePoints, writeShare, writeYuan } from './number.ts';

describe('days', () => {
  it('leaves the year out where it is this year', () => {
    expect(writeDay('2026-11-03', '2026-11-22', 'zh')).toBe('11 月 3 日');
    expect(writeDay('2025-11-03', '2026-11-22', 'zh')).toBe('2025 年 11 月 3 日');
    expect(writeDay('2025-11-03', '2026-11-22', 'en')).toBe('3 Nov 2025');
  });

  it('are days in Shanghai, wherever the reader is', () => {
    expect(writeInstant('2026-11-04T16:30:00.000Z', '2026-11-22', 'zh')).toBe('11 月 5 日 00:30');
    expect(writeLongDay('2026-11-22', 'zh')).toBe('2026 年 11 月 22 日 星期日');
  });
});

describe('numbers', () => {
  it('show points without loss and with true minus signs', () => {
    expect([59.6, 12.35, 8, -4.1].map(writePoints)).toEqual(['59.6', '12.35', '8.0', '−4.1']);
    expect([21.4, -4.1, 0].map(writeAdded)).toEqual(['+21.4', '−4.1', '0.0']);
  });

  it('never round a share to nothing or to all', () => {
    expect([0, 0.004, 0.306, 0.998, 1].map(writeShare)).toEqual(['0%', '<1%', '31%', '>99%', '100%']);
  });

  it('count money as its readers do', () => {
    expect([8500, 45_500, 145_000_000].map((yuan) => writeYuan(yuan, 'zh'))).toEqual([
      '8,500 元',
      '4.55 万元',
      '1.45 亿元',
    ]);
    expect(writeYuan(145_000_000, 'en')).toBe('145,000,000 yuan');
  });
});
