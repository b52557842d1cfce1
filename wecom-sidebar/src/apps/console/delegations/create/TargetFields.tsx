import { addDays, businessDayOf, type MetricId, metricIds, metrics } from '@yinqiao/shared/domain';
import { InputNumber, Select } from 'antd';
import type { DelegationForm, FormFaults } from '../../../../features/delegations/newDelegation';
import { Notice } from '../../../../ui/desk/Notice';
import { useSession } from '../../shell/SessionContext';
import { Field } from './Field';

interface Props {
  form: DelegationForm;
  faults: FormFaults;
  onChange: (next: Partial<DelegationForm>) => void;
}

/** What it is measured by, how much, until when, and what it costs in minutes. */
export function TargetFields({ form, faults, onChange }: Props) {
  const { now } = useSession();
  const metric = metrics[form.metric];
  return (
    <>
      <Field label="指标" hint={`口径：${metric.definition}`}>
        {(id) => (
          <Select
            id={id}
            value={form.metric}
            options={metricIds.map((value) => ({ value, label: `${metrics[value].name}（${metrics[value].unitWord}）` }))}
            onChange={(next: MetricId) => onChange({ metric: next })}
          />
        )}
      </Field>
      {faults.metric && (
        <div className="field">
          <Notice tone="bad" live>
            {faults.metric}
          </Notice>
        </div>
      )}
      <div className="field-row">
        <Field label={`目标（${metric.unitWord}）`} fault={faults.target}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1_000_000}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              value={form.target}
              onChange={(target) => onChange({ target })}
            />
          )}
        </Field>
        <Field label="截止" fault={faults.endsOn}>
          {(id) => (
            <input
              id={id}
              className="native-field"
              type="date"
              min={addDays(businessDayOf(now), 1)}
              value={form.endsOn}
              onChange={(event) => onChange({ endsOn: event.target.value })}
            />
          )}
        </Field>
        <Field label="每户用时（分钟）" fault={faults.minutesPerCustomer}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={120}
              precision={0}
              controls={false}
              style={{ width: '100%' }}
              value={form.minutesPerCustomer}
              onChange={(minutesPerCustomer) => onChange({ minutesPerCustomer })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
