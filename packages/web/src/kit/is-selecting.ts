/** True while text is marked on the page: a click that ends the marking is no wish to open anything. */
export const isSelecting = (): boolean => (globalThis.getSelection()?.toString() ?? '') !== '';
