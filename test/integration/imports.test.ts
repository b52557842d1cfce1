import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { ImportFaultModel } from '../../server/src/modules/leads/imports/importFault.model';
import { LeadImportModel } from '../../server/src/modules/leads/imports/leadImport.model';
import { forgetImports } from '../../server/src/modules/leads/crons/forgetImports';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { xlsxOf } from '../../server/src/platform/tables/xlsx.support';
import { mongoose } from '../../server/src/platform/db/mongoose';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { until } from '../support/until';
import {
  atConsole,
  begin,
  checked,
  csvOf,
  handedIn,
  HEADINGS,
  type Importer,
  inImportState,
  lineOf,
  submit,
  upload,
} from './imports.support';
import { type LeadLab, startLeadLab } from './leads.support';

jest.setTimeout(120_000);

let lab: LeadLab;
let planner: Importer;
let compliance: Importer;
let manager: Importer;
let outsider: Importer;
const unit = () => lab.team.outletId;

beforeAll(async () => {
  lab = await startLeadLab();
  const at = (name: string) => atConsole(lab.bank.url, staffByName(name).staffId);
  [planner, compliance, outsider] = [await at('林若川'), await at('梁知行'), await at('沈亦可')];
  manager = await atConsole(lab.bank.url, lab.team.managerId);
}, 180_000);
afterAll(() => lab?.bank.stop());

const listed = (importId: string) => LeadModel.find({ 'touches.source': new RegExp(`^Import/${importId}\\.`) }).lean();
const post = (person: Importer, path: string) =>
  person.raw(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });

describe('who may not', () => {
  it('a unit beside one’s own is as unknown as none, and so are its imports; the attempts are audited', async () => {
    const own = await handedIn(manager, unit(), csvOf([lineOf(1)]));
    expect(await refusalOf(begin(outsider, unit()))).toBe('REQUEST_NOT_FOUND');
    const params = { importId: own.importId };
    expect(await refusalOf(outsider.call('leads.import', { params }))).toBe('IMPORT_UNKNOWN');
    expect(await refusalOf(outsider.call('leads.cancelImport', { params }))).toBe('IMPORT_UNKNOWN');
    expect((await upload(outsider, own.importId, csvOf([]))).status).toBe(404);
    expect(await AuditEntryModel.countDocuments({ subjects: `LeadImport/${own.importId}`, outcome: 'refused' })).toBe(3);
  });

  it('an RM has no imports, and compliance looks but brings nothing in', async () => {
    const rm = await atConsole(lab.bank.url, lab.team.staffIds[0]!);
    expect(await refusalOf(rm.call('leads.imports', { query: {} }))).toBe('ACCESS_DENIED');
    expect(await refusalOf(begin(compliance, unit()))).toBe('ACCESS_DENIED');
    expect((await compliance.call('leads.imports', { query: {} })).mayImport).toBe(false);
  });

  it('the file of faults goes back only to who handed the list in', async () => {
    const own = await checked(manager, await handedIn(manager, unit(), csvOf([lineOf(2), lineOf(3, { 1: '12' })])));
    const path = `/api/lead-imports/${own.importId}/faults.csv`;
    expect((await planner.raw(path)).status).toBe(404);
    expect((await manager.raw(path)).status).toBe(200);
  });
});

