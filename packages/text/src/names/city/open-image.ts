import { ALIGNMENT, FIELD, FORMAT_VERSION, HEADER_BYTES, MAGIC } from './layout.ts';
import { checksumOf } from './scanner-module.ts';

/** Why a file is no index of names that can be used. */
export type ImageFault = 'not-an-index' | 'other-version' | 'cut-short' | 'damaged';

export class ImageError extends Error {
  readonly fault: ImageFault;
  constructor(fault: ImageFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** True for bytes that begin as an index does; whether the rest of them is one, `checkImage` says. */
export const isIndexFile = (image: Uint8Array): boolean =>
  MAGIC.length <= image.length && [...MAGIC].every((letter, at) => image[at] === letter.charCodeAt(0));

/**
 * Checks an index's bytes before any is trusted.
 * @throws ImageError saying what is wrong
 */
export const checkImage = (image: Uint8Array): void => {
  if (!isIndexFile(image) || image.length < HEADER_BYTES)
    throw new ImageError('not-an-index', '不是企业名称索引 / is no index of names');
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const version = view.getUint32(FIELD.version, true);
  if (version !== FORMAT_VERSION)
    throw new ImageError(
      'other-version',
      `索引为第 ${version} 版，本程序读第 ${FORMAT_VERSION} 版，请重新生成 / is of version ${version}, this program reads ${FORMAT_VERSION}: build it again`,
    );
  const length = view.getUint32(FIELD.length, true);
  if (length !== image.length || length % ALIGNMENT !== 0)
    throw new ImageError(
      'cut-short',
      `索引应有 ${length} 字节，实有 ${image.length} / should have ${length} bytes, has ${image.length}`,
    );
  if (checksumOf(image) !== view.getUint32(FIELD.checksum, true))
    throw new ImageError(
      'damaged',
      '索引已损坏（校验和不符），请重新生成 / is damaged (checksum): build it again',
    );
};
