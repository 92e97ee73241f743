import { bytesOfBase64 } from './base64.ts';

/** A memory; each page is 64 KiB. Growing answers the number of pages before. */
export type WasmMemory<B extends ArrayBuffer | SharedArrayBuffer> = {
  readonly buffer: B;
  grow(pages: number): number;
};

/** As much of WebAssembly as is used here; the pure packages compile without the DOM's declarations, which hold it. */
type WebAssemblyApi = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (size: {
    initial: number;
    maximum?: number;
    shared?: true;
  }) => WasmMemory<ArrayBuffer | SharedArrayBuffer>;
};

const api = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;

export const PAGE_BYTES = 0x10000;
const MOST_PAGES = 0x10000;

/** A memory of a thread's own, of as many bytes at least. */
export const createMemory = (bytes: number): WasmMemory<ArrayBuffer> =>
  new api.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE_BYTES)) }) as WasmMemory<ArrayBuffer>;

/** A memory that threads may share, of so many pages; growing it is atomic. */
export const createSharedMemory = (pages: number): WasmMemory<SharedArrayBuffer> =>
  new api.Memory({
    initial: Math.max(1, pages),
    maximum: MOST_PAGES,
    shared: true,
  }) as WasmMemory<SharedArrayBuffer>;

/** What a compiled module is instantiated by over a memory. It is compiled when first asked for: some ms, once a thread. */
export const moduleOf = <Exports>(
  base64: string,
): ((memory: WasmMemory<ArrayBuffer | SharedArrayBuffer>) => Exports) => {
  let compiled: object | null = null;
  return (memory) => {
    compiled ??= new api.Module(bytesOfBase64(base64));
    // @invariant the module exports what its sources export; a test compiles it anew
    return new api.Instance(compiled, { env: { memory } }).exports as Exports;
  };
};