describe('what is refused', () => {
  it('a file that is no table, an empty one, one too large, and a second one', async () => {
    const { importId } = await begin(planner, unit());
    for (const bytes of [Buffer.from('%PDF-1.7'), Buffer.alloc(0), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]) {
      const reply = await upload(planner, importId, bytes);
      expect([reply.status, ((await reply.json()) as { error: { code: string } }).error.code]).toEqual([422, 'IMPORT_FILE_REFUSED']);
    }
    const large = await upload(planner, importId, Buffer.alloc(50 * 1024 * 1024 + 1, 0x61)).catch(() => null);
    expect(large === null || large.status === 413).toBe(true);
    expect((await upload(planner, importId, csvOf([lineOf(4)]))).status).toBe(200);
    expect((await upload(planner, importId, csvOf([lineOf(4)]))).status).toBe(409);
    expect(await mongoose.connection.collection('storedFiles').countDocuments()).toBe(
      await LeadImportModel.countDocuments({ fileId: { $ne: null } }),
    );
  });

  it('a file that turns out damaged ends the import and says why', async () => {
    const { importId } = await begin(planner, unit(), '坏.xlsx');
    await upload(planner, importId, xlsxOf([['a']]).subarray(0, 300));
    const failed = await inImportState(planner, importId, 'failed');
    expect(failed.fileFault).toContain('文件打不开');
    expect(failed.can).toEqual({ upload: false, check: false, submit: false, cancel: false });
  });

  it('columns that are missing, doubled or not there, and a decision on an older version', async () => {
    const detail = await handedIn(planner, unit(), csvOf([lineOf(5)]));
    const said = (mapping: object, ifMatch = detail.version) =>
      refusalOf(
        planner.call('leads.checkImport', {
          params: { importId: detail.importId },
          body: { mapping, wholeFile: { productLine: null, consentVersion: null, areaId: null } },
          ifMatch,
        }),
      );
    expect(await said({ phone: 1 })).toBe('IMPORT_MAPPING_INCOMPLETE');
    expect(await said({ ...detail.mapping, name: 1 })).toBe('IMPORT_MAPPING_INCOMPLETE');
    expect(await said({ ...detail.mapping, name: 40 })).toBe('IMPORT_MAPPING_INCOMPLETE');
    expect(await said(detail.mapping, detail.version - 1)).toBe('REQUEST_VERSION_STALE');
    expect(await refusalOf(submit(planner, detail))).toBe('IMPORT_STATE_CHANGED');
  });
});

