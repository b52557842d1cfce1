import { businessDayOf } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import { consentsOf, contactStateOf, type ContactState } from '../../consents';
import { isInForce, type Script } from '../../content';
import { staffById } from '../../orgs';
import { CAPS, type GateDecision, mayContact, touchesWithin } from './mayContact';

/** What the sidebar shows before the RM types. */
export interface GateStrip {
  service: GateDecision;
  marketing: GateDecision;
  /** What the customer agreed to be contacted about, each by its purpose and judged by itself. */
  agreed: { purpose: string; decision: GateDecision }[];
  today: { used: number; cap: number };
  week: { used: number; cap: number };
}

const PLAIN = { productLine: null, inForce: true, version: '', licence: null } as const;

export async function gateStrip(personId: string): Promise<GateStrip> {
  const state = await contactStateOf(personId);
  const consents = await consentsOf(personId);
  const now = businessNow();
  const judge = (content: Parameters<typeof mayContact>[0]['content']) =>
    mayContact({ now, state, content, staffLicences: [], licensedColleague: null });
  return {
    service: judge({ ...PLAIN, kind: 'service' }),
    marketing: judge({ ...PLAIN, kind: 'marketing' }),
    agreed: state.lines.flatMap(({ productLine, consentId }) => {
      const purpose = consents.find(({ _id }) => _id === consentId)?.purpose;
      return purpose ? [{ purpose, decision: judge({ ...PLAIN, kind: 'marketing', productLine }) }] : [];
    }),
    today: { used: touchesWithin(state, now, 1), cap: CAPS.day },
    week: { used: touchesWithin(state, now, 7), cap: CAPS.week },
  };
}

/** Judges scripts for one person and member; the state comes back so that a reservation is guarded by the very state that was judged. */
export async function judgeScripts(
  staffId: string,
  personId: string,
  scripts: readonly Script[],
): Promise<{ state: ContactState; decisions: Map<string, GateDecision> }> {
  const state = await contactStateOf(personId);
  const staff = await staffById(staffId);
  const now = businessNow();
  const day = businessDayOf(now);
  const decisions = scripts.map((script): [string, GateDecision] => [
    script._id,
    mayContact({
      now,
      state,
      content: {
        kind: script.kind,
        productLine: script.productLine,
        inForce: isInForce(script, day),
        version: script.version,
        licence: script.licence,
      },
      staffLicences: staff?.licences ?? [],
      licensedColleague: null,
    }),
  ]);
  return { state, decisions: new Map(decisions) };
}
