import { type Licence, licences } from '@yinqiao/shared/domain';
import type { TraceRow } from './trace';

/** The names that stand behind the ids of a trace. */
export interface Names {
  staff: (staffId: string) => string;
  unit: (unitId: string) => string;
  area: (areaId: string) => string;
  /** How somebody who had the lead before let it go. */
  formerly: (staffId: string) => string;
}

export interface ShareFigures {
  entitled: string;
  given: string;
  lag: number;
}

/** Figures to one decimal; the lag is taken from the rounded entitlement, so that what is read adds up. */
export function shareFigures(row: TraceRow): ShareFigures {
  const entitled = Math.round((row.entitled ?? 0) * 10) / 10;
  const given = row.given ?? 0;
  return { entitled: entitled.toFixed(1), given: String(given), lag: Math.round((entitled - given) * 10) / 10 };
}

const licenceWords = (licence: Licence): string => (licences[licence].endsWith('资质') ? licences[licence] : `${licences[licence]}资质`);

export const licencesWords = (needed: readonly Licence[]): string => needed.map(licenceWords).join('、') || '资质';

export const areaWords = (name: string): string => (name.endsWith('片区') ? name : `${name}片区`);
