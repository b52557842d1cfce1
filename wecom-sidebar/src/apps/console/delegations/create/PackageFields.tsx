import { dayWords, shanghaiInstant } from '@yinqiao/shared/domain';
import { Input, Select } from 'antd';
import type { DelegationForm, FormFaults } from '../../../../features/delegations/newDelegation';
import type { Campaign, Script } from '../../../../features/delegations/reads';
import { Field } from '../../../../ui/desk/Field';
import { useSession } from '../../shell/SessionContext';
import { ScriptText } from '../ScriptText';

interface Props {
  form: DelegationForm;
  faults: FormFaults;
  campaigns: Campaign[];
  scripts: Script[];
  onChange: (next: Partial<DelegationForm>) => void;
}

/** Why, whom, with which campaign and words. */
export function PackageFields({ form, faults, campaigns, scripts, onChange }: Props) {
  const { now } = useSession();
  const script = scripts.find((candidate) => candidate.scriptId === form.scriptId);
  return (
    <>
      <Field label="任务名称" fault={faults.title}>
        {(id) => (
          <Input id={id} value={form.title} maxLength={40} showCount onChange={(event) => onChange({ title: event.target.value })} />
        )}
      </Field>
      <Field label="背景，一句话" fault={faults.background}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={form.background}
            maxLength={200}
            onChange={(event) => onChange({ background: event.target.value })}
          />
        )}
      </Field>
      <Field label="活动" hint="这个活动带来的线索会计入任务；不选则只按结果文件计数">
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder="不限活动"
            value={form.campaignId}
            options={campaigns.map((campaign) => ({
              value: campaign.campaignId,
              label: `${campaign.title}（${dayWords(shanghaiInstant(campaign.endsOn), now)}止）`,
            }))}
            onChange={(campaignId: string | undefined) => onChange({ campaignId: campaignId ?? null })}
          />
        )}
      </Field>
      <Field label="客群" fault={faults.audience}>
        {(id) => (
          <Input
            id={id}
            value={form.audience}
            maxLength={100}
            placeholder="例如：装修贷白名单，已同意联系"
            onChange={(event) => onChange({ audience: event.target.value })}
          />
        )}
      </Field>
      <Field label="话术" hint="只能选已审版本，下级不可改" fault={faults.scriptId}>
        {(id) => (
          <Select
            id={id}
            placeholder="选一段已审话术"
            value={form.scriptId}
            showSearch={{ optionFilterProp: 'label' }}
            options={scripts.map((candidate) => ({ value: candidate.scriptId, label: `${candidate.title} · ${candidate.version}` }))}
            onChange={(scriptId: string) => onChange({ scriptId })}
          />
        )}
      </Field>
      {script && (
        <figure className="script-preview" aria-label="话术预览">
          <ScriptText template={script.text} />
          <figcaption className="hint">
            <small>
              {script.version}
              {script.approvedUntil && ` · 审批有效至 ${dayWords(shanghaiInstant(script.approvedUntil), now)}`}
            </small>
          </figcaption>
        </figure>
      )}
    </>
  );
}
