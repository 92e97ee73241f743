/** The same words in Chinese and English; both are always there. */
export type Wording = { readonly zh: string; readonly en: string };
