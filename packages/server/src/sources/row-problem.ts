/** Why one row of a file was refused; `row` is its line in the file, 1 being the first. */
export type RowProblem = {
  readonly file: string;
  readonly row: number;
  /** The field at fault, as the file calls it, or null where the whole row is. */
  readonly field: string | null;
  readonly zh: string;
  readonly en: string;
};

/** `registry.tsv:17:area 不是本地区划 / is no district here` */
export const problemLine = ({ file, row, field, zh, en }: RowProblem): string =>
  `${file}:${row}${field === null ? '' : `:${field}`} ${zh} / ${en}`;

/** A value that cannot be taken as it is; turned into a `RowProblem` by whoever knows the row. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly field: string | null;
  readonly zh: string;
  readonly en: string;
  constructor(field: string | null, zh: string, en: string) {
    super(`${field ?? ''} ${zh} / ${en}`);
    this.field = field;
    this.zh = zh;
    this.en = en;
  }
}

/** A file that cannot be read at all, or no further: missing, broken, too large, of an unknown kind. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
