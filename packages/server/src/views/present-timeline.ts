import type { Reply, Routes } from '@weisu/contract';
import { type Jurisdiction, signalSentence, tieWords, type WatchActKind, type Wording } from '@weisu/core';
import type { StoredHappening } from '../store/desk/list-timeline.ts';
import { actNameOf } from './act-name.ts';
import { changeSentence } from './register/change-sentence.ts';
import { recordSentence } from './record-sentence.ts';
import { bothOf, watchSentence } from './watch/watch-sentence.ts';

type Item = Reply<Routes['enterpriseTimeline']>['rows'][number];

const from = (said: Wording, sourceName: string): Wording => ({
  zh: `${said.zh} · ${sourceName}`,
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
    case 'name':
    case 'place':
    case 'union':
      return from(changeSentence(happening.payload, jurisdiction), happening.payload.sourceName);
    case 'relation':
      return relationSentence(happening.payload);
    case 'watch':
      return watchActSentence(happening.payload);
  }
};

const relationSentence = ({
  kind,
  outward,
  shareRatio,
  hasEnded,
  otherName,
}: Extract<StoredHappening, { kind: 'relation' }>['payload']): Wording => {
  const words = tieWords(kind, outward, shareRatio);
  const other = otherName ?? '辖区外企业';
  return hasEnded
    ? {
        zh: `关联结束：${words.zh} ${other}`,
        en: `Relation ended: ${words.en} ${otherName ?? 'outside the area'}`,
      }
    : { zh: `关联：${words.zh} ${other}`, en: `Relation: ${words.en} ${otherName ?? 'outside the area'}` };
};

const WATCH_ACT_WORDS: Record<WatchActKind, Wording> = {
  start: { zh: '列入专项监测', en: 'Special monitoring started' },
  extend: { zh: '专项监测指定或延长', en: 'Special monitoring named or prolonged' },
  end: { zh: '解除专项监测', en: 'Special monitoring ended' },
  join: { zh: '列入关联关注', en: 'Put on the watch list' },
  leave: { zh: '移出关联关注', en: 'Taken off the watch list' },
};

const watchActSentence = (payload: Extract<StoredHappening, { kind: 'watch' }>['payload']): Wording => {
  const act = WATCH_ACT_WORDS[payload.act];
  const why = watchSentence(payload);
  if (payload.reason === 'special-monitoring' && payload.words === null) return why;
  const said = payload.reason === 'related' ? why : bothOf(payload.words ?? '');
  return { zh: `${act.zh}：${said.zh}`, en: `${act.en}: ${said.en}` };
};

const linkOf = (happening: StoredHappening): string | null => {
  if (happening.kind === 'warning') return `/warnings/${happening.id}`;
  if (happening.kind === 'relation')
    return happening.payload.otherId === null ? null : `/enterprises/${happening.payload.otherId}`;
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
