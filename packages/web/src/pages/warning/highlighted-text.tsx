import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../api/queries.ts';
import { segmentsOf, shifted, windowOf } from './highlight.ts';

type TextEvidence = Extract<Evidence, { from: 'text' }>;
export type Role = TextEvidence['spans'][number]['role'];

/** A text as it came, with what reading rested on marked by role. Long texts begin as the part that matters. */
export const HighlightedText = ({ text, spans }: Pick<TextEvidence, 'text' | 'spans'>) => {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const part = windowOf(text, spans);
  const cut = part.start > 0 || part.end < text.length;
  const shown = whole ? { start: 0, end: text.length } : part;
  const segments = segmentsOf(text.slice(shown.start, shown.end), shifted<Role>(spans, shown));
  return (
    <>
      <blockquote className="quote" lang="zh-CN">
        {shown.start > 0 && '…'}
        {segments.map((segment) =>
          segment.roles.length === 0 ? (
            segment.text
          ) : (
            <mark
              key={segment.start}
              className={segment.roles.map((role) => `mark-${role}`).join(' ')}
              title={segment.roles.map((role) => t(`role.${role}`)).join(' · ')}
            >
              {segment.text}
            </mark>
          ),
        )}
        {shown.end < text.length && '…'}
      </blockquote>
      {cut && (
        <button type="button" className="linkish" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('warning.excerpt') : t('warning.whole')}
        </button>
      )}
    </>
  );
};
