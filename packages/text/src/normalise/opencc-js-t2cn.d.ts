/** The package ships types for its full build only; this is the part of its traditional-to-simplified build that is used. */
declare module 'opencc-js/t2cn' {
  export const Converter: (options: { from: string; to: string }) => (text: string) => string;
}
