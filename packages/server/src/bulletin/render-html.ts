import type { BulletinLanguage, LaidBlock, LaidBulletin } from '@weisu/core';
import { chartSvg } from './chart-svg.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 "Songti SC","Noto Serif CJK SC",SimSun,serif;color:#1a1a1a}
h1{color:#c8102e;text-align:center;font-size:2rem;margin:.5rem 0}.number{text-align:center;margin:0}
.rule{display:flex;justify-content:space-between;border-bottom:3px solid #c8102e;padding-bottom:.4rem;margin-bottom:1rem}
h2{font-size:1.1rem;margin:1.4rem 0 .4rem}p{margin:.3rem 0;text-indent:2em}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.5}caption{font-weight:bold;padding:.4rem}
th,td{border:1px solid #999;padding:.25rem .4rem;text-align:left}th{background:#f2efea}td.num{text-align:right}
figure{margin:1rem 0}figure svg{width:100%;height:auto}figcaption{text-align:center;font-weight:bold;font-size:.85rem}
@media print{body{margin:0;max-width:none}}`;

const blockHtml = (block: LaidBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.runs.map((run) => escaped(run.text)).join('')}</p>`;
    case 'words':
      return block.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('');
    case 'chart':
      return `<figure>${chartSvg(block)}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
    case 'table':
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${block.columns
        .map(({ name }) => `<th scope="col">${escaped(name)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows
        .map(
          ({ cells }) =>
            `<tr>${cells
              .map(
                (text, at) =>
                  `<td${block.columns[at]?.numeric === true ? ' class="num"' : ''}>${escaped(text)}</td>`,
              )
              .join('')}</tr>`,
        )
        .join('')}</tbody></table>${block.rest === '' ? '' : `<p>${escaped(block.rest)}</p>`}`;
  }
};

/** The bulletin as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
export const renderHtml = (laid: LaidBulletin, language: BulletinLanguage): string => {
  const number = laid.number === '' ? (language === 'zh' ? '（未签发）' : '(not issued)') : laid.number;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(`${laid.title} ${number}`)}</title><style>${STYLE}</style></head>
<body><header><h1>${escaped(laid.title)}</h1><p class="number">${escaped(number)}</p>
<div class="rule"><span>${escaped(laid.issuer)}</span><span>${escaped(laid.issuedOn === '' ? laid.period : laid.issuedOn)}</span></div></header>
<main>${laid.sections
    .map(
      (section) =>
        `<section><h2>${escaped(section.heading)}</h2>${section.blocks.map(blockHtml).join('\n')}</section>`,
    )
    .join('\n')}</main></body></html>
`;
};
