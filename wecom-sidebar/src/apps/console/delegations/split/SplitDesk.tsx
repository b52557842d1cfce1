import { ApiError } from '@yinqiao/shared/client';
import { isFullySplit } from '@yinqiao/shared/domain';
import { App } from 'antd';
import { useState } from 'react';
import { useReleaseNode, useSaveSplit } from '../../../../features/delegations/commands';
import type { SplitNode } from '../../../../features/delegations/reads';
import {
  allocatedOf,
  byBasis,
  byHand,
  changeOf,
  draftOf,
  foreignChanges,
  isUnsaved,
  onTopOf,
  receiversOf,
  type SplitDraft,
  typed,
} from '../../../../features/delegations/splitDraft';
import { CommandFault } from '../../../../ui/desk/CommandFault';
import { receiverWords } from '../delegationWords';
import { BasisSwitch } from './BasisSwitch';
import { OverloadNotice } from './OverloadNotice';
import { SplitFootbar } from './SplitFootbar';
import { SplitGrid } from './SplitGrid';
import { StaleNotice } from './StaleNotice';

/** The notice with the colleague's change says it better, as soon as the latest has come. */
const isStaleVersion = (fault: unknown) => fault instanceof ApiError && fault.code === 'REQUEST_VERSION_STALE';

/** Divides a unit's target among its children; released only when every one of it is given. */
export function SplitDesk({ node }: { node: SplitNode }) {
  const path = { delegationId: node.delegation.delegationId, unitId: node.unitId };
  const { message } = App.useApp();
  const save = useSaveSplit(path);
  const release = useReleaseNode(path);
  // Nothing is held until something is typed, so that an untouched desk always shows the latest.
  const [held, setHeld] = useState<SplitDraft | null>(null);
  const draft = held ?? draftOf(node);
  const unsaved = isUnsaved(draft, node);
  const stale = unsaved && draft.version !== node.version;
  const open = node.canSplit && node.state === 'splitting';
  const fault = save.error ?? release.error;
  const receivers = receiverWords(node.level, receiversOf(draft));

  const saveDraft = () =>
    save.mutate(changeOf(draft), {
      onSuccess: () => {
        setHeld(null);
        void message.success('草稿已存');
      },
    });
  const releaseNow = () =>
    release.mutateAsync({ version: node.version, unsaved: unsaved ? changeOf(draft) : null }).then(() => {
      setHeld(null);
      void message.success(`已下发 ${receivers}`);
    });

  return (
    <>
      <section className="card" aria-label="拆解">
        <BasisSwitch
          draft={draft}
          disabled={!open}
          onBasis={(basis) => setHeld(byBasis(draft, node, basis))}
          onHand={() => setHeld(byHand(draft))}
          showLoad={node.rows.some((row) => row.load !== null)}
        />
        <SplitGrid node={node} draft={draft} open={open} onType={(childId, value) => setHeld(typed(draft, childId, value))} />
      </section>
      {stale && (
        <StaleNotice
          changes={foreignChanges(draft, node)}
          unitWord={node.delegation.unitWord}
          onKeep={() => setHeld(onTopOf(draft, node))}
          onDiscard={() => setHeld(null)}
        />
      )}
      {!stale && !(unsaved && isStaleVersion(fault)) && <CommandFault error={fault} />}
      <OverloadNotice node={node} draft={draft} />
      <SplitFootbar
        node={node}
        draft={draft}
        open={open}
        unsaved={unsaved}
        releasable={!stale && isFullySplit(node.target, [allocatedOf(draft)])}
        stale={stale}
        saving={save.isPending}
        receivers={receivers}
        onSave={saveDraft}
        onRelease={releaseNow}
      />
    </>
  );
}
