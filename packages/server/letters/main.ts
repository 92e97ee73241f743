import { mkdir, writeFile } from 'node:fs/promises';
import { Packer, type Paragraph } from 'docx';
import PizZip from 'pizzip';
import { body, FONTS, lastly, letterSheet, paragraphsOf } from './sheet.ts';

/**
 * Makes the letter templates of Beijing. Once made they belong to the union: they are opened in Word and changed there,
 * and what they must contain is said by `letters.json`. A changed template is a new file with the next version.
 */
const FOLDER = new URL('../../../jurisdictions/beijing/letters/', import.meta.url);

const REMINDER = [
  body(
    '依据《中华人民共和国工会法》和工会劳动法律监督的有关规定，本会对你单位（统一社会信用代码：{credit-code}）遵守劳动法律法规、支付劳动报酬的情况进行了了解，发现以下情况：',
  ),
  ...paragraphsOf('facts'),
  body(
    '《中华人民共和国劳动法》第五十条规定，工资应当以货币形式按月支付给劳动者本人，不得克扣或者无故拖欠劳动者的工资。《中华人民共和国劳动合同法》第三十条规定，用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。为依法维护职工合法权益，促进劳动关系和谐稳定，现提示如下：',
  ),
  ...paragraphsOf('requests'),
  body('请你单位认真研究，于收到本函之日起{reply-period}内将有关情况书面答复本会。'),
  lastly('联系人及电话：{contact}'),
];

const OPINION = [
  body(
    '本会在工会劳动法律监督中发现，你单位（统一社会信用代码：{credit-code}）在支付劳动报酬等方面存在以下情况：',
  ),
  ...paragraphsOf('facts'),
  ...paragraphsOf('earlier'),
  body(
    '《中华人民共和国工会法》第二十三条规定，企业、事业单位、社会组织克扣、拖欠职工工资的，工会应当代表职工与其交涉，要求采取措施予以改正；拒不改正的，工会可以提请当地人民政府依法作出处理。现提出以下监督意见，请你单位予以改正：',
  ),
  ...paragraphsOf('requests'),
  body(
    '请你单位于收到本意见书之日起{reply-period}内将改正情况书面答复本会。逾期不答复或者拒不改正的，本会将依法提请有关部门处理。',
  ),
  lastly('联系人及电话：{contact}'),
];

const PROPOSAL = [
  body('本会在工会劳动法律监督中发现，{enterprise}（统一社会信用代码：{credit-code}）存在以下情况：'),
  ...paragraphsOf('facts'),
  ...paragraphsOf('earlier'),
  body(
    '依据《中华人民共和国工会法》第二十三条和《北京市实施〈中华人民共和国工会法〉办法》第二十八条的规定，为依法维护职工合法权益，现提出以下建议：',
  ),
  ...paragraphsOf('requests'),
  body('请你单位依法处理，并自作出处理决定之日起{reply-period}内将处理结果告知本会。'),
  lastly('联系人及电话：{contact}'),
];

const LETTERS: readonly (readonly [file: string, title: string, paragraphs: readonly Paragraph[]])[] = [
  ['reminder-letter-1.docx', '工会劳动法律监督提示函', REMINDER],
  ['opinion-letter-1.docx', '工会劳动法律监督意见书', OPINION],
  ['proposal-letter-1.docx', '工会劳动法律监督建议书', PROPOSAL],
];

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${W}">${Object.values(FONTS)
    .map(
      ({ name, stands }) =>
        `<w:font w:name="${name}"><w:altName w:val="${stands.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('')}</w:fonts>`;

await mkdir(FOLDER, { recursive: true });
for (const [file, title, paragraphs] of LETTERS) {
  const zip = new PizZip(await Packer.toBuffer(letterSheet(title, paragraphs)));
  zip.file('word/fontTable.xml', fontTable());
  await writeFile(new URL(file, FOLDER), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  process.stdout.write(`${file}: ${title}
`);
}