describe('from the file to leads', () => {
  it('a GBK list becomes leads: persons found by phone or made, consent recorded, wrong rows told one by one', async () => {
    const [gbkName, gbkPhone] = [Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), Buffer.from([0xca, 0xd6, 0xbb, 0xfa])];
    const rest = Buffer.from(',product,consent\n,10900000100,pension,V5\n,10900000101,pension,V5\n');
    const gbk = Buffer.concat([gbkName, Buffer.from(','), gbkPhone, rest]);
    expect((await handedIn(planner, unit(), gbk)).encoding).toBe('gb18030');

    const lines = [
      lineOf(100),
      lineOf(101, { 1: '+86 109-0000-0101' }),
      lineOf(102, { 1: '1.09E+10' }),
      lineOf(103, { 1: '' }),
      lineOf(104, { 1: '12345' }),
      lineOf(105, { 2: '火星贷' }),
      lineOf(106, { 3: 'V99' }),
      lineOf(107, { 4: '' }),
      lineOf(108, { 4: '2026-02-30' }),
      lineOf(109, { 4: '2036-01-01' }),
      lineOf(100, { 0: '又一次' }),
    ];
    const detail = await handedIn(planner, unit(), csvOf(lines));
    expect(detail).toMatchObject({ headings: HEADINGS, rows: 11, encoding: 'utf-8', mapping: { name: 0, phone: 1, productLine: 2 } });
    expect(detail.preview[0]).toEqual({ row: 2, cells: ['测**', '109****0100', '个人养老金', 'V5', '2026-11-20 10:00'] });
    const ready = await checked(planner, detail);
    expect(ready.faults.map(({ code, rows }) => `${code} ${rows}`).sort()).toEqual(
      [
        ...['phone_digits_lost 1', 'phone_missing 1', 'phone_invalid 1', 'line_unknown 1', 'consent_version_unknown 1'],
        ...['consent_missing 1', 'consent_time_invalid 1', 'consent_time_future 1', 'duplicate_in_file 1'],
      ].sort(),
    );
    const page = await planner.call('leads.importFaults', { params: { importId: ready.importId }, query: { after: 0 } });
    expect(page.rows[0]).toEqual({ row: 4, fieldName: '手机号', words: '手机号丢了位数，请把这一列设为文本后重新导出' });
    await submit(planner, ready);
    const done = await inImportState(planner, ready.importId, 'done');
    expect(done.result).toEqual({ made: 2, joined: 0, reopened: 0, known: 0, barred: 0 });
    const leads = await listed(done.importId);
    expect(leads.map(({ touches }) => touches[0])).toEqual(leads.map(() => expect.objectContaining({ kind: 'import' }) as unknown));
    const person = await PersonModel.findById(leads[0]!.personId).lean();
    expect(person).toMatchObject({ maskedName: '测**', maskedPhone: '109****0100', areaId: lab.team.areaId });
    expect(await ConsentModel.findOne({ personId: person!._id }).lean()).toMatchObject({
      grantedAt: new Date('2026-11-20T02:00:00Z'),
      textVersion: 'V5',
    });
    const shown = await planner.call('leads.list', { query: { view: 'all', importId: done.importId } });
    expect(shown.leads).toHaveLength(2);
    await until('they were given to RMs', async () => (await listed(done.importId)).every(({ state }) => state === 'assigned'));
  });

  it('of a branch says where new customers belong, row by row or for the whole file; nobody guesses', async () => {
    const branchId = (await StaffModel.findById(staffByName('沈亦可').staffId).lean())!.unitId;
    const known = await checked(planner, await handedIn(planner, unit(), csvOf([lineOf(170)])));
    await submit(planner, known);
    await inImportState(planner, known.importId, 'done');
    const detail = await handedIn(outsider, branchId, csvOf([lineOf(170), lineOf(171)]));
    const ready = await checked(outsider, detail);
    expect(ready.faults).toEqual([{ code: 'area_missing', words: '新客户没有写片区，请补片区或网点，或给整个文件选一个', rows: 1 }]);
    const wholeFile = { productLine: null, consentVersion: null, areaId: ready.areas.at(-1)!.areaId };
    const params = { importId: ready.importId };
    const check = (whole: typeof wholeFile) =>
      outsider.call('leads.checkImport', { params, body: { mapping: ready.mapping, wholeFile: whole }, ifMatch: ready.version });
    expect(await refusalOf(check({ ...wholeFile, areaId: lab.team.areaId }))).toBe('AREA_UNKNOWN');
    await check(wholeFile);
    const chosen = await inImportState(outsider, ready.importId, 'checked');
    expect(chosen.faults).toEqual([]);
  });

  it('names as referrer only a colleague of the unit that hands the list in', async () => {
    const strange = staffByName('周可欣').staffNo;
    const own = (await StaffModel.findById(lab.team.staffIds[0]).lean())!.staffNo;
    const lines = [own, strange].map((staffNo, n) => [...lineOf(160 + n), staffNo].join(','));
    const bytes = Buffer.from([[...HEADINGS, '推荐人工号'].join(','), ...lines].join('\n'));
    const ready = await checked(planner, await handedIn(planner, unit(), bytes));
    expect(ready.faults).toEqual([{ code: 'staff_unknown', words: '本机构没有这个工号的在岗同事', rows: 1 }]);
  });

  it('the same persons again join their open leads, and who withdrew since is not taken in', async () => {
    const first = await checked(planner, await handedIn(planner, unit(), csvOf([lineOf(200), lineOf(201)])));
    await submit(planner, first);
    await inImportState(planner, first.importId, 'done');
    const [gone] = await listed(first.importId);
    await ConsentModel.updateMany({ personId: gone!.personId }, { $set: { withdrawnAt: new Date('2026-11-22T01:00:00Z') } });
    const second = await checked(planner, await handedIn(planner, unit(), csvOf([lineOf(200), lineOf(201), lineOf(202)])));
    await submit(planner, second);
    const done = await inImportState(planner, second.importId, 'done');
    expect(done.result).toMatchObject({ made: 1, joined: 1, barred: 1 });
    expect(done.faults).toEqual([{ code: 'no_consent', words: '客户后来撤回了同意', rows: 1 }]);
  });

  it('a workbook with numbers and dates as such says the same as text', async () => {
    const rows = [HEADINGS, ['测试', 10900000300, '养老金', 'v5', new Date(Date.UTC(2026, 10, 20, 10, 0))]];
    const done = await checked(planner, await handedIn(planner, unit(), xlsxOf(rows), '名单.xlsx'));
    expect([done.rows, done.faulty, done.encoding]).toEqual([1, 0, null]);
  });

  it('the columns of a unit’s last list are proposed for its next', async () => {
    const odd = Buffer.from('甲,乙,产品,同意书,授权时间\nx,10900000400,养老金,V5,2026-11-20');
    const detail = await handedIn(planner, unit(), odd);
    expect(detail.mapping).toEqual({ productLine: 2, consentVersion: 3, consentAt: 4 });
    await checked(planner, detail, { ...detail.mapping, phone: 1, name: 0 });
    expect((await handedIn(planner, unit(), odd)).mapping).toMatchObject({ phone: 1, name: 0 });
  });

  it('the faults are a csv file whose cells no program runs, sent to be saved', async () => {
    const own = await checked(planner, await handedIn(planner, unit(), csvOf([lineOf(500), lineOf(501, { 0: '=cmd|1', 1: '77' })])));
    const reply = await planner.raw(`/api/lead-imports/${own.importId}/faults.csv`);
    expect(reply.headers.get('content-disposition')).toContain('attachment');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    const text = Buffer.from(await reply.arrayBuffer()).toString('utf8');
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\ufeff行号,字段,问题,姓名,手机号,意向产品,同意书版本,同意时间',
      `3,手机号,手机号不对，应为 11 位手机号码,"'=cmd|1",77,个人养老金,V5,2026-11-20 10:00`,
    ]);
    expect(await AuditEntryModel.countDocuments({ subjects: `LeadImport/${own.importId}`, action: 'export:LeadImport' })).toBe(1);
  });

  it('above a thousand rows nothing is written before another person agreed', async () => {
    const many = csvOf(Array.from({ length: 1_001 }, (_, n) => lineOf(10_000 + n, n < 995 ? { 1: '' } : {})));
    const ready = await checked(planner, await handedIn(planner, unit(), many));
    expect(ready.needsApproval).toBe(true);
    const waiting = await submit(planner, ready);
    expect([waiting.state, waiting.approval?.state]).toEqual(['approval', 'waiting']);
    const decide = (person: Importer) =>
      person.call('approvals.decide', { params: { approvalId: waiting.approval!.approvalId }, body: { decision: 'approved' } });
    expect(await refusalOf(decide(planner))).toBe('APPROVAL_OWN');
    expect(await listed(ready.importId)).toHaveLength(0);
    await decide(compliance);
    expect((await inImportState(planner, ready.importId, 'done')).result.made).toBe(6);
  });

  it('one that is sent back or cancelled writes nothing, and a cancelled request is withdrawn', async () => {
    const many = csvOf(Array.from({ length: 1_001 }, (_, n) => lineOf(20_000 + n)));
    const ready = await checked(planner, await handedIn(planner, unit(), many));
    const waiting = await submit(planner, ready);
    const cancelled = await planner.call('leads.cancelImport', { params: { importId: ready.importId } });
    expect([cancelled.state, cancelled.approval?.state]).toEqual(['cancelled', 'withdrawn']);
    const body = { decision: 'approved' as const };
    expect(await refusalOf(compliance.call('approvals.decide', { params: { approvalId: waiting.approval!.approvalId }, body }))).toBe(
      'APPROVAL_DECIDED',
    );
    expect(await listed(ready.importId)).toHaveLength(0);
    expect((await post(planner, `/api/lead-imports/${ready.importId}/cancellation`)).status).toBe(409);
  });
});

