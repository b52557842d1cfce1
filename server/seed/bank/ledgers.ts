import {
  addDays,
  type Language,
  type ProductLine,
  type RedLine,
  shanghaiInstant,
  type TalkEvidence,
  talkEvidences,
  type Ties,
} from '@yinqiao/shared/domain';
import { assetClassOf } from '../../src/modules/customers/assets';
import { DEMO_DAY } from './calendar';
import { type DemoCustomer, ownerOf } from './customers';
import { createRandom } from './random';
import { staffByNo, teamOf } from './staff';
import { unitByCode } from './units';

/** What the four ledgers, and the marks of the ladder, say of a customer of the demo bank. One number, one answer. */
export interface DemoLedgers {
  assets: ReturnType<typeof assetClassOf>;
  language: Language | null;
  redLines: RedLine[];
  ownerContactAt: Date | null;
  /** By staff number. */
  heard: ReadonlyMap<string, { at: Date; evidence: TalkEvidence }>;
  handling: { staffId: string; productLine: ProductLine; openedAt: Date; lastActionAt: Date } | null;
}

const FEN_A_WAN = 1_000_000;
const ELDERLY = 60;
const MARKS: readonly RedLine[] = ['blacklist', 'risk', 'staff'];
const EVIDENCES = Object.keys(talkEvidences).filter((kind) => kind !== 'archive') as TalkEvidence[];

/** @returns the same for the same customer, whoever asks and when */
export function ledgersOf(customer: DemoCustomer): DemoLedgers {
  const random = createRandom(customer.index, 'ledgers');
  const daysAgo = (days: number) => shanghaiInstant(addDays(DEMO_DAY, -days), '15:20');
  // Those who may have leads of their own in the sample are plain cases: their owner is in touch, nobody else is.
  const plain = customer.personaKey !== null || customer.onRenovationWhiteList;
  const contact = random.int(3, plain ? 150 : 420);
  const mark = random.int(0, 99);
  const heard = random.int(2, 200);
  const evidence = random.pick(EVIDENCES);
  const idle = random.int(1, 45);
  return {
    assets: assetClassOf(customer.assetsFen / FEN_A_WAN),
    language: languageOf(customer),
    redLines: plain || mark >= MARKS.length ? [] : MARKS.slice(mark, mark + 1),
    ownerContactAt: ownerOf(customer) ? daysAgo(contact) : null,
    heard: new Map(
      plain ? [] : customer.follows.slice(0, 1).map(({ staffNo, since }) => [staffNo, { at: later(since, daysAgo(heard)), evidence }]),
    ),
    handling: plain || mark < 90 ? null : handlingOf(customer, daysAgo(idle + 6), daysAgo(idle)),
  };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);

const languageOf = ({ age, outletCode }: DemoCustomer): Language | null => {
  if (unitByCode(outletCode).county) return 'dialect';
  return age >= ELDERLY ? 'mandarin' : null;
};

function handlingOf(customer: DemoCustomer, openedAt: Date, lastActionAt: Date): DemoLedgers['handling'] {
  const owner = ownerOf(customer);
  const staffId = owner?.staffId ?? teamOf(customer.outletCode)[0]?.staffId;
  return staffId ? { staffId, productLine: customer.profile.loan ? 'renovation_loan' : 'pension', openedAt, lastActionAt } : null;
}

/** What ties the customer to members of staff at an instant. */
export function tiesOf(customer: DemoCustomer, at: Date): Pick<Ties, 'bookOwner' | 'friends' | 'handlings'> {
  const { ownerContactAt, heard, handling } = ledgersOf(customer);
  const owner = ownerOf(customer);
  const before = <T extends Date | null>(instant: T) => (instant && instant <= at ? instant : null);
  const since = shanghaiInstant(customer.ownedSince ?? customer.openedOn, '09:00');
  return {
    bookOwner: owner && { staffId: owner.staffId, since, lastContactAt: before(ownerContactAt) },
    friends: customer.follows
      .filter((follow) => follow.since <= at)
      .map(({ staffNo, since: from }) => {
        const talk = heard.get(staffNo);
        const lastHeardAt = before(talk?.at ?? null);
        return { staffId: staffByNo(staffNo).staffId, since: from, lastHeardAt, evidence: lastHeardAt ? (talk?.evidence ?? null) : null };
      }),
    handlings:
      handling && handling.openedAt <= at
        ? [{ ...handling, since: handling.openedAt }].map(({ openedAt: _openedAt, ...rest }) => rest)
        : [],
  };
}
