export type Bindings = Readonly<Record<string, () => void>>;

type KeyPress = Pick<
  KeyboardEvent,
  | 'key'
  | 'isComposing'
  | 'keyCode'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'defaultPrevented'
  | 'timeStamp'
  | 'target'
  | 'preventDefault'
>;

/** How long `g` waits for the letter that says where to. */
const GO_WAIT_MS = 1500;
/** What browsers report for a key that the input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest(
      'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable=""], [contenteditable="true"]',
    ) !== null);

/** One key as it is written in bindings: `j`, `?`, `mod+k`. Undefined where it is none of ours. */
const strokeOf = (event: KeyPress): string | undefined => {
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' ? 'mod+k' : undefined;
  return event.key;
};

export type KeyReader = {
  /** Adds bindings (`j`, `g q`, `mod+k`); later ones win. Answers what takes them away again. */
  readonly bind: (bindings: Bindings) => () => void;
  readonly press: (event: KeyPress) => void;
};

/**
 * Turns key presses into acts. Silent while an input method composes, while a field has the focus, and while a
 * dialog is open. After `g` the next letter is a place to go to and never an act on the page.
 */
export const createKeyReader = (isDialogOpen: () => boolean): KeyReader => {
  let layers: readonly Bindings[] = [];
  let goPressedAt: number | undefined;

  const find = (stroke: string): (() => void) | undefined =>
    layers.findLast((layer) => Object.hasOwn(layer, stroke))?.[stroke];

  return {
    bind: (bindings) => {
      layers = [...layers, bindings];
      return () => {
        layers = layers.filter((layer) => layer !== bindings);
      };
    },
    press: (event) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return;
      const stroke = strokeOf(event);
      if (stroke === undefined || isDialogOpen()) return;
      if (isTyping(event.target) && stroke !== 'mod+k') return;
      const going = goPressedAt !== undefined && event.timeStamp - goPressedAt < GO_WAIT_MS;
      goPressedAt = undefined;
      if (!going && stroke === 'g') {
        goPressedAt = event.timeStamp;
        return;
      }
      const act = find(going ? `g ${stroke}` : stroke);
      if (act === undefined) return;
      event.preventDefault();
      act();
    },
  };
};
