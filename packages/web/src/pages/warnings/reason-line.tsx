import type { Wording } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';

/** The reasons of a warning as one line. Where the server has one only in Chinese, screen readers are told so. */
export const ReasonLine = ({ reasons }: { reasons: readonly (string | Wording)[] }) => {
  const { language, say } = useFormat();
  if (reasons.length === 0) return null;
  const chineseOnly = language === 'en' && reasons.some((reason) => typeof reason === 'string');
  return (
    <p className="reasons" {...(chineseOnly ? { lang: 'zh-CN' } : {})}>
      {reasons
        .map((reason) => (typeof reason === 'string' ? reason : say(reason)))
        .join(language === 'zh' ? '，' : '; ')}
    </p>
  );
};
