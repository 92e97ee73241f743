import type { BulletinLanguage, LaidBlock, LaidBulletin } from '@weisu/core';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { chartSvg } from './chart-svg.ts';
import { columnWeights } from './column-weights.ts';
import { PAPER_FONT } from './paper-font.ts';

const RED = '#c8102e';
const TEXT_WIDTH = 442;
/** Cells take 4 points at each side and a hairline. */
const CELL_PADDING = 8.5;
const TABLE_WIDTH = TEXT_WIDTH - 0.5;

pdfmake.setFonts({
  [PAPER_FONT.name]: {
    normal: PAPER_FONT.regular,
    bold: PAPER_FONT.bold,
    italics: PAPER_FONT.regular,
    bolditalics: PAPER_FONT.bold,
  },
});
// Nothing in a bulletin is fetched, and of the machine only the two typefaces are read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === PAPER_FONT.regular || path === PAPER_FONT.bold);

/** How many parts must stand below a heading on its page: one below a title, head and a row or two below a caption. */
const leastBelow = (level: number | undefined): number => (level === 1 ? 1 : level === 2 ? 12 : 0);

const paragraph = (text: string): Content => ({
  text,
  leadingIndent: 26,
  margin: [0, 3, 0, 3],
  alignment: 'justify',
});

const blockContent = (block: LaidBlock): Content[] => {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.runs.map((run) => run.text).join(''))];
    case 'words':
      return block.paragraphs.map(paragraph);
    case 'chart':
      return [
        {
          unbreakable: true,
          margin: [0, 8, 0, 8],
          stack: [
            { svg: chartSvg(block), width: TEXT_WIDTH },
            { text: block.caption, alignment: 'center', bold: true, fontSize: 10, margin: [0, 2, 0, 0] },
          ],
        },
      ];
    case 'table':
      return [
        {
          text: block.caption,
          alignment: 'center',
          bold: true,
          fontSize: 10.5,
          margin: [0, 8, 0, 4],
          headlineLevel: 2,
        },
        {
          fontSize: 9,
          lineHeight: 1.25,
          table: {
            headerRows: 1,
            dontBreakRows: true,
            keepWithHeaderRows: 1,
            widths: columnWeights(block).map((weight) => TABLE_WIDTH * weight - CELL_PADDING),
            body: [
              block.columns.map(({ name }) => ({
                text: name,
                bold: true,
                alignment: 'center',
                fillColor: '#f2efea',
              })),
              ...block.rows.map(({ cells }) =>
                cells.map((text, at) => ({
                  text,
                  alignment: block.columns[at]?.numeric === true ? ('right' as const) : ('left' as const),
                })),
              ),
            ],
          },
          layout: {
            hLineWidth: () => 0.5,
            vLineWidth: () => 0.5,
            hLineColor: () => '#888',
            vLineColor: () => '#bbb',
            paddingTop: () => 3,
            paddingBottom: () => 3,
          },
        },
        ...(block.rest === ''
          ? []
          : [{ text: block.rest, fontSize: 9, margin: [0, 3, 0, 0] as [number, number, number, number] }]),
      ];
  }
};

const definition = (laid: LaidBulletin, language: BulletinLanguage): TDocumentDefinitions => {
  const number = laid.number === '' ? (language === 'zh' ? '（未签发）' : '(not issued)') : laid.number;
  return {
    info: { title: `${laid.title} ${number}`, author: laid.issuer },
    language: language === 'zh' ? 'zh-CN' : 'en',
    pageSize: 'A4',
    pageMargins: [79, 78, 74, 72],
    defaultStyle: { font: PAPER_FONT.name, fontSize: 13, lineHeight: 1.5 },
    header: (page) =>
      page === 1
        ? null
        : {
            text: `${laid.title}　${number}`,
            alignment: 'center',
            fontSize: 9,
            color: '#666',
            margin: [0, 40, 0, 0],
          },
    footer: (page) => ({ text: `— ${page} —`, alignment: 'center', fontSize: 10, margin: [0, 26, 0, 0] }),
    content: [
      {
        text: laid.title,
        alignment: 'center',
        bold: true,
        fontSize: language === 'zh' ? 28 : 20,
        color: RED,
      },
      { text: number, alignment: 'center', fontSize: 13, margin: [0, 4, 0, 4] },
      {
        columns: [
          { text: laid.issuer, fontSize: 12 },
          { text: laid.issuedOn === '' ? laid.period : laid.issuedOn, alignment: 'right', fontSize: 12 },
        ],
      },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 1.8, lineColor: RED }],
        margin: [0, 2, 0, 12],
      },
      ...laid.sections.flatMap((section): Content[] => [
        { text: section.heading, bold: true, fontSize: 14, margin: [0, 10, 0, 2], headlineLevel: 1 },
        ...section.blocks.flatMap(blockContent),
      ]),
    ],
    // Neither a heading nor the caption of a table stands alone at the foot of a page.
    pageBreakBefore: (node, nodes) => nodes.getFollowingNodesOnPage().length < leastBelow(node.headlineLevel),
  };
};

/** The bulletin as a PDF of A4 pages, with its typeface embedded. */
export const renderPdf = (laid: LaidBulletin, language: BulletinLanguage): Promise<Buffer> =>
  pdfmake.createPdf(definition(laid, language)).getBuffer();
