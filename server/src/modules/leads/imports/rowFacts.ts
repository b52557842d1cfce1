import { businessNow } from '../../../platform/clock/clock';
import { currentEnv } from '../../../platform/env/currentEnv';
import { consentTexts } from '../../consents';
import { activeStaffByNumber, allAreas } from '../../orgs';
import type { RowFacts } from './checkRow';
import type { LeadImport } from './leadImport.model';

/** What the rows of an import are checked against, read once a job. */
export async function rowFactsFor({
  mapping,
  wholeFile,
  unitPath,
}: Pick<LeadImport, 'mapping' | 'wholeFile' | 'unitPath'>): Promise<RowFacts> {
  const texts = await consentTexts();
  return {
    mapping,
    wholeFile,
    consentTexts: new Set(texts.map(({ productLine, version }) => `${productLine}:${version}`)),
    areas: new Map((await allAreas()).map(({ _id, name }) => [name.normalize('NFKC'), _id])),
    staff: await activeStaffByNumber(unitPath),
    now: businessNow(),
    samplePhonesAllowed: currentEnv().demo,
  };
}
