export { checksum, checksumEnd } from './checksum';
export { locate, scan } from './scan';
