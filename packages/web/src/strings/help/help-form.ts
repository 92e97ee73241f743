/** By the path of a route: a few sentences each. */
export type HelpTexts = Readonly<Record<string, readonly string[]>>;
