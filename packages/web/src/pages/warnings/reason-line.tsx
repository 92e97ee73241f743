import { useFormat } from '../../format/use-format.ts';

/** The reasons of a warning as one line; the server writes them in Chinese, and says so to screen readers. */
export const ReasonLine = ({ reasons }: { reasons: readonly string[] }) => {
  const { language } = useFormat();
  if (reasons.length === 0) return null;
  return (
    <p className="reasons" {...(language === 'zh' ? {} : { lang: 'zh-CN' })}>
      {reasons.join('，')}
    </p>
  );
};
