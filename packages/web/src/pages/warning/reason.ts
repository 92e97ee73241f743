/** The least that the server takes for a reason. */
export const isReason = (text: string): boolean => text.trim().length >= 2;
