import { useTranslation } from 'react-i18next';
import type { DispatchPass } from '../../api/dispatch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';

const Entry = ({ pass }: { pass: DispatchPass }) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <li className={`pass pass-${pass.kind}`}>
      <b>{t(`dispatch.pass.${pass.kind}`)}</b>
      {pass.toUnit !== null && ` · ${t('dispatch.passTo', { unit: named(pass.toUnit.name) })}`}
      {pass.until !== null && ` · ${t('dispatch.passUntil', { day: day(pass.until) })}`}
      {pass.returnReason !== null && ` · ${say(pass.returnReason)}`}
      {pass.colour !== null && (
        <span className={`clock clock-${pass.colour}`}>
          {pass.colour === 'overdue' ? t('supervision.over') : t(`supervision.${pass.colour}`)}
        </span>
      )}
      <span className="note block">
        {t('dispatch.passBy', { name: pass.byName, unit: named(pass.unit.name), at: at(pass.at) })}
      </span>
      {pass.reason !== null && <p className="said">{pass.reason}</p>}
      {pass.evidence !== null && (
        <p className="said proof">
          {t('dispatch.evidence')} · {pass.evidence}
        </p>
      )}
    </li>
  );
};

/** Every pass from the first on, with who, when and why. */
export const PassList = ({ passes }: { passes: readonly DispatchPass[] }) => (
  <ol className="plain acts passes">
    {passes.map((pass) => (
      <Entry key={pass.seq} pass={pass} />
    ))}
  </ol>
);
