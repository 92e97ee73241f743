import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** True where the password is the one the hash was made from. A damaged hash is a wrong password, not an error. */
export const passwordFits = async (passwordHash: string, password: string): Promise<boolean> => {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
};

let nobody: Promise<string> | undefined;

/** Spends the time of a real check, so that an unknown account answers as slowly as a wrong password. Always false. */
export const passwordOfNobody = async (password: string): Promise<false> => {
  nobody ??= hashPassword(crypto.randomUUID());
  await passwordFits(await nobody, password);
  return false;
};
