import { useTranslation } from 'react-i18next';
import type { RunningPoint } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import './running.css';

/** How the product runs, point by point: the standing in a word and a shape, what is so, and what to do. */
export const RunningPoints = ({ points }: { points: readonly RunningPoint[] }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <ul className="running">
      {points.map(({ id, standing, title, sentence, todo }) => (
        <li key={id} className={`running-${standing}`}>
          <span className="running-standing">{t(`rights.running.${standing}`)}</span>
          <div>
            <h3>{say(title)}</h3>
            <p>{say(sentence)}</p>
            {todo !== null && <p className="note">{say(todo)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
};
