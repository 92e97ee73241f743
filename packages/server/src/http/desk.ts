import type { Instant, Jurisdiction, SignInRules, WorkCalendar } from '@weisu/core';
import type { TextCounts } from '../store/desk/load-situation.ts';
import type { Database } from '../store/engine.ts';
import type { OutwardDoor } from '../outward/door.ts';
import type { EnterpriseCounts } from './enterprise-counts.ts';
import type { RegisterSearch } from '../register/live-index.ts';
import type { HelpingRules } from '../helping-model/helping-rules.ts';
import type { CurrentReader } from '../pipeline/current-reader.ts';
import type { Collecting } from '../sources/collect/collect-source.ts';
import type { SecretBox } from '../session/secret-box.ts';
import type { Strangers } from '../session/strangers.ts';

/** What every handler works with. `now` is the only clock behind the pages. */
export type Desk = {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly now: () => Instant;
  readonly version: string;
  readonly strangers: Strangers;
  readonly rules: SignInRules;
  readonly secretBox: SecretBox;
  /** The one way to anywhere else. */
  readonly outward: OutwardDoor;
  /** How a helping model is reached; null where none is wanted. */
  readonly helping: HelpingRules | null;
  /** The product's address, as links in messages name it; no slash at its end. */
  readonly publicUrl: string;
  readonly startedAt: Instant;
  /** Search over the whole register, from the memory of this process. */
  readonly register: RegisterSearch;
  /** Asking sources and taking in what they bring. */
  readonly collecting: Collecting;
  /** The reader over the keyword library as it is. */
  readonly currentReader: CurrentReader;
  /** Writes down what went wrong in work that goes on after its reply. */
  readonly fault: (error: unknown) => void;
  /** How much was read in all. Counting millions takes seconds and changes nothing on the page: asked at most once a minute. */
  readonly texts: () => Promise<TextCounts>;
  readonly enterprises: EnterpriseCounts;
};
