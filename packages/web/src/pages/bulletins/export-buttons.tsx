import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulletinDetail, BulletinFormat } from '../../api/bulletins-queries.ts';
import { client } from '../../api/client.ts';
import { download } from '../../api/files.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

const FORMATS: readonly BulletinFormat[] = ['docx', 'pdf', 'html', 'xlsx'];

/** The bulletin as a file, in the language of the page. The rows go to the unit that issues it alone. */
export const ExportButtons = ({ bulletin }: { bulletin: BulletinDetail }) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [pending, setPending] = useState<BulletinFormat | null>(null);
  const [error, setError] = useState<unknown>(null);
  const get = async (format: BulletinFormat): Promise<void> => {
    setPending(format);
    setError(null);
    try {
      download(await client.bulletinFile({ params: { id: bulletin.id }, body: { format, language } }));
      announce(t('bulletins.downloaded'));
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(null);
    }
  };
  return (
    <fieldset className="bulletin-files" aria-label={t('bulletins.files')}>
      {FORMATS.filter((format) => format !== 'xlsx' || bulletin.mayOpenRows).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          disabled={pending !== null}
          onClick={() => void get(format)}
        >
          {pending === format ? t('bulletins.making') : t(`bulletins.format.${format}`)}
        </button>
      ))}
      {error !== null && (
        <span className="refused" role="alert">
          {refusalSentence(error)}
        </span>
      )}
    </fieldset>
  );
};
