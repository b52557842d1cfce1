import type { Data } from '@yinqiao/shared/contracts';
import { scope, type StaffActor } from '../../../platform/access';
import { idsOfPerson } from '../../customers';
import { namesOfVerdicts } from './names';
import { headOf, lastIssue } from './verdict.presenter';
import { type Verdict, VerdictModel } from './verdict.model';
import { rulingWords } from './words/rulingWords';

const MOST = 5;

/** Documents about a person, also of before they were merged into it, that the viewer may read, the newest first. */
export async function verdictsAbout(actor: StaffActor, personId: string): Promise<Data<'desk.customer'>['verdicts']> {
  const verdicts = await VerdictModel.find({
    $and: [scope(actor, 'read', VerdictModel), { personId: { $in: await idsOfPerson(personId) } }],
  })
    .sort({ year: -1, number: -1 })
    .limit(MOST)
    .lean<Verdict[]>();
  const names = await namesOfVerdicts(verdicts);
  return verdicts.map((verdict) => {
    const { verdictId, numberText, stateWord, tone } = headOf(verdict, undefined);
    const { judgement, facts } = lastIssue(verdict);
    return { verdictId, numberText, stateWord, tone, rulingText: rulingWords(judgement, facts, names)[0] ?? '' };
  });
}
