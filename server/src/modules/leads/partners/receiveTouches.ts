import type { Data } from '@yinqiao/shared/contracts';
import { partnerFaults } from '@yinqiao/shared/domain';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { rowFactsFor } from '../imports/rowFacts';
import { noteCall } from './noteCall';
import { type Partner, PartnerModel } from './partner.model';
import { type Taken, takeTouch } from './takeTouch';

/**
 * Takes the touches of a call in, each in a transaction of its own: a call that breaks off half-way is sent again whole, and what was
 * taken is known.
 */
export async function receiveTouches({ actor, body }: Call<'partners.send'>): Promise<Data<'partners.send'>> {
  const partner = await PartnerModel.findById(actor.partnerId).lean<Partner | null>();
  if (!partner) throw new AppError('PARTNER_SIGNATURE_WRONG');
  const facts = await rowFactsFor({
    mapping: {},
    wholeFile: { productLine: null, consentVersion: null, areaId: null },
    unitId: partner.unitId,
    unitPath: partner.unitPath,
  });
  const results: Data<'partners.send'>['results'] = [];
  try {
    for (const touch of body.touches) results.push(answerOf(touch.id, await transact(() => takeTouch(partner, touch, facts))));
  } finally {
    await noteCall(partner._id, { refusedBy: null, ...countsOf(results) });
  }
  return { results };
}

/** What became of the touches so far; also of a call that broke off. */
function countsOf(results: Data<'partners.send'>['results']) {
  const counted = (result: Taken['result']) => results.filter((one) => one.result === result).length;
  return { rows: results.length, taken: counted('taken'), known: counted('known'), refused: counted('refused') };
}

const answerOf = (id: string, taken: Taken): Data<'partners.send'>['results'][number] =>
  taken.result === 'refused'
    ? { id, result: 'refused', reason: { code: taken.code, words: partnerFaults[taken.code] } }
    : { id, result: taken.result, reason: null };
