import { useTranslation } from 'react-i18next';
import type { CaseAct, CaseFileDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';

type Step = CaseFileDetail['steps'][number];

const ActEntry = ({ act }: { act: CaseAct }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <li>
      <b>{say(act.name)}</b>{' '}
      {act.side !== null && <span className="tag">{t(`caseFile.side.${act.side}`)}</span>}
      <span className="note block">
        {t('caseFile.actBy', { name: act.byName, unit: named(act.unit.name), at: at(act.at) })}
      </span>
      <p className="said">{act.note}</p>
      {act.evidence !== null && (
        <p className="said proof">
          {t('caseFile.evidence')} · {act.evidence}
        </p>
      )}
    </li>
  );
};

const STATE_WORDS = {
  done: 'caseFile.stepDone',
  current: 'caseFile.stepCurrent',
  ahead: 'caseFile.stepAhead',
} as const;

const StepEntry = ({ step, file }: { step: Step; file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const { say, language } = useFormat();
  return (
    <li
      className={`step step-${step.state}`}
      {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
    >
      <h2>
        {say(step.name)} <span className="note">{t(STATE_WORDS[step.state])}</span>
      </h2>
      <p className="note">{say(step.purpose)}</p>
      {step.state === 'current' && (
        <p className="step-who">
          {t('caseFile.stepBy', { unit: named(file.unit.name) })}{' '}
          <ClockTag dueOn={file.dueOn} supervision={file.supervision} />
        </p>
      )}
      {step.state === 'current' && step.lacks.length > 0 && (
        <p className="lacks">
          <b>{t('caseFile.lacks')}</b>{' '}
          {step.lacks.map(({ name }) => say(name)).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
      {step.acts.length > 0 && (
        <ol className="plain acts">
          {step.acts.map((act) => (
            <ActEntry key={act.seq} act={act} />
          ))}
        </ol>
      )}
      {step.acts.length === 0 && step.state === 'current' && <p className="note">{t('caseFile.noActs')}</p>}
    </li>
  );
};

/** The six steps from top to bottom, each with what was done in it. */
export const StepSpine = ({ file }: { file: CaseFileDetail }) => (
  <ol className="spine">
    {file.steps.map((step) => (
      <StepEntry key={step.id} step={step} file={file} />
    ))}
  </ol>
);
