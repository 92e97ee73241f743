import { redact } from '@weisu/text';
import type { Wording } from '../wording.ts';
import { daysBetween, dayOf } from '../time.ts';
import { type DeliveryEvent, eventPath } from './event.ts';

/** Names that a message may say, looked up when it is written. */
export type MessageNames = {
  /** Null where the channel names no enterprise, or none is concerned. */
  readonly enterprise: string | null;
  readonly level: Wording | null;
  readonly unit: Wording | null;
};

/** What a message says: what, why, what to do. The link stands apart, since each channel writes it in its own way. */
export type Message = {
  readonly title: Wording;
  readonly why: readonly Wording[];
  readonly todo: Wording;
  /** Below the product's address. */
  readonly path: string;
};

const MOST_REASONS = 4;

const both = (zh: string, en: string): Wording => ({ zh, en });

/** Nothing leaves unlooked at: what has the form of personal data is taken out, although no fact should hold any. */
const clean = ({ zh, en }: Wording): Wording => both(redact(zh).text, redact(en).text);

const whoOf = ({ enterprise }: MessageNames): Wording =>
  enterprise === null ? both('一家企业', 'an enterprise') : both(enterprise, enterprise);

const levelOf = ({ level }: MessageNames): Wording =>
  level === null ? both('', '') : both(`${level.zh}预警`, `${level.en.toLowerCase()} warning`);

const dueWords = (dueOn: string | null): readonly Wording[] =>
  dueOn === null ? [] : [both(`期限 ${dueOn}`, `due ${dueOn}`)];

const lateWords = (dueOn: string, at: string): Wording => {
  const days = daysBetween(dueOn, dayOf(at));
  return both(
    `期限 ${dueOn}，已逾期 ${days} 天`,
    `due ${dueOn}, ${days} day${days === 1 ? '' : 's'} overdue`,
  );
};

const leftWords = (dueOn: string, at: string): Wording => {
  const days = Math.max(0, daysBetween(dayOf(at), dueOn));
  return both(`期限 ${dueOn}，剩 ${days} 天`, `due ${dueOn}, ${days} day${days === 1 ? '' : 's'} left`);
};

type Said = Omit<Message, 'path'>;

const say = (event: DeliveryEvent, names: MessageNames): Said => {
  const who = whoOf(names);
  const level = levelOf(names);
  const unit = names.unit ?? both('承办单位', 'the unit');
  switch (event.kind) {
    case 'warning-raised':
      return {
        title: both(`新的${level.zh}：${who.zh}`, `New ${level.en}: ${who.en}`),
        why: event.facts.reasons,
        todo: both('请核实后派单、暂缓或认定不成立', 'Verify it, then dispatch, snooze or dismiss it'),
      };
    case 'warning-worse':
      return {
        title: both(`风险升级为${level.zh}：${who.zh}`, `Worse now, ${level.en}: ${who.en}`),
        why: event.facts.reasons,
        todo: both(
          '请重新研判；原预警已由本条接续',
          'Judge it anew; it takes the place of the warning before',
        ),
      };
    case 'dispatch-sent':
      return {
        title: both(`派单至${unit.zh}：${who.zh}`, `Dispatched to ${unit.en}: ${who.en}`),
        why: dueWords(event.facts.dueOn),
        todo: both('请签收；不属本单位的请在期限内退单', 'Sign for it; send back in time what is not yours'),
      };
    case 'dispatch-near':
      return {
        title: both(`案卷临期：${who.zh}`, `Case file due soon: ${who.en}`),
        why: [leftWords(event.facts.dueOn, event.at)],
        todo: both('请办理本步骤，或申请延期', 'Finish the step, or ask for more time'),
      };
    case 'dispatch-overdue':
      return {
        title: both(`案卷逾期：${who.zh}`, `Case file overdue: ${who.en}`),
        why: [lateWords(event.facts.dueOn, event.at)],
        todo: both(
          '请立即办理并说明原因；上级可督办',
          'Act now and say why it is late; the unit above may step in',
        ),
      };
    case 'dispatch-returned':
      return {
        title: both(`退单：${who.zh}`, `Sent back: ${who.en}`),
        why: event.facts.returnReason === null ? [] : [event.facts.returnReason],
        todo: both('请改派、驳回或提请裁定', 'Send it elsewhere, refuse the return or ask for a ruling'),
      };
    case 'dispatch-urged':
      return {
        title: both(`催办：${who.zh}`, `Urged: ${who.en}`),
        why: dueWords(event.facts.dueOn),
        todo: both('请办理并在案卷中记录进展', 'Act, and record how far it is in the case file'),
      };
    case 'letter-overdue': {
      const number = event.facts.number ?? '';
      return {
        title: both(
          `函件逾期未复${number}：${who.zh}`,
          `No reply to letter ${number}: ${who.en}`.replace('  ', ' '),
        ),
        why: [lateWords(event.facts.dueOn, event.at)],
        todo: both('请催复，或转入下一步措施', 'Ask for the reply, or go on to the next measure'),
      };
    }
    case 'claim-near':
      return {
        title: both(`仲裁时限临近：${who.zh}`, `Arbitration clock near: ${who.en}`),
        why: [
          both(`${event.facts.claimCount} 件`, `${event.facts.claimCount} claims`),
          leftWords(event.facts.dueOn, event.at),
        ],
        todo: both('请在期限前办理', 'Act before the day'),
      };
    case 'source-quiet': {
      const { source, newestOn } = event.facts;
      return {
        title: both(`来源静默：${source}`, `Source has gone quiet: ${source}`),
        why: [
          newestOn === null
            ? both('从未收到数据', 'nothing was ever received')
            : both(`最近一条数据的日期为 ${newestOn}`, `its newest data are of ${newestOn}`),
        ],
        todo: both(
          '请查看来源是否停供；缺数期间覆盖率下降，不视为安全',
          'See whether it still delivers; what is missing lowers coverage and is never taken for safe',
        ),
      };
    }
    case 'bulletin-sent':
      return {
        title: both(`收到专刊：${event.facts.title.zh}`, `Bulletin received: ${event.facts.title.en}`),
        why: [],
        todo: both('请阅览并回执', 'Read it and confirm receipt'),
      };
  }
};

/** The message about an event, in both languages. Nothing that has the form of personal data is in it. */
export const composeMessage = (event: DeliveryEvent, names: MessageNames): Message => {
  const { title, why, todo } = say(event, names);
  return {
    title: clean(title),
    why: why.slice(0, MOST_REASONS).map(clean),
    todo: clean(todo),
    path: eventPath(event),
  };
};
