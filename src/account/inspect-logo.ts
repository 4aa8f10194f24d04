/** Says what kind of image a logo is, by its first bytes, and refuses what no page of ours should show. It is not decoded here. */
import { OperatorError } from '../errors.ts';
import { findSvgFault } from './find-svg-fault.ts';

export const LOGO_BYTES_MAX = 65_536;

export type LogoType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml';

/** Throws OperatorError with what to do. */
export function inspectLogo(bytes: Buffer): LogoType {
  if (bytes.length > LOGO_BYTES_MAX) throw new OperatorError('The logo may have at most 64 KB.');
  const raster = rasterType(bytes);
  if (raster) return raster;
  const text = decode(bytes);
  if (!text?.trimStart().startsWith('<'))
    throw new OperatorError('The logo must be a PNG, JPEG, WebP or SVG image.');
  const fault = findSvgFault(text);
  if (fault === null) return 'image/svg+xml';
  throw new OperatorError(
    `The logo is an SVG that ${fault}. Save it as plain SVG with presentation attributes, or as PNG.`,
  );
}

function rasterType(bytes: Buffer): LogoType | null {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  return null;
}

/** Null for what is not UTF-8: another encoding would be read by the browser in another way than here. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
