import { seededRandom } from './random';

/** How callbacks go wrong on purpose (wecom-api §14.4), each in percent of the events. */
export interface CallbackFaultSettings {
  seed?: number;
  /** Delivered once more, up to this many times in all. */
  copies?: number;
  /** Held back for a random time up to this, so that events overtake one another. */
  shuffleMs?: number;
  lostPercent?: number;
  wrongSignaturePercent?: number;
  wrongReceiverPercent?: number;
  malformedPercent?: number;
  /** Whether remark and mark_tag by API send edit_external_contact; the papers disagree, so it is off. */
  echoApiEdits?: boolean;
}

/** What one event suffers. */
export interface CallbackPlan {
  /** Waits before each delivery; none when the event is lost. */
  delaysMs: number[];
  damage?: 'signature' | 'receiver' | 'xml';
}

/** Draws a plan for each event, the same ones for the same seed. */
export class CallbackFaults {
  private current: CallbackFaultSettings = {};
  private draw = seededRandom(1);

  get settings(): CallbackFaultSettings {
    return this.current;
  }

  replace(settings: CallbackFaultSettings): void {
    this.current = settings;
    this.draw = seededRandom(settings.seed ?? 1);
  }

  plan(): CallbackPlan {
    const { copies = 1, shuffleMs = 0, lostPercent, wrongSignaturePercent, wrongReceiverPercent, malformedPercent } = this.current;
    if (this.strikes(lostPercent)) return { delaysMs: [] };
    const times = 1 + Math.floor(this.draw() * copies);
    const delaysMs = Array.from({ length: times }, () => Math.floor(this.draw() * shuffleMs));
    if (this.strikes(wrongSignaturePercent)) return { delaysMs, damage: 'signature' };
    if (this.strikes(wrongReceiverPercent)) return { delaysMs, damage: 'receiver' };
    if (this.strikes(malformedPercent)) return { delaysMs, damage: 'xml' };
    return { delaysMs };
  }

  private strikes(percent = 0): boolean {
    return percent > 0 && this.draw() * 100 < percent;
  }
}
