import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** GB/T 9704-2012: A4, 版心 156 × 225 mm, 天头 37 mm, 订口 28 mm; 信函格式 with its two red lines. */
const MM = 1440 / 25.4;
const mm = (length: number): number => Math.round(length * MM);
const RED = 'D7000F';
/** 3 号 is 16 points; docx counts half points. */
const SIZE_3 = 32;
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER } as const;

/** Names that offices have; `fontTable` names what stands in where one is missing. */
export const FONTS = {
  title: { name: '方正小标宋简体', stands: ['华文中宋', 'STZhongsong', '宋体', 'Noto Serif CJK SC'] },
  body: { name: '仿宋_GB2312', stands: ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'] },
  heading: { name: '黑体', stands: ['SimHei', 'Noto Sans CJK SC'] },
  page: { name: '宋体', stands: ['SimSun', 'Noto Serif CJK SC'] },
} as const;
const font = (key: keyof typeof FONTS) => ({
  eastAsia: FONTS[key].name,
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
});

const run = (text: string): TextRun => new TextRun({ text });
const line = (style: string, text: string): Paragraph => new Paragraph({ style, children: [run(text)] });

/** A paragraph of the body; `{tag}` marks a place, `{#tag}{.}{/tag}` one that holds any number of paragraphs. */
export const body = (text: string): Paragraph => line('LetterBody', text);
/** The last paragraph: it stays with the signature, which never stands on a page alone. */
export const lastly = (text: string): Paragraph =>
  new Paragraph({ style: 'LetterBody', keepNext: true, keepLines: true, children: [run(text)] });
/** The place of as many paragraphs as the officer writes. */
export const paragraphsOf = (tag: string): Paragraph[] => [body(`{#${tag}}`), body('{.}'), body(`{/${tag}}`)];

const signature = (): Table =>
  new Table({
    alignment: AlignmentType.RIGHT,
    width: { size: mm(100), type: WidthType.DXA },
    columnWidths: [mm(100)],
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            borders: NO_BORDERS,
            width: { size: mm(100), type: WidthType.DXA },
            // The seal covers name and date: it needs the room above them.
            children: [
              new Paragraph({
                style: 'LetterSign',
                keepNext: true,
                spacing: { ...LINE, before: 560 },
                children: [run('{unit}')],
              }),
              line('LetterSign', '{issued-on}'),
            ],
          }),
        ],
      }),
    ],
  });

const paragraphStyle = (
  id: string,
  key: keyof typeof FONTS,
  size: number,
  more: {
    alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
    indent?: object;
    spacing?: object;
    color?: string;
  },
) => ({
  id,
  name: id,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font: font(key), size, ...(more.color === undefined ? {} : { color: more.color }) },
  paragraph: {
    alignment: more.alignment ?? AlignmentType.LEFT,
    spacing: { ...LINE, ...more.spacing },
    ...(more.indent === undefined ? {} : { indent: more.indent }),
  },
});

const redLine = (style: (typeof BorderStyle)[keyof typeof BorderStyle]): Paragraph =>
  new Paragraph({
    style: 'LetterRule',
    border: { bottom: { style, size: 24, space: 1, color: RED } },
    // The lines are 170 mm long, 7 mm beyond the text at each side.
    indent: { left: mm(-7), right: mm(-7) },
    spacing: { line: 120, lineRule: LineRuleType.EXACT },
    children: [],
  });

/** One letter on the union's paper: name in red, number, title, to whom, paragraphs, signature. */
export const letterSheet = (title: string, paragraphs: readonly Paragraph[]): Document =>
  new Document({
    creator: '未诉',
    title,
    styles: {
      default: {
        document: {
          run: { font: font('body'), size: SIZE_3, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        },
      },
      paragraphStyles: [
        paragraphStyle('LetterHead', 'title', 68, {
          alignment: AlignmentType.CENTER,
          color: RED,
          spacing: { line: 900, after: 60 },
        }),
        paragraphStyle('LetterRule', 'body', 10, {}),
        paragraphStyle('LetterNumber', 'body', SIZE_3, {
          alignment: AlignmentType.RIGHT,
          spacing: { after: 560 },
        }),
        paragraphStyle('LetterTitle', 'title', 44, {
          alignment: AlignmentType.CENTER,
          spacing: { line: 640, before: 120, after: 560 },
        }),
        paragraphStyle('LetterTo', 'body', SIZE_3, {}),
        paragraphStyle('LetterBody', 'body', SIZE_3, {
          alignment: AlignmentType.BOTH,
          indent: { firstLine: 640 },
        }),
        paragraphStyle('LetterSign', 'body', SIZE_3, { alignment: AlignmentType.CENTER }),
        paragraphStyle('LetterPage', 'page', 28, { alignment: AlignmentType.CENTER }),
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(30),
              footer: mm(20),
            },
          },
        },
        headers: {
          first: new Header({
            children: [line('LetterHead', '{unit}'), redLine(BorderStyle.THICK_THIN_SMALL_GAP)],
          }),
          default: new Header({ children: [new Paragraph({ style: 'LetterRule', children: [] })] }),
        },
        footers: {
          first: new Footer({ children: [redLine(BorderStyle.THIN_THICK_SMALL_GAP)] }),
          default: new Footer({
            children: [
              new Paragraph({
                style: 'LetterPage',
                children: [run('— '), new TextRun({ children: [PageNumber.CURRENT] }), run(' —')],
              }),
            ],
          }),
        },
        children: [
          line('LetterNumber', '{number}'),
          line('LetterTitle', title),
          line('LetterTo', '{addressee}：'),
          ...paragraphs,
          signature(),
          // Word wants a paragraph after a table; this one takes no room.
          new Paragraph({
            style: 'LetterRule',
            spacing: { line: 20, lineRule: LineRuleType.EXACT },
            children: [],
          }),
        ],
      },
    ],
  });
