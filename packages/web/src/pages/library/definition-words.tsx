import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDefinition } from '../../api/library-queries.ts';

const Words = ({ words, className }: { words: readonly string[]; className?: string }) => (
  <span className={`words ${className ?? ''}`} lang="zh-CN">
    {words.map((word) => (
      <span key={word}>{word}</span>
    ))}
  </span>
);

const Line = ({
  label,
  isAside = false,
  children,
}: {
  label: string;
  isAside?: boolean;
  children: ReactNode;
}) => (
  <span className={isAside ? 'term-line term-aside' : 'term-line'}>
    <span className="term-role">{label}</span>
    {children}
  </span>
);

/** What a term asks for, part by part; parts that ask nothing are left out. */
export const DefinitionWords = ({
  definition,
  brief = false,
}: {
  definition: TermDefinition;
  brief?: boolean;
}) => {
  const { t } = useTranslation();
  const { must, any, not, near, pattern } = definition;
  const cut = (words: readonly string[]): readonly string[] =>
    brief && words.length > 8 ? [...words.slice(0, 7), `…${words.length}`] : words;
  return (
    <span className="term-lines">
      {must.length > 0 && (
        <Line label={t('terms.must')}>
          <Words words={cut(must)} />
        </Line>
      )}
      {any.length > 0 && (
        <Line label={t('terms.any')}>
          <Words words={cut(any)} />
        </Line>
      )}
      {near.map(({ first, second, within, ordered }) => (
        <Line key={`${first.join()} ${second.join()} ${within}`} label={t('terms.near')}>
          <Words words={cut(first)} />
          <span className="note">{t(ordered ? 'terms.nearOrdered' : 'terms.nearAny', { within })}</span>
          <Words words={cut(second)} />
        </Line>
      ))}
      {pattern !== null && (
        <Line label={t('terms.pattern')}>
          <code lang="zh-CN">{pattern}</code>
        </Line>
      )}
      {not.length > 0 && (
        <Line label={t('terms.not')} isAside={brief}>
          <Words words={cut(not)} className="term-not" />
        </Line>
      )}
    </span>
  );
};

/** The words by which a term is called in titles: what stands first of what it asks for. */
export const termName = ({ must, any, near, pattern }: TermDefinition): string => {
  const [first] = near;
  if (must.length > 0 || any.length > 0)
    return [must.join(' '), any.slice(0, 3).join('／')].filter((part) => part !== '').join(' + ');
  if (first !== undefined)
    return `${first.first.slice(0, 2).join('／')} … ${first.second.slice(0, 2).join('／')}`;
  return pattern ?? '';
};
