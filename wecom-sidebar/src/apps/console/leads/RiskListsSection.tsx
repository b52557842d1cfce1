import { delistingReasons, listingReasons, type RiskList, riskLists } from '@yinqiao/shared/domain';
import { App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { type RiskListChange, useChangeRiskList, useRiskLists } from '../../../features/leads-console/riskLists';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Loaded } from '../../../ui/desk/Loaded';
import { SkeletonLines } from '../../../ui/desk/Skeleton';

const LISTS = Object.keys(riskLists) as RiskList[];

/** Whether the bank may market to the customer at all, and the way on and off the lists that say no. */
export function RiskListsSection({ leadId }: { leadId: string }) {
  const query = useRiskLists(leadId);
  const [asked, setAsked] = useState<{ list: RiskList; on: boolean } | null>(null);
  return (
    <section className="drawer-section" aria-label="营销限制名单">
      <h3>营销限制名单</h3>
      <Loaded query={query} skeleton={<SkeletonLines lines={2} />} fault="名单没有取到">
        {({ lists }) => (
          <ul className="risk-lists">
            {LISTS.map((list) => (
              <li key={list} className="row">
                {riskLists[list]} <span className="hint">{lists.includes(list) ? '已列入，不做营销分配' : '未列入'}</span>
                <Button size="small" className="push" onClick={() => setAsked({ list, on: !lists.includes(list) })}>
                  {lists.includes(list) ? '移出…' : '列入…'}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {asked && <ListingDialog leadId={leadId} {...asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface DialogProps {
  leadId: string;
  list: RiskList;
  on: boolean;
  onClose: () => void;
}

/** What follows is said before it is done; the reason is a choice and stays in the audit trail. */
function ListingDialog({ leadId, list, on, onClose }: DialogProps) {
  const { message } = App.useApp();
  const change = useChangeRiskList(leadId);
  const [reason, setReason] = useState<string | null>(null);
  const options = Object.entries(on ? listingReasons : delistingReasons).map(([value, label]) => ({ value, label }));
  const save = () =>
    change.mutate({ list, on, reason } as RiskListChange, {
      onSuccess: ({ ended }) => {
        void message.success(on ? `已列入${riskLists[list]}，停止 ${ended} 条线索` : `已移出${riskLists[list]}`);
        onClose();
      },
    });
  return (
    <Modal
      open
      title={on ? `把客户列入${riskLists[list]}` : `把客户移出${riskLists[list]}`}
      okText={on ? '列入' : '移出'}
      okButtonProps={{ disabled: reason === null, danger: on }}
      cancelText="再看看"
      confirmLoading={change.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <p className="hint">
        {on
          ? '在途线索全部结束，跟进人和网点负责人会收到停止通知（不写原因）；之后的咨询不再成为线索，业务服务照常。'
          : '之后的咨询照常分配；已结束的线索不恢复。'}
      </p>
      <Field label="原因">
        {(id) => <Select id={id} value={reason} options={options} placeholder="选一个" onChange={(next: string) => setReason(next)} />}
      </Field>
      <CommandFault error={change.error} />
    </Modal>
  );
}
