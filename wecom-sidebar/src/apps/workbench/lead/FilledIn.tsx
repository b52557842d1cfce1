import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { useReveal } from '../../../features/customers/hooks/useReveal';
import { RevealSheet } from '../../../ui/touch/RevealSheet';

/** What the customer told us, masked, and the standing wording of the product. */
export function FilledIn({ data }: { data: Data<'desk.lead'> }) {
  const { customer, facts, wording } = data;
  const [asking, setAsking] = useState(false);
  const reveal = useReveal(customer.personId);
  const close = () => {
    setAsking(false);
    reveal.reset();
  };
  return (
    <section className="card">
      <h2>{customer.genderWord === '女' ? '她' : '他'}填了什么</h2>
      <dl>
        {facts.map(({ label, value }) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {customer.maskedPhone && (
          <div className="fact">
            <dt>手机</dt>
            <dd>
              {customer.maskedPhone}
              <button type="button" className="link" aria-label="查看完整手机号" onClick={() => setAsking(true)}>
                查看
              </button>
            </dd>
          </div>
        )}
      </dl>
      {wording && <p className="risk-note">{wording}</p>}
      <RevealSheet
        open={asking}
        onClose={close}
        label="手机号"
        busy={reveal.isPending}
        error={reveal.error}
        value={reveal.data?.value ?? null}
        onReveal={(reason) => reveal.mutate({ field: 'phone', reason })}
      />
    </section>
  );
}
