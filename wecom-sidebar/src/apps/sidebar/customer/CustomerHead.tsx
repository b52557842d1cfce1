import type { Data } from '@yinqiao/shared/contracts';
import { Icon } from '../../../ui/touch/Icon';

type Head = Data<'desk.customer'>['head'];

/** Who this is in one glance, and the one warning that matters. */
export function CustomerHead({ head }: { head: Head }) {
  const facts = [head.genderWord, String(head.age), head.tierName, head.riskText].filter(Boolean);
  return (
    <header className="sidebar-head">
      <div className="who">
        <h1>{head.maskedName}</h1>
        <span>{facts.join(' · ')}</span>
      </div>
      <p className={head.ownerIsOther ? 'owner-other' : 'hint'}>{[head.ownerText, head.outletName].filter(Boolean).join(' · ')}</p>
      {head.warning && (
        <p className="alert">
          <Icon name="alert" small /> {head.warning}
        </p>
      )}
    </header>
  );
}
