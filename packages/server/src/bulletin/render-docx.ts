import type { BulletinLanguage, LaidBlock, LaidBulletin } from '@weisu/core';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { chartPicture } from './chart-picture.ts';
import { columnWeights } from './column-weights.ts';

/** A4 with the margins of GB/T 9704-2012: 版心 156 mm wide. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);
const TEXT_WIDTH = mm(156);
const RED = 'C8102E';
const LINE = { line: 520, lineRule: LineRuleType.EXACT } as const;
const face = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman' });
const SONG = face('宋体');
const FANGSONG = face('仿宋');
const HEI = face('黑体');

const body = (runs: readonly TextRun[], more: object = {}): Paragraph =>
  new Paragraph({ spacing: LINE, indent: { firstLine: 640 }, children: [...runs], ...more });
const words = (text: string, more: object = {}): TextRun =>
  new TextRun({ text, font: FANGSONG, size: 32, ...more });

const cell = (text: string, width: number, isHead: boolean, alignRight: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(isHead ? { shading: { fill: 'F2EFEA' } } : {}),
    children: [
      new Paragraph({
        alignment: isHead ? AlignmentType.CENTER : alignRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, font: isHead ? HEI : SONG, size: 21 })],
      }),
    ],
  });

const caption = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160, after: 80 },
    children: [new TextRun({ text, font: HEI, size: 24 })],
  });

const blockParts = (block: LaidBlock): readonly (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'paragraph':
      return [body(block.runs.map((run) => words(run.text)))];
    case 'words':
      return block.paragraphs.map((text) => body([words(text)]));
    case 'chart': {
      const { png, width, height } = chartPicture(block);
      const shown = 560;
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 160 },
          children: [
            new ImageRun({
              type: 'png',
              data: png,
              transformation: { width: shown, height: Math.round((shown * height) / width) },
              altText: { name: block.caption, title: block.caption, description: block.caption },
            }),
          ],
        }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 160 },
          children: [new TextRun({ text: block.caption, font: HEI, size: 24 })],
        }),
      ];
    }
    case 'table': {
      const widths = columnWeights(block).map((weight) => Math.round(TEXT_WIDTH * weight));
      return [
        caption(block.caption),
        new Table({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          columnWidths: widths,
          rows: [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: block.columns.map(({ name }, at) => cell(name, widths[at] ?? 0, true, false)),
            }),
            ...block.rows.map(
              ({ cells }) =>
                new TableRow({
                  cantSplit: true,
                  children: cells.map((text, at) =>
                    cell(text, widths[at] ?? 0, false, block.columns[at]?.numeric ?? false),
                  ),
                }),
            ),
          ],
        }),
        ...(block.rest === ''
          ? []
          : [
              new Paragraph({
                spacing: { before: 80 },
                children: [new TextRun({ text: block.rest, font: SONG, size: 21 })],
              }),
            ]),
      ];
    }
  }
};

const masthead = (laid: LaidBulletin, draft: string): readonly Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 240 },
    children: [new TextRun({ text: laid.title, font: face('方正小标宋简体'), size: 56, color: RED })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text: laid.number === '' ? draft : laid.number, font: FANGSONG, size: 32 })],
  }),
  new Paragraph({
    tabStops: [{ type: 'right', position: TEXT_WIDTH }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 6, color: RED } },
    spacing: { after: 200 },
    children: [
      new TextRun({ text: laid.issuer, font: FANGSONG, size: 28 }),
      new TextRun({
        text: `\t${laid.issuedOn === '' ? laid.period : laid.issuedOn}`,
        font: FANGSONG,
        size: 28,
      }),
    ],
  }),
];

/** The bulletin as a Word file, as an office sends it. */
export const renderDocx = (laid: LaidBulletin, language: BulletinLanguage): Promise<Buffer> => {
  const draft = language === 'zh' ? '（未签发）' : '(not issued)';
  const document = new Document({
    creator: laid.issuer,
    title: `${laid.title} ${laid.number}`.trim(),
    styles: { default: { document: { run: { font: FANGSONG, size: 32, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(30),
              bottom: mm(28),
              left: mm(28),
              right: mm(26),
              header: mm(15),
              footer: mm(15),
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    text: `${laid.title}  ${laid.number === '' ? draft : laid.number}`,
                    font: SONG,
                    size: 18,
                    color: '666666',
                  }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: SONG, size: 28 })],
              }),
            ],
          }),
        },
        children: [
          ...masthead(laid, draft),
          ...laid.sections.flatMap((section) => [
            new Paragraph({
              keepNext: true,
              spacing: { ...LINE, before: 200 },
              indent: { firstLine: 640 },
              children: [new TextRun({ text: section.heading, font: HEI, size: 32 })],
            }),
            ...section.blocks.flatMap(blockParts),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
