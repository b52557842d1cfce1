import { addDays, businessDayOf, type MetricId, metricIds, metrics } from '@yinqiao/shared/domain';
import { InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import type { DelegationForm, FormFaults } from '../../../../features/delegations/newDelegation';
import { dayOptions } from '../../../../ui/desk/dayOptions';
import { Field } from '../../../../ui/desk/Field';
import { Notice } from '../../../../ui/desk/Notice';
import { useSession } from '../../shell/SessionContext';

interface Props {
  form: DelegationForm;
  faults: FormFaults;
  onChange: (next: Partial<DelegationForm>) => void;
}

/** A delegation runs for a year at most. */
const LONGEST_DAYS = 365;

/** What it is measured by, how much, until when, and what it costs in minutes. */
export function TargetFields({ form, faults, onChange }: Props) {
  const { now } = useSession();
  const metric = metrics[form.metric];
  const today = businessDayOf(now);
  const deadlines = useMemo(() => dayOptions({ first: addDays(today, 1), count: LONGEST_DAYS, today, countedFrom: today }), [today]);
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
            <Select
              id={id}
              placeholder="选截止日期"
              value={form.endsOn === '' ? null : form.endsOn}
              showSearch={{ optionFilterProp: 'label' }}
              options={deadlines}
              onChange={(endsOn: string) => onChange({ endsOn })}
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
