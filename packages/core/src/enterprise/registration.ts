import type { Enterprise } from './enterprise.ts';

/** Where an enterprise stands in the register (登记状态). */
export const REGISTRATION_STATES = ['active', 'moved-out', 'suspended', 'revoked', 'cancelled'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** An enterprise as a register has it; null where the register says nothing. */
export type RegisteredEnterprise = Enterprise & {
  readonly registrationState: RegistrationState | null;
  /** The register's own number of the legal representative; never a name. */
  readonly representative: string | null;
};

const WRITTEN: Readonly<Record<RegistrationState, readonly string[]>> = {
  active: ['存续', '在业', '在营', '开业', '正常', '登记成立', '确立'],
  'moved-out': ['迁出', '迁往市外', '已迁出'],
  suspended: ['停业', '歇业', '清算'],
  revoked: ['吊销', '撤销', '责令关闭'],
  cancelled: ['注销'],
};

/** The state that a register writes (`存续（在营、开业、在册）`), or null where the words are of no known one. */
export const registrationStateOf = (written: string): RegistrationState | null => {
  const text = written.normalize('NFKC').trim().toLowerCase();
  // 吊销，未注销 is revoked: the first word decides.
  const found = REGISTRATION_STATES.flatMap((state) =>
    [state, ...WRITTEN[state]].map((word) => ({ state, at: text.indexOf(word) })),
  ).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0]?.state ?? null;
};
