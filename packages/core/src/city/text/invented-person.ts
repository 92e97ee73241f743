import type { Random } from '../random.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A phone number of a block that the simulation keeps to: 1990000 and four digits. */
export const inventPhone = (random: Random): string =>
  `1990000${String(random.int(0, 9999)).padStart(4, '0')}`;

/**
 * An identity number of the right shape with the right check character and an area (99…) that no division has:
 * a redactor must find it, and it can be nobody's.
 */
export const inventIdentity = (random: Random): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  const first17 = `99${two(random.int(1, 99))}01${random.int(1955, 2002)}${two(random.int(1, 12))}${two(random.int(1, 28))}${two(random.int(1, 99))}0`;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17.charAt(at)), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
};

/** How a text says whom to call: mostly not at all. Placeholders only; the number is there to be redacted. */
export const writeContact = (random: Random): string => {
  const way = random.next();
  if (way < 0.72) return '';
  if (way < 0.86) return `联系电话：${inventPhone(random)}。`;
  if (way < 0.93) return `联系人：某${random.pick(['先生', '女士', '师傅'])}，${inventPhone(random)}。`;
  if (way < 0.97) return `电话 ${inventPhone(random).replace(/(\d{3})(\d{4})(\d{4})/, '$1-$2-$3')}`;
  return `身份证号${inventIdentity(random)}，手机${inventPhone(random)}。`;
};
