import { pinyin } from 'pinyin-pro';

const HAN = /^[\u4e00-\u9fff]$/;

/** The commonest reading of an ideograph without its tone; null for anything else. */
export const soundOf = (character: string): string | null =>
  HAN.test(character) ? pinyin(character, { toneType: 'none', v: true }) : null;
