import { useTranslation } from 'react-i18next';
import type { BulletinDetail, FigureId, LaidBlock } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { BarChart } from './bar-chart.tsx';

type Open = ((figure: FigureId) => void) | null;

const Figure = ({ figure, text, open }: { figure: FigureId; text: string; open: Open }) =>
  open === null ? (
    <b>{text}</b>
  ) : (
    <button type="button" className="bulletin-figure" onClick={() => open(figure)}>
      {text}
    </button>
  );

const Block = ({ block, open, isDraft }: { block: LaidBlock; open: Open; isDraft: boolean }) => {
  const { t } = useTranslation();
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="bulletin-body">
          {block.runs.map((run, at) =>
            run.figure === undefined ? (
              // Runs have no name of their own; they only ever change all together.
              <span key={at}>{run.text}</span>
            ) : (
              <Figure key={at} figure={run.figure} text={run.text} open={open} />
            ),
          )}
        </p>
      );
    case 'words':
      if (block.paragraphs.length === 0)
        return isDraft ? <p className="bulletin-gap">{t('bulletins.yours', { name: block.name })}</p> : null;
      return block.paragraphs.map((text, at) => (
        <p key={at} className="bulletin-body bulletin-words">
          {text}
        </p>
      ));
    case 'chart':
      return <BarChart chart={block} />;
    case 'table':
      return (
        <div className="bulletin-table">
          <table>
            <caption>
              {block.caption}
              {open !== null && (
                <button type="button" className="bulletin-figure" onClick={() => open(block.figure)}>
                  {t('bulletins.openFigure', { name: block.caption })}
                </button>
              )}
            </caption>
            <thead>
              <tr>
                {block.columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(({ ref, cells }) => (
                <tr key={ref}>
                  {cells.map((text, at) => (
                    <td
                      key={block.columns[at]?.name}
                      className={block.columns[at]?.numeric === true ? 'num' : ''}
                    >
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {block.rest !== '' && <p className="note">{block.rest}</p>}
        </div>
      );
  }
};

/** The bulletin as its readers will see it, set like a page; each figure opens its rows. */
export const BulletinSheet = ({ bulletin, open }: { bulletin: BulletinDetail; open: Open }) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const laid = bulletin.laid[language];
  return (
    <article className="bulletin-sheet" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <h2 className="bulletin-title">{laid.title}</h2>
      <p className="bulletin-number">{laid.number === '' ? t('bulletins.notIssued') : laid.number}</p>
      <p className="bulletin-rule">
        <span>{laid.issuer}</span>
        <span>{laid.issuedOn === '' ? laid.period : laid.issuedOn}</span>
      </p>
      {laid.sections.map((section) => (
        <section key={section.id} aria-label={section.heading}>
          <h3>{section.heading}</h3>
          {section.blocks.map((block, at) => (
            <Block key={at} block={block} open={open} isDraft={bulletin.state === 'draft'} />
          ))}
        </section>
      ))}
    </article>
  );
};
