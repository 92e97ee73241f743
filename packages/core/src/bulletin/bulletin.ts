import type { Id, OfficerId, UnitId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { DaySpan } from './period.ts';

export type BulletinId = Id<'bul'>;

export const BULLETIN_STATES = ['draft', 'approved', 'issued', 'withdrawn'] as const;
export type BulletinState = (typeof BULLETIN_STATES)[number];

/** What officers wrote into the marked places, by place. Paragraphs are separated by line ends. */
export type BulletinWords = Readonly<Record<string, string>>;

/** Its count within unit, kind and year. */
export type BulletinNumber = { readonly year: number; readonly count: number };

/** What may happen to a bulletin. `revision` names what was seen: it counts edits and compositions. */
export type BulletinMove =
  | { readonly kind: 'write'; readonly words: BulletinWords; readonly revision: number }
  | { readonly kind: 'compose'; readonly revision: number }
  | { readonly kind: 'approve'; readonly revision: number }
  | { readonly kind: 'send-back'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'issue'; readonly number: BulletinNumber; readonly sha256: string }
  | { readonly kind: 'send'; readonly recipients: readonly UnitId[] }
  | { readonly kind: 'receive' };

/** One act on a bulletin; appended, never changed. */
export type BulletinAct = {
  readonly seq: number;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly move: BulletinMove;
};

/** How a bulletin begins. */
export type BulletinOpening = {
  readonly id: BulletinId;
  readonly kind: string;
  readonly unitId: UnitId;
  readonly span: DaySpan;
  readonly draftedBy: OfficerId;
  readonly draftedAt: Instant;
};

export type BulletinReceipt = {
  readonly unitId: UnitId;
  readonly sentAt: Instant;
  readonly received: { readonly at: Instant; readonly by: OfficerId } | null;
};

/** A bulletin (专刊): a fold over its acts. */
export type Bulletin = BulletinOpening & {
  readonly state: BulletinState;
  readonly revision: number;
  readonly words: BulletinWords;
  /** Everybody who composed or wrote in it: none of them approves it. */
  readonly authors: readonly OfficerId[];
  readonly approvedBy: OfficerId | null;
  readonly number: BulletinNumber | null;
  readonly issuedAt: Instant | null;
  readonly receipts: readonly BulletinReceipt[];
  readonly actCount: number;
};
