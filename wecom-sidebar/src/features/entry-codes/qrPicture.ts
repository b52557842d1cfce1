/** Pixels a square, and the white margin that readers need, in squares. */
const SQUARE = 10;
const MARGIN = 4;

/** What the QR of a text looks like: a line of squares a row, true is dark. Read when the first one is shown. */
async function squaresOf(text: string): Promise<boolean[][]> {
  const { encode } = await import('uqr');
  return encode(text, { ecc: 'M', border: MARGIN }).data;
}

/** A picture of a text's QR that can be kept and sent: PNG as a data address; null where nothing can be drawn. */
export async function qrPicture(text: string): Promise<string | null> {
  const rows = await squaresOf(text);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = rows.length * SQUARE;
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#000';
  rows.forEach((row, y) => row.forEach((dark, x) => dark && paper.fillRect(x * SQUARE, y * SQUARE, SQUARE, SQUARE)));
  return canvas.toDataURL('image/png');
}
