import { OutageError } from '../stream/is-outage.ts';

/** The index of names cannot be built or opened: no text can be read until that is mended, and no text is at fault. */
export class NamesUnavailableError extends OutageError {
  override readonly name = 'NamesUnavailableError';
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `企业名称索引无法建立，文本暂停读取：${why} / the index of names cannot be built, texts wait: ${why}`,
      { cause },
    );
  }
}
