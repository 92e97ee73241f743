import { afterEach, describe, expect, it, vi } from 'vitest';
import { createKeyReader } from './key-reader.ts';

const press = (
  key: string,
  more: KeyboardEventInit = {},
  target: HTMLElement = document.body,
): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: target });
  return event;
};

const field = (tag: 'input' | 'textarea' | 'select'): HTMLElement =>
  document.body.appendChild(document.createElement(tag));

afterEach(() => {
  document.body.replaceChildren();
});

describe('createKeyReader', () => {
  it('does what a key is bound to', () => {
    const reader = createKeyReader(() => false);
    const dispatch = vi.fn<() => void>();
    reader.bind({ d: dispatch });
    const event = press('d');
    reader.press(event);
    expect(dispatch).toHaveBeenCalledTimes(1);
    expect(event.defaultPrevented).toBe(true);
  });

  it('is heard on a tick box, where nobody writes', () => {
    const reader = createKeyReader(() => false);
    const dispatch = vi.fn<() => void>();
    reader.bind({ d: dispatch });
    const box = document.body.appendChild(
      Object.assign(document.createElement('input'), { type: 'checkbox' }),
    );
    reader.press(press('d', {}, box));
    expect(dispatch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['while an input method composes', press('d', { isComposing: true })],
    ['for a key that the input method has taken', press('d', { keyCode: 229 })],
    ['with Ctrl held: copying is no act', press('d', { ctrlKey: true })],
    ['with Command held', press('d', { metaKey: true })],
    ['with Alt held', press('d', { altKey: true })],
  ])('is silent %s', (_, event) => {
    const reader = createKeyReader(() => false);
    const dispatch = vi.fn<() => void>();
    reader.bind({ d: dispatch });
    reader.press(event);
    expect(dispatch).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it.each(['input', 'textarea', 'select'] as const)('is silent in a field: %s', (tag) => {
    const reader = createKeyReader(() => false);
    const dispatch = vi.fn<() => void>();
    reader.bind({ d: dispatch });
    reader.press(press('d', {}, field(tag)));
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('is silent while a dialog is open', () => {
    const reader = createKeyReader(() => true);
    const dispatch = vi.fn<() => void>();
    reader.bind({ d: dispatch });
    reader.press(press('d'));
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('after g goes somewhere and never acts on the page', () => {
    const reader = createKeyReader(() => false);
    const dismiss = vi.fn<() => void>();
    const goToCaseFiles = vi.fn<() => void>();
    reader.bind({ 'g c': goToCaseFiles });
    reader.bind({ c: dismiss });
    reader.press(press('g'));
    reader.press(press('c'));
    expect(goToCaseFiles).toHaveBeenCalledTimes(1);
    reader.press(press('g'));
    reader.press(press('x'));
    expect(dismiss).not.toHaveBeenCalled();
    reader.press(press('c'));
    expect(dismiss).toHaveBeenCalledTimes(1);
  });

  it('takes Ctrl K in a field too, and gives keys back when unbound', () => {
    const reader = createKeyReader(() => false);
    const find = vi.fn<() => void>();
    const unbind = reader.bind({ 'mod+k': find });
    reader.press(press('k', { ctrlKey: true }, field('input')));
    expect(find).toHaveBeenCalledTimes(1);
    unbind();
    reader.press(press('k', { ctrlKey: true }));
    expect(find).toHaveBeenCalledTimes(1);
  });
});
