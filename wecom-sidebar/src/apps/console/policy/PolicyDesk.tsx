import { type AnyRung, clockWords, diffPolicies, fallenWords, mayAddAfter } from '@yinqiao/shared/domain';
import { App, Button } from 'antd';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { type Policy, useVersionStep } from '../../../features/policies-console/policies';
import { type Draft, rulesOf, withNewRule, withoutFallen, withOwnRule, withWhole } from '../../../features/policies-console/policyDraft';
import { type PolicyEditor, problemsIn, usePolicyEditor } from '../../../features/policies-console/usePolicyEditor';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Icon } from '../../../ui/desk/Icon';
import { Notice } from '../../../ui/desk/Notice';
import { useConsoleLink } from '../shell/useActingUnit';
import { ClocksCard } from './ClocksCard';
import { DryRunCard, DryRunSamples } from './DryRun';
import { Ladder } from './Ladder';
import { PolicyDiff } from './PolicyDiff';
import { pendingWords, signerWords } from './policyPageWords';
import { RuleDialog } from './RuleDialog';
import { StaleNotice } from './StaleNotice';
import { SubmitDialog } from './SubmitDialog';
import { VersionsCard } from './VersionsCard';

interface Props {
  policy: Policy;
  actions: HTMLElement | null;
}

/** The draft under one's hands beside what it changes. */
export function PolicyDesk({ policy, actions }: Props) {
  const editor = usePolicyEditor(policy);
  const { draft, change, faults } = editor;
  const [ruleId, setRuleId] = useState<string | null>(null);
  const onChange = policy.canEdit ? change : null;
  const rules = rulesOf(draft);
  const before = policy.inForce.rules;
  const unitNames = (unitId: string) => policy.unitNames[unitId] ?? '';
  const changes = diffPolicies(before, rules).length;
  const tried = policy.canEdit && policy.draft ? triedOf(policy, policy.draft, editor) : null;
  const rule = rules.rungs.find(({ id }) => id === ruleId);
  return (
    <>
      {actions && policy.canEdit && createPortal(<DeskActions policy={policy} editor={editor} changes={changes} />, actions)}
      <Notices policy={policy} />
      {policy.draft && <StaleNotice version={policy.draft} onRebased={policy.canEdit ? editor.letGo : null} />}
      {editor.stale && (
        <Notice
          tone="warn"
          live
          action={
            <span className="row">
              <Button size="small" onClick={editor.takeTheirs}>
                用最新的
              </Button>
              <Button size="small" type="primary" onClick={editor.keepMine}>
                保留我改的
              </Button>
            </span>
          }
        >
          <b>刚才有人改过这份草稿，你改的还在。</b>
        </Notice>
      )}
      {editor.fault !== null && (
        <>
          <CommandFault error={editor.fault} />
          <Faults words={problemsIn(editor.fault)} />
          <span>
            <Button onClick={editor.retry}>再存一次</Button>
          </span>
        </>
      )}
      {faults.length > 0 && (editor.unsaved || policy.draft) && (
        <Notice
          tone="warn"
          action={
            draft.kind === 'delta' && (
              <Button size="small" onClick={() => change(withoutFallen(draft))}>
                去掉不符合的
              </Button>
            )
          }
        >
          <b>改好后才能存：</b>
          <Faults words={faults} />
        </Notice>
      )}
      <div className="policy">
        <div className="stack">
          <section className="card" aria-label="规则">
            <div className="card-head">
              <h2>从上到下逐条走，第一条满足的决定归属</h2>
              <small className="hint push" role="status">
                {keptWords(policy, editor, changes)}
              </small>
              {onChange && (
                <Button size="small" icon={<Icon name="plus" />} onClick={() => setRuleId('new')}>
                  新增规则
                </Button>
              )}
            </div>
            <Ladder draft={draft} before={before} unitNames={unitNames} onChange={onChange} onEdit={setRuleId} />
          </section>
          {tried && <DryRunSamples versionId={tried.versionId} />}
        </div>
        <aside className="stack">
          <VersionsCard versions={policy.versions} now={policy.now} />
          <PolicyDiff name={policy.inForce.name} before={before} after={rules} unitNames={unitNames} />
          {tried && <DryRunCard tried={tried} mayRun />}
          <ClocksCard rules={rules} onChange={onChange && draft.kind === 'ladder' ? (whole) => change(withWhole(draft, whole)) : null} />
        </aside>
      </div>
      {ruleId !== null && (
        <RuleDialog
          rule={rule?.kind === 'custom' ? rule : null}
          unitId={policy.unitId}
          places={placesIn(draft)}
          onDone={(made, after) => change(after === null ? withOwnRule(draft, made) : withNewRule(draft, made, after))}
          onClose={() => setRuleId(null)}
        />
      )}
    </>
  );
}

