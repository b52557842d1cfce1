import { insertPersonKeys, newPersonKey } from '../../src/platform/crypto/personalData';
import { type Partner, PartnerModel } from '../../src/modules/leads/partners/partner.model';
import { type PartnerCall, PartnerCallModel } from '../../src/modules/leads/partners/partnerCall.model';
import { newSecret, sealSecret } from '../../src/modules/leads/partners/secrets';
import { DAY, DEMO_START, later, MINUTE } from '../bank/calendar';
import { stableId } from '../bank/ids';
import { staffByName } from '../bank/staff';
import { unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';

const PARTNER_ID = 'ptn_mobile-bank';
const OPENED_AT = later(DEMO_START, -2 * DAY);

/** 开放接口: the mobile bank is being connected; so far its calls were refused, and it has handed nothing in. */
export async function writePartners(): Promise<void> {
  await insertPersonKeys([newPersonKey(PARTNER_ID)]);
  const partner: Partner = {
    _id: PARTNER_ID,
    name: '手机银行',
    unitId: unitByCode('head-office').unitId,
    unitPath: unitPathOf('head-office'),
    productLines: ['renovation_loan', 'pension', 'wealth', 'fund', 'general'],
    active: true,
    // Nobody was told it: whoever tries the interface makes a new one.
    sealedSecret: sealSecret(PARTNER_ID, newSecret()),
    secretSince: OPENED_AT,
    former: null,
    createdBy: staffByName('林若川').staffId,
    createdAt: OPENED_AT,
    version: 1,
  };
  await insertAll(PartnerModel, [partner]);
  await insertAll(PartnerCallModel, [refused('PARTNER_SIGNATURE_WRONG', 35), refused('PARTNER_TIME_OFF', 48)]);
}

function refused(refusedBy: NonNullable<PartnerCall['refusedBy']>, minutes: number): PartnerCall {
  const at = later(OPENED_AT, minutes * MINUTE);
  return { _id: stableId('pcl', refusedBy, at), partnerId: PARTNER_ID, at, refusedBy, rows: 0, taken: 0, known: 0, refused: 0 };
}
