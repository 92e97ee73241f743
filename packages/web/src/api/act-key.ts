/**
 * A key by which the server knows a repeated click for the same act.
 * `crypto.randomUUID` exists on secure origins only; an office network often serves plain http.
 */
export const newActKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
