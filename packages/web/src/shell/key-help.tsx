import { useTranslation } from 'react-i18next';
import { ReadingDialog } from '../kit/reading-dialog.tsx';
import { HelpSentences } from './help/help-sentences.tsx';

export const KeyHelp = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const rows: readonly (readonly [keys: readonly string[], what: string])[] = [
    [['j', 'k'], t('keys.move')],
    [['Enter'], t('keys.open')],
    [['/'], t('keys.search')],
    [['Ctrl K'], t('keys.find')],
    [['x'], t('keys.choose')],
    [['d'], t('keys.dispatch')],
    [['s'], t('keys.snooze')],
    [['c'], t('keys.dismiss')],
    [['a', 'b', 'f', 'u', 'w'], t('keys.pass')],
    [['v'], t('keys.judge')],
    [['y', 'n', 'u', 'z'], t('keys.link')],
    [['g t', 'g q', 'g e', 'g c'], t('keys.go')],
    [['g r', 'g w', 'g k', 'g s'], t('keys.goMore')],
    [['?'], t('keys.help')],
  ];
  return (
    <ReadingDialog title={t('keys.title')} className="help-dialog" closeLabel={t('keys.close')} close={close}>
      <HelpSentences />
      <h3>{t('keys.keys')}</h3>
      <dl className="keys">
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('keys.note')}</p>
    </ReadingDialog>
  );
};
