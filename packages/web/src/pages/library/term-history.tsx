import { useTranslation } from 'react-i18next';
import { detailIn } from '../../api/failure.ts';
import type { TermDetail } from '../../api/library-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { diffOf } from './term-diff.ts';

const Diff = ({ term, version }: { term: TermDetail; version: number }) => {
  const { t } = useTranslation();
  const now = term.versions.find((each) => each.version === version)?.definition;
  const before = term.versions.find((each) => each.version === version - 1)?.definition;
  if (now === undefined || before === undefined) return null;
  const { added, removed, kind, weight } = diffOf(before, now);
  return (
    <ul className="plain term-diff" lang="zh-CN">
      {removed.map(({ part, text }) => (
        <li key={`-${part}${text}`}>
          <span className="unseen">{t('terms.diff.removed')}</span>
          <del>
            − {t(`terms.${part}`)} {text}
          </del>
        </li>
      ))}
      {added.map(({ part, text }) => (
        <li key={`+${part}${text}`}>
          <span className="unseen">{t('terms.diff.added')}</span>
          <ins>
            + {t(`terms.${part}`)} {text}
          </ins>
        </li>
      ))}
      {kind !== null && (
        <li>{t('terms.diff.kind', { from: t(`risk.${kind.from}`), to: t(`risk.${kind.to}`) })}</li>
      )}
      {weight !== null && <li>{t('terms.diff.weight', { from: weight.from, to: weight.to })}</li>}
    </ul>
  );
};

/** Every act on a term, the newest first, each new version with what it changed. */
export const TermHistory = ({ term }: { term: TermDetail }) => {
  const { t } = useTranslation();
  const { at, language } = useFormat();
  return (
    <Card title={t('terms.history')}>
      <ol className="plain acts">
        {term.acts.toReversed().map((act) => (
          <li key={act.seq}>
            <b>{t(`terms.act.${act.kind}`, { version: act.version })}</b>
            <span className="note block">
              {t('terms.historyBy', { name: detailIn(act.byName, language), at: at(act.at) })}
              {act.library !== null && ` · ${t('terms.historyLibrary', { library: act.library })}`}
            </span>
            {act.kind === 'edit' && <Diff term={term} version={act.version} />}
            {act.reason !== '' && <p className="said">{detailIn(act.reason, language)}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
};
