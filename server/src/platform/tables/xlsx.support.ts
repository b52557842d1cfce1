import { crc32, deflateRawSync } from 'node:zlib';

/** A number cell as the file has it: `{ v: '1.39E10' }`. */
type Cell = string | number | { v: string } | Date | null;

/** A zip file of these parts. @param sizeSaid what its directory says of their size, when it is to lie */
export function zipOf(parts: Record<string, string | Buffer>, sizeSaid?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(sizeSaid ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), facts, Buffer.from(name), packed]);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(at, 12);
    directory.push(
      Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), facts.subarray(0, 26), tail.subarray(2), Buffer.from(name)]),
    );
    bodies.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const DAY_MS = 86_400_000;

/** The parts of a workbook of one sheet, as a sheet program writes them: texts shared, dates as days with a style. */
export function workbookParts(rows: readonly (readonly Cell[])[]): Record<string, string> {
  const shared: string[] = [];
  const cell = (value: Cell, address: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
    if (value instanceof Date) return `<c r="${address}" s="1"><v>${(value.getTime() - Date.UTC(1899, 11, 30)) / DAY_MS}</v></c>`;
    if (typeof value === 'object') return `<c r="${address}"><v>${value.v}</v></c>`;
    shared.push(value);
    return `<c r="${address}" t="s"><v>${shared.length - 1}</v></c>`;
  };
  const sheet = rows
    .map((cells, r) => `<row r="${r + 1}">${cells.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`)
    .join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return {
    'xl/workbook.xml': `${head}<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
  };
}

export const xlsxOf = (rows: readonly (readonly Cell[])[]): Buffer => zipOf(workbookParts(rows));
