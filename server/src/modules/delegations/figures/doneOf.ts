import { type MetricId, metrics } from '@yinqiao/shared/domain';
import type { Figures } from './totalsByUnit';

/** The completed part in the metric's own unit: live first contacts, or what the core's file says net of clawback. */
export const doneOf = (metric: MetricId, figures: Figures): number =>
  metrics[metric].source === 'process' ? figures.firstContactsTotal : figures.gross - figures.clawedBack;
