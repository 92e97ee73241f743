import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { detailIn, failureOf } from '../api/failure.ts';
import { useFormat } from '../format/use-format.ts';

/** A page that is not for this role, in place of the page: nothing of it is shown, and nothing is asked for. */
export const NotAllowed = () => {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="state" role="alert">
        <h1>{t('failure.notAllowedTitle')}</h1>
        <p>{t('failure.notAllowed')}</p>
        <Link to="/" className="button">
          {t('failure.goHome')}
        </Link>
      </div>
    </div>
  );
};

/** What kept a page from showing, what was kept, and what to do. */
export const FailureNote = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { code, detail } = failureOf(error);
  if (code === 'not-found' || code === 'not-allowed') {
    const notFound = code === 'not-found';
    return (
      <div className="state" role="alert">
        <h2>{notFound ? t('failure.notFoundTitle') : t('failure.notAllowedTitle')}</h2>
        <p>{notFound ? t('failure.notFound') : t('failure.notAllowed')}</p>
        <Link to="/" className="button">
          {t('failure.goHome')}
        </Link>
      </div>
    );
  }
  return (
    <div className="state" role="alert">
      <h2>{t('failure.title')}</h2>
      <p>{code === 'unexpected' ? t('failure.unexpected') : t(`failure.${code}`)}</p>
      {detail !== '' && <p className="note">{detailIn(detail, language)}</p>}
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          {t('common.retry')}
        </button>
      )}
    </div>
  );
};

/** The sentence for a refusal that a form shows. */
export const useRefusalSentence = (): ((error: unknown) => string) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (error) => {
    const { code, detail } = failureOf(error);
    const sentence = t(`failure.${code}`);
    const particulars = detailIn(detail, language);
    return particulars === '' || sentence.startsWith(particulars)
      ? sentence
      : `${sentence}${language === 'zh' ? '' : ' '}(${particulars})`;
  };
};
