import type { Data } from '@yinqiao/shared/contracts';
import { lineOfProduct, productLines } from '@yinqiao/shared/domain';
import type { CustomerActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { consentsOf, currentText } from '../consents';
import type { Person } from '../customers';
import { leadsOfPerson } from '../leads';
import { areaById, staffById, unitById } from '../orgs';
import { productById } from '../products';
import { contactProgress } from './contactProgress';
import { invitationTo } from './invitationTo';
import { viewerData, viewerOf } from './viewer';

type Enquiry = Data<'portal.enquiry'>;

/** 预约咨询 before it is sent, or how far the one under way has come. */
export async function enquiryView(actor: CustomerActor, productId: string, entryId?: string): Promise<Enquiry> {
  const person = await viewerOf(actor);
  const product = await productById(productId);
  if (!product?.inMiniProgram) throw new AppError('PRODUCT_UNKNOWN');
  const line = lineOfProduct(product);
  const text = await currentText(line);
  if (!text) throw new AppError('PRODUCT_UNKNOWN');
  const { version, title, purpose, channels, body } = text;
  return {
    viewer: viewerData(person),
    now: businessNow().toISOString(),
    product: { productId, name: product.name, wording: product.wording },
    lineName: productLines[line],
    consentText: { version, title, purpose, channels, body },
    maskedPhone: person.maskedPhone === '' ? null : person.maskedPhone,
    wanted: await wantedOf(person),
    invitation: await invitationTo(person, entryId),
    contact: await underway(person, line),
  };
}

async function wantedOf(person: Person): Promise<Enquiry['wanted']> {
  const advisor = person.ownerStaffId ? await staffById(person.ownerStaffId) : null;
  const area = await areaById(person.areaId);
  const outlet = area ? await unitById(area.outletId) : null;
  return [
    { key: 'anyone', words: '谁都可以，最快' },
    ...(advisor ? [{ key: 'advisor' as const, words: `我的顾问 ${advisor.name}` }] : []),
    ...(outlet ? [{ key: 'outlet' as const, words: outlet.name }] : []),
  ];
}

/** Only while a lead of the line is open and its consent stands. */
async function underway(person: Person, line: keyof typeof productLines): Promise<Enquiry['contact']> {
  const lead = (await leadsOfPerson(person._id)).find((one) => one.open && one.productLine === line);
  const consent = (await consentsOf(person._id)).find((one) => one.productLine === line && one.withdrawnAt === null);
  return lead && consent ? contactProgress(person, consent) : null;
}
