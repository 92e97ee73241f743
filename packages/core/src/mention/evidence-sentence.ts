import type { Wording } from '../wording.ts';
import type { EvidenceKind, MentionEvidence } from './mention.ts';

type Say = (detail: string, isFor: boolean) => Wording;

const fixed =
  (zh: string, en: string): Say =>
  () => ({ zh, en });
const named =
  (zh: string, en: string): Say =>
  (detail) => ({ zh: `${zh}“${detail}”`, en: `${en} “${detail}”` });

/** What each kind of evidence says, with what was seen. `isFor`: it speaks for the enterprise. */
const SAY: Readonly<Record<EvidenceKind, Say>> = {
  prior: fixed('起点：文本中的词多半不指企业', 'to begin with: most words of a text name no enterprise'),
  'registered-name': named('写的是登记全称', 'its registered name in full,'),
  'registered-plain': named(
    '写的是登记名，但不像企业全称',
    'its registered name, which does not look like one:',
  ),
  'former-name': named('写的是曾用名', 'a former name,'),
  'short-name': named('写的是登记在册的简称', 'a short name on file,'),
  brand: named('写的是登记在册的品牌', 'a brand on file,'),
  'name-without-brackets': named('登记名去掉括号', 'its registered name without the brackets,'),
  'name-without-form': named('登记名去掉“有限公司”等', 'its registered name without the legal form,'),
  'name-without-place': named('登记名去掉地名', 'its registered name without the place,'),
  'business-name': named('只写了字号和行业', 'founder’s word and trade only:'),
  'core-name': named('只写了字号', 'the founder’s word only:'),
  'two-characters': fixed('只有两个字，容易与普通词语相混', 'two characters, easily an ordinary word'),
  'three-characters': fixed('只有三个字', 'three characters only'),
  'four-characters': fixed('四个字，可能是普通短语', 'four characters, perhaps a phrase'),
  'place-word': fixed('这本身是个地名', 'it is the name of a place itself'),
  'trade-words-only': fixed(
    '只有行业和组织形式，没有字号',
    'trade and legal form only, no word of the founder’s',
  ),
  'common-name': (detail) => ({
    zh: `库中有 ${detail} 家企业叫这个名字，库外可能还有`,
    en: `${detail} enterprises on file bear this name, and perhaps others that are not`,
  }),
  'reads-as-name': (_, isFor) =>
    isFor
      ? {
          zh: '这几个字少见于日常文字，像企业名',
          en: 'the characters are rare in running text: they read like a name',
        }
      : {
          zh: '这几个字常见于日常文字，像普通短语',
          en: 'the characters are common in running text: they read like a phrase',
        },
  context: (_, isFor) =>
    isFor
      ? { zh: '前后文像是在说一家企业', en: 'the words around speak of an enterprise' }
      : {
          zh: '前后文不像在说企业，或把词语截断了',
          en: 'the words around do not speak of an enterprise, or a word is cut apart',
        },
  'company-follows': named('名称后面紧跟', 'right behind it stands'),
  'longer-name': (detail) => ({
    zh: `它只是更长名称“${detail}”的一部分`,
    en: `it is only part of the longer name “${detail}”`,
  }),
  'begins-earlier': fixed(
    '前面紧接着别的字，名称可能从更前面开始',
    'other characters stand right before it: the name may begin earlier',
  ),
  'title-marks': fixed('写在书名号里', 'it stands in title marks'),
  quoted: fixed('写在引号里', 'it stands in quotation marks'),
  'cut-inside-word': fixed('截断了外文单词或数字', 'it cuts a Latin word or a number apart'),
  'place-behind': named(
    '名称后面紧跟地名，更像是在说当地的机构：',
    'a place stands right behind it: rather a branch there,',
  ),
  'written-otherwise': named(
    '文中写出的全称与登记名不同：',
    'the text writes a name out that is not its own,',
  ),
  'trade-differs': named('名称后面紧跟的行业不是它的：', 'the trade right behind the name is not its own,'),
  'employer-found': fixed('阅读认为这里写的是用人单位', 'reading found the employer here'),
  'employer-elsewhere': fixed(
    '阅读认为用人单位是文中另一处',
    'reading found the employer elsewhere in the text',
  ),
  'place-before-agrees': named('名称旁写着所在地', 'its place stands beside the name:'),
  'place-before-differs': named('名称旁写着别的地方', 'another place stands beside the name:'),
  'place-agrees': named('文中提到所在地', 'the text speaks of its place,'),
  'province-agrees': named('文中提到同省的', 'the text speaks of a place in its province,'),
  'place-differs': named('文中只提到别处', 'the text speaks of other places only:'),
  'district-differs': named('文中提到的是另一区市', 'the text speaks of another district or city,'),
  'source-district': fixed('文本来自它所在的区', 'the text comes from its district'),
  'source-elsewhere': fixed('文本来自别的区', 'the text comes from another district'),
  'industry-agrees': named('文中提到它的行业', 'the text speaks of its trade,'),
  'credit-code': named('文中写着它的信用代码', 'its credit code stands in the text:'),
  'named-in-full': named('文中另有它的全称', 'the text also has its full name,'),
  'other-named-in-full': fixed(
    '文中写着另一家同名企业的全称',
    'the text has the full name of another that bears this name',
  ),
  'relative-named': named('文中另有与它关联的企业', 'the text also names an enterprise that it is tied to,'),
  'not-yet-registered': (detail) => ({
    zh: `文本发布时它尚未登记（${detail}）`,
    en: `it was not registered until ${detail}`,
  }),
  'name-not-in-use': (detail) => ({
    zh: `文本发布时它不用这个名称${detail === '' ? '' : `（界限 ${detail}）`}`,
    en: `it did not bear this name then${detail === '' ? '' : ` (limit ${detail})`}`,
  }),
  'judged-before': (_, isFor) =>
    isFor
      ? { zh: '经办人以前多判为就是它', en: 'officers mostly judged before that it is' }
      : { zh: '经办人以前多判为不是它', en: 'officers mostly judged before that it is not' },
  'same-name-elsewhere': (detail) => ({
    zh: `另有 ${detail} 家企业也可能是文中所指`,
    en: `${detail} others may be meant as well`,
  }),
};

/** A piece of evidence as a sentence, with what was seen. */
export const evidenceSentence = ({ kind, logOdds, detail }: MentionEvidence): Wording =>
  SAY[kind](detail, logOdds >= 0);
