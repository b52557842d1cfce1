import type { Data } from '@yinqiao/shared/contracts';
import { DisputeSheet } from '../../../features/verdicts/DisputeSheet';
import { type Dispute, useRaiseDispute } from '../../../features/verdicts/verdicts';
import { DisputeForm } from '../../../ui/touch/DisputeForm';
import { Notice } from '../../../ui/touch/Notice';
import { Tag } from '../../../ui/touch/Tag';

type Customer = Data<'desk.customer'>;

/** 归属: why each lead is mine, who follows the others, the documents about it, and the way to disagree. */
export function OwnershipCard({ leads, othersLeads, verdicts }: Pick<Customer, 'leads' | 'othersLeads' | 'verdicts'>) {
  if (leads.length + othersLeads.length + verdicts.length === 0) return null;
  return (
    <section className="card ownership" aria-label="归属">
      <h2>归属</h2>
      {leads.map(({ leadId, title, why }) => (
        <div key={leadId} className="ownership-part">
          <p>
            <b>{title}</b> 为什么是我
          </p>
          {why.length > 0 ? (
            <ol className="ownership-why">
              {why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          ) : (
            <p className="hint">这次分配没有留下原因</p>
          )}
          <DisputeLink leadId={leadId} />
        </div>
      ))}
      {othersLeads.map(({ leadId, title, stateWord, followerText }) => (
        <div key={leadId} className="ownership-part">
          <p>
            <b>{title}</b> {followerText}
            <span className="hint"> · {stateWord}</span>
          </p>
          <DisputeLink leadId={leadId} />
        </div>
      ))}
      {verdicts.map(({ verdictId, numberText, stateWord, tone, rulingText }) => (
        <div key={verdictId} className="ownership-part">
          <p className="ownership-top">
            <span>{rulingText}</span>
            <Tag tone={tone}>{stateWord}</Tag>
          </p>
          <VerdictLink verdictId={verdictId} text={`看裁决书 ${numberText}`} />
        </div>
      ))}
    </section>
  );
}

/** Documents are read in the workbench, which signs in by itself. */
const VerdictLink = ({ verdictId, text }: { verdictId: string; text: string }) => (
  <a className="link" href={`/workbench.html#/verdicts/${verdictId}`}>
    {text}
  </a>
);

const DisputeLink = ({ leadId }: { leadId: string }) => (
  <DisputeSheet leadId={leadId}>{(dispute) => <Raise dispute={dispute} />}</DisputeSheet>
);

function Raise({ dispute }: { dispute: Dispute }) {
  const raise = useRaiseDispute(dispute.leadId);
  if (raise.data) {
    return (
      <Notice kind="info" live>
        {raise.data.numberText}已当场签发
        <VerdictLink verdictId={raise.data.verdictId} text="打开裁决书" />
      </Notice>
    );
  }
  return (
    <DisputeForm
      dispute={dispute}
      busy={raise.isPending}
      error={raise.error}
      onRaise={(body) => raise.mutate(body)}
      linkTo={(verdictId) => <VerdictLink verdictId={verdictId} text="打开裁决书" />}
    />
  );
}
