import { expect, test } from 'vitest';
import type { Gold, GoldRow } from './gold-texts.ts';
import { renamedCopies } from './renamed.ts';

const gold = (employer: string | null): Gold => ({
  risks: ['wage-arrears'],
  status: 'actual',
  employer,
  abroad: false,
  amount_yuan: null,
  months: null,
  headcount: null,
});

const letter = (place: number): GoldRow => ({
  id: `letter${place}`,
  set: 'messages',
  text: {
    title: `B市鲸灯${'一二三四五六七八九十'[place]}厂拖欠工资`,
    body: `鲸灯${'一二三四五六七八九十'[place]}厂在B市,半年没发工资`,
  },
  day: place,
  golds: [gold(`鲸灯${'一二三四五六七八九十'[place]}厂`)],
});
const letters = Array.from({ length: 10 }, (_, place) => letter(place));

test('a copy holds another name wherever the text holds its employer, and codes its places otherwise', () => {
  const copies = renamedCopies(letters);
  expect(copies.length).toBeGreaterThanOrEqual(10);
  for (const { row, of } of copies) {
    const own = letters[of]?.golds[0]?.employer ?? '';
    const named = row.golds[0]?.employer ?? '';
    expect(named).not.toBe(own);
    const whole = `${row.text.title}\n${row.text.body}`;
    expect(whole).not.toContain(own);
    expect(row.text.title).toContain(named);
    expect(row.text.body).toContain(named);
    expect(whole).not.toContain('b市');
  }
});

test('the same texts have the same copies, and a text that names nobody has none', () => {
  expect(renamedCopies(letters)).toEqual(renamedCopies(letters));
  const nameless: GoldRow = {
    ...letter(0),
    text: { title: '咨询', body: '工资怎么算' },
    golds: [gold(null)],
  };
  expect(renamedCopies([...letters, nameless]).every(({ of }) => of < 10)).toBe(true);
});
