import { lineOfProduct, normalisePhone } from '@yinqiao/shared/domain';
import type { CustomerActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { blindIndex } from '../../../platform/crypto/personalData';
import { newId } from '../../../platform/db/ids';
import { currentEnv } from '../../../platform/env/currentEnv';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import type { Call } from '../../../platform/http/route';
import { grantConsent } from '../../consents';
import { givePhone, type Person, personById } from '../../customers';
import { areaById } from '../../orgs';
import { type Product, productById } from '../../products';
import { captureLead } from '../commands/captureLead';
import type { TouchFacts } from '../lead.model';
import { cameThrough } from './cameThrough';

type Asked = Call<'leads.enquire'>['body'];

/**
 * 预约咨询: the customer asks to be contacted about a product, in one transaction: the consent, the number if none was known, and
 * the enquiry through the one door. Whoever is not to be contacted about it is sent to the outlet, and nothing is written.
 * @throws AppError PRODUCT_UNKNOWN, CONSENT_TEXT_STALE, ENQUIRY_AT_OUTLET, ENQUIRY_NO_ADVISOR, REQUEST_INVALID
 */
export async function enquire({ actor, body, idempotencyKey }: Call<'leads.enquire'>): Promise<{ enquiryId: string }> {
  const { phone, ...asked } = body;
  const known = { ...asked, phone: phone === undefined ? null : blindIndex('phone', phone) };
  const call = { actorId: actor.personId, endpoint: 'leads.enquire', key: idempotencyKey, body: known };
  return once(call, () => ask(actor, body));
}

async function ask(actor: CustomerActor, asked: Asked): Promise<{ enquiryId: string }> {
  const person = await personById(actor.personId);
  const product = await productById(asked.productId);
  if (!person || !product?.inMiniProgram) throw new AppError('PRODUCT_UNKNOWN');
  const productLine = lineOfProduct(product);
  const enquiryId = newId('enq');
  const source = `Form/${enquiryId}`;
  if (person.maskedPhone === '') await givePhone(person, phoneOf(asked));
  await grantConsent({ personId: person._id, productLine, textVersion: asked.textVersion, source });
  const now = businessNow();
  const came = await cameThrough(asked.entry, now);
  const captured = await captureLead({
    source,
    kind: came?.kind ?? 'form',
    personId: person._id,
    productLine,
    campaignId: null,
    areaId: person.areaId,
    at: now,
    facts: { ...came?.facts, ...(await factsOf(person, product, asked)) },
  });
  if (captured.kind === 'barred') throw new AppError('ENQUIRY_AT_OUTLET');
  return { enquiryId };
}

function phoneOf({ phone }: Asked): string {
  const read = normalisePhone(phone ?? '', currentEnv().demo);
  if ('fault' in read) throw new AppError('REQUEST_INVALID', { fields: { 'body.phone': '请填写 11 位手机号' } });
  return read.phone;
}

async function factsOf(person: Person, { _id: productId, name: productName, riskGrade }: Product, asked: Asked): Promise<TouchFacts> {
  const { callTime, wanted } = asked;
  const wish = { productId, productName, riskGrade, callTime };
  if (wanted === 'anyone') return { wish };
  if (wanted === 'advisor') {
    if (!person.ownerStaffId) throw new AppError('ENQUIRY_NO_ADVISOR');
    return { wish, chosen: { staffId: person.ownerStaffId } };
  }
  const area = await areaById(person.areaId);
  return area ? { wish, chosen: { outletId: area.outletId } } : { wish };
}
