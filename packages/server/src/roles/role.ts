/** A part of the work that a process can take on. */
export interface Role {
  readonly id: 'api' | 'worker' | 'scheduler' | 'collector';
  /** Works until `stop`; resolves when all that was begun is finished. Rejects where it cannot go on. */
  readonly run: () => Promise<void>;
  /** Begins nothing more. */
  readonly stop: () => void;
}

export const ROLE_IDS = ['api', 'worker', 'scheduler', 'collector'] as const satisfies readonly Role['id'][];

/** What a role tells whoever runs the process; no personal data in it. */
export type RoleLog = (message: {
  readonly role: Role['id'];
  readonly zh: string;
  readonly en: string;
}) => void;
