import { businessNow } from '../../../platform/clock/clock';
import { currentEnv } from '../../../platform/env/currentEnv';
import { consentTexts } from '../../consents';
import { activeStaffByNumber } from '../../orgs';
import type { RowFacts } from './checkRow';
import { areaIdsByName, homeOf } from './homeAreas';
import type { LeadImport } from './leadImport.model';

/** What the rows of an import are checked against, read once a job. */
export async function rowFactsFor(found: Pick<LeadImport, 'mapping' | 'wholeFile' | 'unitId' | 'unitPath'>): Promise<RowFacts> {
  const { mapping, wholeFile, unitPath } = found;
  const texts = await consentTexts();
  return {
    mapping,
    wholeFile,
    consentTexts: new Set(texts.map(({ productLine, version }) => `${productLine}:${version}`)),
    areas: await areaIdsByName(),
    staff: await activeStaffByNumber(unitPath),
    now: businessNow(),
    samplePhonesAllowed: currentEnv().demo,
    home: await homeOf(found),
  };
}
