import type { Wording } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';

/** The reasons of a warning as one line, in the reader's language. */
export const ReasonLine = ({ reasons }: { reasons: readonly Wording[] }) => {
  const { language, say } = useFormat();
  if (reasons.length === 0) return null;
  return <p className="reasons">{reasons.map(say).join(language === 'zh' ? '，' : '; ')}</p>;
};
