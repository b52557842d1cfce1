import { personById } from '../../customers';
import type { Verdict } from './verdict.model';

/** Whom a verdict is about by now: its own id is sealed into the document, and its person may have been merged since. */
export const personOfVerdict = async ({ personId }: Pick<Verdict, 'personId'>): Promise<string> =>
  (await personById(personId))?._id ?? personId;
