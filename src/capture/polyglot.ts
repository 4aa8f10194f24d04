/**
 * Files that are an image to one program and a document, an archive or a script to another. Only the ends are
 * searched: readers of those formats look there, and phones append harmless video to photos in between.
 */

const WINDOW_BYTES = 65_536 + 22;
const FOREIGN_MARKS = ['%PDF-', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'];
const SCRIPT = /<(?:script|html|!doctype|svg|iframe|\?php)[\s>]/i;

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_LENGTH_AT = 20;

export function isPolyglot(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, WINDOW_BYTES);
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - WINDOW_BYTES));
  return [head, tail].some(isForeign) || endsAsZip(bytes);
}

function isForeign(text: string): boolean {
  return SCRIPT.test(text) || FOREIGN_MARKS.some((mark) => text.includes(mark));
}

/** A zip's last record says how long its comment is: one that reaches exactly the end is real (APPNOTE 4.3.16), and its comment may hold others. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - WINDOW_BYTES);
  for (let at = bytes.indexOf(ZIP_END, from); at >= 0; at = bytes.indexOf(ZIP_END, at + 1)) {
    const commentAt = at + ZIP_END_BYTES;
    if (commentAt > bytes.length) return false;
    if (commentAt + bytes.readUInt16LE(at + ZIP_COMMENT_LENGTH_AT) === bytes.length) return true;
  }
  return false;
}
