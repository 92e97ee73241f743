import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildImage } from './build-image.ts';
import { cityIndexOf } from './city-index.ts';
import { collectNames } from './collect-names.ts';
import { FIELD, FORMAT_VERSION } from './layout.ts';
import { checkImage, ImageError } from './open-image.ts';

const image = (() => {
  const collector = collectNames();
  for (let ref = 0; ref < 200; ref += 1)
    collector.add({
      name: `北京云桥${String.fromCharCode(0x4e00 + ref)}科技有限公司`,
      ref,
      kind: 'registered',
    });
  return buildImage(collector.collected());
})();

const faultOf = (bytes: Uint8Array): string => {
  try {
    checkImage(bytes);
    return 'none';
  } catch (error) {
    return error instanceof ImageError ? error.fault : String(error);
  }
};

describe('checkImage', () => {
  it('takes a whole image, made alike from the same names', () => {
    expect(faultOf(image)).toBe('none');
    expect(cityIndexOf(image).entries).toBe(200);
  });

  it('refuses an image with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(image.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(image);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(faultOf(bytes)).not.toBe('none');
      }),
    );
  });

  it('says which way it cannot be used', () => {
    expect(faultOf(new Uint8Array(10))).toBe('not-an-index');
    expect(faultOf(new TextEncoder().encode('name\tcredit_code\n'.repeat(50)))).toBe('not-an-index');
    expect(faultOf(image.subarray(0, image.length - 64))).toBe('cut-short');
    const other = Uint8Array.from(image);
    new DataView(other.buffer).setUint32(FIELD.version, FORMAT_VERSION + 1, true);
    expect(faultOf(other)).toBe('other-version');
  });
});
