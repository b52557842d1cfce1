import type { ProductLine } from '@yinqiao/shared/domain';
import { keepCopy } from '../../platform/db/reference';
import { ConsentModel, type Consent } from './consent.model';
import { ConsentTextModel, type ConsentText } from './consentText.model';
import { ContactStateModel, type ContactState } from './contactState.model';

const textCopy = keepCopy(ConsentTextModel, (all: readonly ConsentText[]) => ({
  all,
  current: new Map(all.filter(({ current }) => current).map((text) => [text.productLine, text])),
}));

export const currentText = async (productLine: ProductLine): Promise<ConsentText | null> =>
  (await textCopy()).current.get(productLine) ?? null;

/** Every text there is or was, the versions of a line beside each other. */
export const consentTexts = async (): Promise<readonly ConsentText[]> => (await textCopy()).all;

/** A text by its version, also one that is not in force any more. */
export const consentText = async (productLine: ProductLine, version: string): Promise<ConsentText | null> =>
  (await consentTexts()).find((text) => text.productLine === productLine && text.version === version) ?? null;

export const consentById = (consentId: string) => ConsentModel.findById(consentId).lean<Consent | null>();
export const consentsOf = (personId: string) => ConsentModel.find({ personId }).sort({ grantedAt: -1 }).lean<Consent[]>();

/** The consent a contact about this line may rest on now, or null. */
export const liveConsent = (personId: string, productLine: ProductLine) =>
  ConsentModel.findOne({ personId, productLine, withdrawnAt: null }).sort({ grantedAt: -1 }).lean<Consent | null>();

/** The live consents of many persons at once, by person and line only. */
export const liveConsentsOf = (personIds: readonly string[]) =>
  ConsentModel.find({ personId: { $in: [...personIds] }, withdrawnAt: null })
    .select({ personId: 1, productLine: 1 })
    .lean<Pick<Consent, '_id' | 'personId' | 'productLine'>[]>();

/** The one document that decides; a person nobody has asked yet has said nothing. */
export async function contactStateOf(personId: string): Promise<ContactState> {
  const state = await ContactStateModel.findById(personId).lean<ContactState | null>();
  return (
    state ?? {
      _id: personId,
      marketing: 'unknown',
      lines: [],
      withdrawnLines: [],
      restUntil: null,
      refusedAt: null,
      touches: [],
      version: 0,
    }
  );
}