/** What is typed and not kept yet is not tried. */
const triedOf = ({ unitId }: Policy, { versionId, name }: NonNullable<Policy['draft']>, { unsaved, saving }: PolicyEditor) => ({
  unitId,
  versionId,
  name,
  saved: !unsaved && !saving,
});

const Faults = ({ words }: { words: string[] }) =>
  words.length > 0 && (
    <ul className="fault-list">
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );

/** Head office may put a rule after any but the last rung, units below only under what is locked. The usual place comes first. */
function placesIn(draft: Draft): AnyRung[] {
  const { rungs } = draft.kind === 'ladder' ? draft.rules : draft.base;
  const places = rungs.filter(({ id, kind }) => (draft.kind === 'ladder' ? kind !== 'open_pool' : mayAddAfter(rungs, id)));
  const usual = places.filter(({ kind }) => kind === 'tier');
  return [...usual, ...places.filter(({ kind }) => kind !== 'tier')];
}

function keptWords({ draft, canEdit }: Policy, { saving, unsaved, faults }: PolicyEditor, changes: number): string {
  if (!canEdit) return '只读';
  const many = `改动 ${changes} 处`;
  if (saving) return `${many} · 正在存`;
  if (unsaved) return faults.length > 0 ? `${many} · 未存` : `${many} · 即将存`;
  return draft ? `${many} · 已存 ${clockWords(draft.savedAt)}` : '改任一处即开始草稿';
}

/** What waits, what was sent back, and what head office has overruled. */
function Notices({ policy }: { policy: Policy }) {
  const link = useConsoleLink();
  const { pending, draft, inForce, inherited, now } = policy;
  return (
    <>
      {pending.map((version) => (
        <Notice key={version.versionId} action={<Link to={link(`/leads/policy/${version.versionId}`)}>查看</Link>}>
          {pendingWords(version, now)}
        </Notice>
      ))}
      {draft?.state === 'rejected' && (
        <Notice tone="warn" action={<Link to={link(`/leads/policy/${draft.versionId}`)}>看退回原因</Link>}>
          {draft.name} 被退回。改动任一处，它就重新成为草稿。
        </Notice>
      )}
      {inherited && inForce.fallen.length > 0 && (
        <Notice tone="warn">
          <b>本机构有 {inForce.fallen.length} 处改动已按上级规则执行：</b>
          <ul className="fault-list">
            {inForce.fallen.map((one) => (
              <li key={`${one.rungId}/${one.param}`}>{fallenWords(one, inherited.rules)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

interface ActionProps {
  policy: Policy;
  editor: PolicyEditor;
  changes: number;
}

function DeskActions({ policy, editor, changes }: ActionProps) {
  const { message } = App.useApp();
  const [sending, setSending] = useState(false);
  const discard = useVersionStep('policies.discard');
  const restore = useVersionStep('policies.restore');
  const { draft, level } = policy;
  if (!draft) return null;
  const putAway = () =>
    discard.mutate(
      { versionId: draft.versionId, version: draft.version },
      {
        onSuccess: (away) => {
          editor.letGo();
          const key = away.versionId;
          void message.success({
            key,
            duration: 8,
            content: (
              <span className="row">
                已放弃 {draft.name} 的修改
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    restore.mutate(away);
                    message.destroy(key);
                  }}
                >
                  撤销
                </Button>
              </span>
            ),
          });
        },
      },
    );
  const ready = !editor.unsaved && !editor.saving && editor.faults.length === 0 && draft.state === 'draft' && !draft.stale && changes > 0;
  return (
    <>
      <Button loading={discard.isPending} onClick={putAway}>
        放弃修改
      </Button>
      <Button type="primary" disabled={!ready} onClick={() => setSending(true)}>
        送双人复核
      </Button>
      {sending && (
        <SubmitDialog
          name={draft.name}
          changes={changes}
          seen={{ versionId: draft.versionId, version: draft.version }}
          signer={signerWords[level]}
          onSent={() => {
            editor.letGo();
            void message.success('已送复核');
          }}
          onClose={() => setSending(false)}
        />
      )}
    </>
  );
}
