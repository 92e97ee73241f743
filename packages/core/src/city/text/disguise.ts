import type { Random } from '../random.ts';

const SIMPLIFIED =
  '资员厂劳动欠业务领导请问题门说话时间个们会东车贷债产权办发给见关开电处项设备义应还没书实证验对体报养医药质广场';
const TRADITIONAL =
  '資員廠勞動欠業務領導請問題門說話時間個們會東車貸債產權辦發給見關開電處項設備義應還沒書實證驗對體報養醫藥質廣場';

/** Writes a part of the characters in their traditional form, as an input method set so would. */
export const toTraditional = (text: string): string =>
  [...text].map((c) => (SIMPLIFIED.includes(c) ? TRADITIONAL.charAt(SIMPLIFIED.indexOf(c)) : c)).join('');

/** Digits and Latin letters in full-width form. */
export const toFullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** Ways in which people write words that they expect to be filtered: a like sound, letters, split characters, signs put between. */
const EVASIONS: readonly (readonly [RegExp, string])[] = [
  [/讨薪/g, '讨新'],
  [/拖欠/g, '拖.欠'],
  [/欠薪/g, '欠xin'],
  [/工资/g, '工*资'],
  [/讨要/g, '言寸要'],
  [/裁员/g, '财员'],
];
/** A way of speaking that is new in the city, as complaints put it. */
const NEW_WAYS = [
  '说是先发绩效豆，以后再换成钱。',
  '上个月只给了绩效豆。',
  '拿绩效豆糊弄人，谁要绩效豆？',
  '现在改成绩效豆抵账了。',
];

const EVADED_UNTIL = 0.16;
const SAID_NEW_UNTIL = 0.185;

/** One of the evasions that the text gives occasion for; the text itself where it gives none. */
const evade = (text: string): string => {
  const [found] = EVASIONS.filter(([word]) => text.search(word) >= 0);
  return found === undefined ? text : text.replace(found[0], found[1]);
};

/** What a text about trouble does besides; drawn from the same number as `disguise`, so that nothing else in the city moves. */
const evaded = (way: number, text: string): string => {
  if (way < 0.14 || way >= SAID_NEW_UNTIL) return text;
  if (way < EVADED_UNTIL) return evade(text);
  const step = (SAID_NEW_UNTIL - EVADED_UNTIL) / NEW_WAYS.length;
  return text + (NEW_WAYS[Math.floor((way - EVADED_UNTIL) / step)] ?? '');
};

/** The small ways in which typed texts differ from printed ones; most are left as they are. `troubled` texts also evade filters. */
export const disguise = (random: Random, text: string, troubled = false): string => {
  const way = random.next();
  if (troubled && way >= 0.14) return evaded(way, text);
  if (way < 0.03) return toFullWidth(text);
  if (way < 0.055) return toTraditional(text);
  if (way < 0.09) return text.replaceAll('，', ',').replaceAll('。', '.');
  if (way < 0.12) return text.replaceAll('，', ' ').replaceAll('。', ' ');
  if (way < 0.14) return text.replace(/。/g, '！！');
  return text;
};

/** The same text as another source hands it on: word for word, or with a small edit. */
export const copyOf = (random: Random, body: string): string => {
  const way = random.next();
  if (way < 0.35) return body;
  if (way < 0.5) return `转：${body}`;
  if (way < 0.6) return `【转发】${body} 求扩散`;
  if (way < 0.75) return body.replaceAll('，', ' ');
  if (way < 0.85) return `${body}（网友投稿）`;
  const sentences = body.split(/(?<=。)/);
  return sentences.length > 2 ? sentences.slice(0, -1).join('') : `${body}……`;
};
