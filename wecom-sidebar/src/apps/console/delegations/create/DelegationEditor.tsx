import { ApiError } from '@yinqiao/shared/client';
import { metrics } from '@yinqiao/shared/domain';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateDelegation, useReleaseCreated } from '../../../../features/delegations/commands';
import { bodyOf, type DelegationForm, emptyForm, faultsOf, partsOf, type Receiver } from '../../../../features/delegations/newDelegation';
import { type Campaign, type Script, useReceivers } from '../../../../features/delegations/reads';
import { CommandFault } from '../../../../ui/desk/CommandFault';
import { AllocatedBar } from '../AllocatedBar';
import { ConfirmRelease } from '../ConfirmRelease';
import { receiverWords } from '../delegationWords';
import { useSession } from '../../shell/SessionContext';
import { useConsoleLink } from '../../shell/useActingUnit';
import { AllocationFields } from './AllocationFields';
import { PackageFields } from './PackageFields';
import { TargetFields } from './TargetFields';

interface Props {
  campaigns: Campaign[];
  scripts: Script[];
  /** Who can take part when no campaign is named; with one its licence counts. */
  anyCampaignReceivers: Receiver[];
}

/** Faults are shown once somebody tried to send, then follow the typing. */
export function DelegationEditor({ campaigns, scripts, anyCampaignReceivers }: Props) {
  const { me, now } = useSession();
  const link = useConsoleLink();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const create = useCreateDelegation();
  const release = useReleaseCreated();
  const [form, setForm] = useState<DelegationForm>(emptyForm);
  const receivers = useReceivers(form.campaignId).data?.receivers ?? anyCampaignReceivers;
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const faults = faultsOf(form, receivers, now);
  const complete = Object.keys(faults).length === 0;
  const shown = tried ? faults : { metric: faults.metric };
  const parts = partsOf(form, receivers);
  const change = (next: Partial<DelegationForm>) => setForm((current) => ({ ...current, ...next }));
  const receiving = parts.filter((part) => part.value > 0).length;
  const words = receiverWords(me.unitLevel, receiving);

  const whenComplete = (act: () => void) => {
    setTried(true);
    if (complete) act();
  };
  const keep = () =>
    create.mutate(bodyOf(form, receivers), {
      onSuccess: ({ delegationId, unitId }) => void navigate(link(`/delegations/${delegationId}/nodes/${unitId}`)),
    });
  const send = async () => {
    const created = await create.mutateAsync(bodyOf(form, receivers));
    try {
      await release.mutateAsync(created);
    } catch (error) {
      // It exists by now: its own desk is the place to go on from.
      void message.warning(`任务已建立，还没有下发：${error instanceof ApiError ? error.message : '请再试一次'}`);
      void navigate(link(`/delegations/${created.delegationId}/nodes/${created.unitId}`));
      return;
    }
    void message.success(`已下发 ${words}`);
    void navigate(link(`/delegations/${created.delegationId}`));
  };

  return (
    <>
      <div className="create-grid">
        <section className="card" aria-label="任务包">
          <div className="card-body">
            <PackageFields form={form} faults={shown} campaigns={campaigns} scripts={scripts} onChange={change} />
          </div>
        </section>
        <section className="card" aria-label="目标与分配">
          <div className="card-body">
            <TargetFields form={form} faults={shown} onChange={change} />
            <AllocationFields form={form} receivers={receivers} onForm={setForm} />
          </div>
        </section>
      </div>
      {tried && !complete && (
        <p className="field-fault" role="alert">
          {Object.values(faults)[0]}
        </p>
      )}
      <CommandFault error={create.error} />
      <div className="footbar" role="region" aria-label="已分与下发">
        <AllocatedBar allocated={parts.reduce((sum, part) => sum + part.value, 0)} target={form.target ?? 0} parts={parts} />
        <Button disabled={faults.metric !== undefined} loading={create.isPending && !asking} onClick={() => whenComplete(keep)}>
          先建立，稍后下发
        </Button>
        <Button type="primary" disabled={faults.metric !== undefined} onClick={() => whenComplete(() => setAsking(true))}>
          {receiving === 0 ? '下发…' : `下发 ${words}…`}
        </Button>
      </div>
      <ConfirmRelease
        open={asking}
        title={`把「${form.title.trim()}」下发给 ${words}？`}
        verb={`下发 ${words}`}
        parts={parts}
        unitWord={metrics[form.metric].unitWord}
        onConfirm={send}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
