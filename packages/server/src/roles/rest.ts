/** A rest that ends early when one is asked to stop. */
export type Rest = {
  readonly stopped: () => boolean;
  readonly stop: () => void;
  /** Resolves after so long, or at once when stopped. */
  readonly pause: (ms: number) => Promise<void>;
};

export const createRest = (): Rest => {
  const stopping = new AbortController();
  return {
    stopped: () => stopping.signal.aborted,
    stop: () => stopping.abort(),
    pause: (ms) =>
      new Promise((resolve) => {
        if (stopping.signal.aborted) return resolve();
        const timer = setTimeout(done, ms);
        stopping.signal.addEventListener('abort', done, { once: true });
        function done(): void {
          clearTimeout(timer);
          stopping.signal.removeEventListener('abort', done);
          resolve();
        }
      }),
  };
};
