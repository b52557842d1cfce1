import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, daysBetween, type ProductLine } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { renderTemplate, type Script, scriptsInForce } from '../content';
import { personInChatOf, relationOf } from '../customers';
import { openLeadsWith } from '../leads';
import { judgeScripts, scriptFacts, valuesFor } from '../outreach';

/** The script that answers a line's leads first, or null. */
export async function recommendedScript(line: ProductLine): Promise<Script | null> {
  const scripts = await scriptsInForce(businessDayOf(businessNow()));
  return scripts.find((script) => script.productLine === line) ?? null;
}

/** A friend is new, then in the first hundred days; scripts of these stages do not come first for anybody after them. */
const FIRST_DAYS = 100;
const FIRST_STAGES = /^(新客|蜜月)/;

/** Scripts with this person's facts filled in; those that lack a fact are left out, those the gate refuses say why. */
export async function scriptsView(actor: StaffActor, externalUserId: string, search: string): Promise<Data<'desk.scripts'>> {
  const person = await personInChatOf(actor, externalUserId);
  const facts = await scriptFacts(actor.staffId, person);
  const lines = new Set((await openLeadsWith(actor.staffId, person._id)).map((lead) => lead.productLine));
  const today = businessDayOf(businessNow());
  const since = (await relationOf(actor.staffId, person._id))?.since;
  const known = since !== undefined && daysBetween(businessDayOf(since), today) > FIRST_DAYS;
  const scripts = await scriptsInForce(today, search);
  const { decisions } = await judgeScripts(actor.staffId, person._id, scripts);
  const answers = (script: Script) => script.productLine !== null && lines.has(script.productLine);
  const sendable = scripts.flatMap((script) => {
    const { segments, missing } = renderTemplate(script.text, valuesFor(script, facts));
    if (missing.length > 0) return [];
    return [
      {
        scriptId: script._id,
        version: script.version,
        title: script.title,
        stageName: script.stage,
        kind: script.kind,
        segments,
        approvedUntil: script.approvedUntil,
        recommendedFor: answers(script) ? '推荐：回复客户的咨询' : null,
        gate: decisions.get(script._id) ?? { allowed: false, refusals: [] },
      },
    ];
  });
  const rank = ({ recommendedFor, stageName }: (typeof sendable)[number]) => {
    if (recommendedFor !== null) return 0;
    return known && FIRST_STAGES.test(stageName) ? 2 : 1;
  };
  return { scripts: sendable.sort((a, b) => rank(a) - rank(b)) };
}
