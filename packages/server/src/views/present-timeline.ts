import type { Reply, Routes } from '@weisu/contract';
import { type Jurisdiction, signalSentence, type Wording } from '@weisu/core';
import type { StoredHappening } from '../store/desk/list-timeline.ts';
import { actNameOf } from './act-name.ts';
import { changeSentence } from './register/change-sentence.ts';
import { recordSentence } from './record-sentence.ts';
import { watchSentence } from './watch-sentence.ts';

type Item = Reply<Routes['enterpriseTimeline']>['rows'][number];

const from = (said: Wording, sourceName: string): Wording => ({
  zh: `${said.zh}（${sourceName}）`,
  en: `${said.en} (${sourceName})`,
});

const sentenceOf = (happening: StoredHappening, jurisdiction: Jurisdiction): Wording => {
  switch (happening.kind) {
    case 'signal':
      return from(signalSentence(happening.payload), happening.payload.sourceName);
    case 'record':
      return from(
        recordSentence(happening.payload.kind, happening.payload.fields),
        happening.payload.sourceName,
      );
    case 'mention': {
      const about = happening.payload.title ?? happening.payload.opening;
      return from(
        { zh: `文本提及：${about}`, en: `Named in a text: ${about}` },
        happening.payload.sourceName,
      );
    }
    case 'warning': {
      const level = jurisdiction.levels.find((l) => l.level === happening.payload.level)?.name;
      return {
        zh: `发出${level?.zh ?? ''}预警`,
        en: `Warning raised: ${level?.en ?? happening.payload.level}`,
      };
    }
    case 'case-act': {
      const { kind, byName, note } = happening.payload;
      const name = actNameOf(jurisdiction.procedure, kind);
      return { zh: `${name.zh}（${byName}）：${note}`, en: `${name.en} (${byName}): ${note}` };
    }
    case 'change':
      return from(changeSentence(happening.payload, jurisdiction), happening.payload.sourceName);
    case 'watch':
      return watchSentence(happening.payload);
  }
};

const linkOf = (happening: StoredHappening): string | null => {
  if (happening.kind === 'warning') return `/warnings/${happening.id}`;
  return happening.kind === 'case-act' ? `/case-files/${happening.payload.caseFileId}` : null;
};

/** One thing that happened, in a sentence. */
export const presentHappening = (happening: StoredHappening, jurisdiction: Jurisdiction): Item => ({
  id: happening.id,
  kind: happening.kind,
  dimension: happening.kind === 'signal' ? happening.payload.dimension : null,
  occurredOn: happening.occurredOn,
  recordedAt: happening.recordedAt,
  sentence: sentenceOf(happening, jurisdiction),
  link: linkOf(happening),
});
