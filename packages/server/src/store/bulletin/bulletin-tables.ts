import type {
  BulletinId,
  BulletinMove,
  BulletinState,
  Day,
  FigureRow,
  Instant,
  IssuedText,
  OfficerId,
  StoredFigureId,
  UnitId,
} from '@weisu/core';
import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

/** The tables of bulletins, by column. */
export type BulletinTables = {
  bulletins: {
    id: BulletinId;
    kind: string;
    unit_id: UnitId;
    from_on: Day;
    until_on: Day;
    act_key: string;
    drafted_by: OfficerId;
    drafted_at: Instant;
    state: BulletinState;
    number_year: number | null;
    number_count: number | null;
    issued_at: Instant | null;
    before_id: BulletinId | null;
    composed_at: Instant;
    issued_text: Json<IssuedText> | null;
  };
  bulletin_figures: {
    bulletin_id: BulletinId;
    figure: StoredFigureId;
    total: number;
    rows: Json<readonly FigureRow[]>;
  };
  bulletin_acts: {
    bulletin_id: BulletinId;
    seq: number;
    act_key: string;
    officer_id: OfficerId;
    unit_id: UnitId;
    at: Instant;
    move: Json<BulletinMove>;
  };
  bulletin_numbers: { unit_id: UnitId; kind: string; year: number; last_count: number };
  bulletin_recipients: {
    bulletin_id: BulletinId;
    unit_id: UnitId;
    sent_at: Instant;
    received_at: Instant | null;
  };
};
