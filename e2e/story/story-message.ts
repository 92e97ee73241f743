/** What a story's test asks of the story's server, beside what officers do on its pages. */
export type StoryRequest = { readonly number: number } & (
  | { readonly ask: 'go-to'; readonly at: string }
  | { readonly ask: 'roster'; readonly on: string; readonly count: number; readonly totalFen: number }
);

/** Answer 0 comes by itself once the server listens. */
export type StoryAnswer = {
  readonly number: number;
  readonly value: null | { readonly url: string } | { readonly name: string; readonly base64: string };
  readonly problem?: string;
};
