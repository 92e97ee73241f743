import type { Level } from '@weisu/core';
import { useTranslation } from 'react-i18next';

/** A shape beside each colour: the levels can be told apart without seeing colours. */
const LevelShape = ({ level }: { level: Level }) => (
  <svg
    className="level-shape"
    viewBox="0 0 10 10"
    width="10"
    height="10"
    aria-hidden="true"
    focusable="false"
  >
    {level === 'red' && <path d="M5 .5 10 9.5H0z" />}
    {level === 'orange' && <path d="M5 0 10 5 5 10 0 5z" />}
    {level === 'yellow' && <path d="M.8.8h8.4v8.4H.8z" />}
    {level === 'blue' && <circle cx="5" cy="5" r="4.4" />}
    {level === 'none' && <circle cx="5" cy="5" r="3.6" className="level-hollow" />}
  </svg>
);

/** Risk: a filled mark and its word. */
export const LevelMark = ({ level, long = false }: { level: Level; long?: boolean }) => {
  const { t } = useTranslation();
  return (
    <span className={`level level-${level}`}>
      <LevelShape level={level} />
      {long ? t(`levelLong.${level}`) : t(`level.${level}`)}
    </span>
  );
};
