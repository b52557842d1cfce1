import type { Data } from '@yinqiao/shared/contracts';
import { momentWords } from '@yinqiao/shared/domain';
import { Notice } from '../../../ui/touch/Notice';

/** What the customer agreed to, where and when; without it nobody may market to them. */
export function ConsentNotice({ consent, now }: { consent: Data<'desk.lead'>['consent']; now: Date }) {
  if (!consent) {
    return (
      <Notice kind="warn">
        客户没有同意被联系
        <span className="hint">不要主动营销；客户来问时再答复</span>
      </Notice>
    );
  }
  return (
    <Notice kind="good">
      已同意{consent.channels}联系
      <span className="hint">
        用途：{consent.purpose}，{momentWords(consent.at, now)}，同意书 {consent.textVersion}
      </span>
    </Notice>
  );
}