describe('what is kept', () => {
  it('no name and no number of a list lies anywhere in the clear, and after thirty days the file is gone for good', async () => {
    const detail = await checked(
      planner,
      await handedIn(planner, unit(), csvOf([lineOf(600, { 0: '金丝雀' }), lineOf(601, { 0: '金丝雀', 1: '9' })])),
    );
    await submit(planner, detail);
    await inImportState(planner, detail.importId, 'done');
    const collections = await mongoose.connection.db!.collections();
    for (const collection of collections) {
      const dumped = JSON.stringify(await collection.find().toArray());
      expect([collection.collectionName, dumped.includes('金丝雀'), dumped.includes('10900000600')]).toEqual([
        collection.collectionName,
        false,
        false,
      ]);
    }
    await LeadImportModel.updateOne(
      { _id: detail.importId },
      { $set: { createdAt: new Date('2026-10-01'), finishedAt: new Date('2026-10-02') } },
    );
    const { fileId } = (await LeadImportModel.findById(detail.importId).lean())!;
    await forgetImports.run(new Date());
    expect(await planner.call('leads.import', { params: { importId: detail.importId } })).toMatchObject({ state: 'done', preview: [] });
    for (const name of ['storedFiles', 'fileBytes.files', 'personKeys'])
      expect([name, await mongoose.connection.collection<{ _id: string }>(name).countDocuments({ _id: fileId! })]).toEqual([name, 0]);
    expect(await ImportFaultModel.countDocuments({ importId: detail.importId })).toBe(1);
  });
});
