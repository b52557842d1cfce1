import { stampWords } from '@yinqiao/shared/domain';
import type { Verdict } from '../verdict.model';
import { numberWords, type VerdictNames } from '../verdict.words';
import { measureWords } from '../words/rulingWords';
import type { VerdictMeasure } from './verdictMeasure.model';

/** What messages about a measure are recorded under. */
export const aboutMeasure = ({ _id }: Pick<VerdictMeasure, '_id'>): string => `VerdictMeasure/${_id}`;

/** A message to whoever is asked: what, by which document and until when. */
export const measureNotice = (verdict: Verdict, asked: VerdictMeasure, title: string, names: VerdictNames) => ({
  staffId: asked.askedOf,
  about: aboutMeasure(asked),
  notice: {
    title,
    lines: [measureWords(asked.measure, names), `${numberWords(verdict)}，${stampWords(asked.dueAt)} 前`],
    path: `/console.html#/leads/verdicts/${verdict._id}`,
  },
});
