import { leaseNow } from '../clock/clock';
import { openSecret, sealSecret } from '../crypto/personalData';
import { defineModel, Schema } from '../db/mongoose';

/** A token or ticket that a vendor lends for two hours, as all processes share it: sealed, so that a copy of the database gives none away. */
interface Loan {
  /** `<vendor>/<kind>/<account>` */
  _id: string;
  sealed: string;
  until: Date;
}
const schema = new Schema<Loan>({
  _id: { type: String, required: true },
  sealed: { type: String, required: true },
  until: { type: Date, required: true },
});
schema.index({ until: 1 }, { expireAfterSeconds: 0 });
const LoanModel = defineModel('VendorLoan', 'vendorLoans', schema);

/** It is renewed so long before it ends. */
const EARLY_MS = 60_000;

interface Held {
  value: string;
  until: number;
}

export interface Lender {
  get: () => Promise<string>;
  /** The vendor did not take this value: unless another one is at hand already, the next `get` fetches a new one. */
  refuse: (value: string) => void;
}

/** What was sealed under a key of before is fetched anew. */
function opened(_id: string, sealed: string): string | null {
  try {
    return openSecret(`vendorLoans/${_id}`, sealed);
  } catch {
    return null;
  }
}

/**
 * A lent value: fetched by one of a process at a time, found in the database when another process has fetched it, never in a log or a browser.
 * @param name asked for at every use, so that a change of the account is another loan
 */
export function lender(name: () => string, fetchOne: () => Promise<{ value: string; expiresIn: number }>): Lender {
  const held = new Map<string, Held>();
  const flights = new Map<string, Promise<string>>();
  const refused = new Set<string>();

  async function find(_id: string): Promise<Held | null> {
    const loan = await LoanModel.findById(_id).lean<Loan | null>();
    if (!loan || loan.until.getTime() - EARLY_MS <= leaseNow().getTime()) return null;
    const value = opened(_id, loan.sealed);
    return value === null || refused.has(value) ? null : { value, until: loan.until.getTime() };
  }

  async function borrow(_id: string): Promise<string> {
    const loan = (await find(_id)) ?? (await fetchAndShare(_id));
    held.set(_id, loan);
    refused.clear();
    return loan.value;
  }

  async function fetchAndShare(_id: string): Promise<Held> {
    const { value, expiresIn } = await fetchOne();
    const until = leaseNow().getTime() + expiresIn * 1000;
    const sealed = sealSecret(`vendorLoans/${_id}`, value);
    await LoanModel.updateOne({ _id }, { $set: { sealed, until: new Date(until) } }, { upsert: true });
    return { value, until };
  }

  return {
    get() {
      const _id = name();
      const own = held.get(_id);
      if (own && own.until - EARLY_MS > leaseNow().getTime()) return Promise.resolve(own.value);
      const flight = flights.get(_id) ?? borrow(_id).finally(() => flights.delete(_id));
      flights.set(_id, flight);
      return flight;
    },
    refuse(value) {
      const _id = name();
      if (held.get(_id)?.value !== value) return;
      held.delete(_id);
      refused.add(value);
    },
  };
}
