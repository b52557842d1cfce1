import { App, Button } from 'antd';
import { type PolicySummary, useRebasePolicy } from '../../../features/policies-console/policies';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Notice } from '../../../ui/desk/Notice';

interface Props {
  version: PolicySummary;
  /** Null for whoever may not write it. */
  onRebased: (() => void) | null;
}

/** Another version has been approved since this one was begun; its own changes can be made to that one instead. */
export function StaleNotice({ version, onRebased }: Props) {
  const { modal, message } = App.useApp();
  const rebase = useRebasePolicy();
  if (!version.stale) return null;
  const { versionId, name } = version;
  const move = () =>
    rebase.mutate(
      { versionId, version: version.version },
      {
        onSuccess: ({ basedOn, conflicts }) => {
          onRebased?.();
          if (conflicts.length === 0) return void message.success(`${name} 的改动已放到 ${basedOn} 上，看过后再送复核`);
          modal.info({
            title: `已放到 ${basedOn} 上，有 ${conflicts.length} 处两边都改过`,
            okText: '知道了',
            content: (
              <ul className="fault-list">
                {conflicts.map(({ where, what, mine, theirs }) => (
                  <li key={`${where}/${what}`}>
                    {where} {what}：{basedOn} 是「{theirs}」，草稿保留「{mine}」
                  </li>
                ))}
              </ul>
            ),
          });
        },
      },
    );
  return (
    <>
      <Notice
        tone="warn"
        action={
          onRebased && (
            <Button size="small" type="primary" loading={rebase.isPending} onClick={move}>
              改到现行版本上
            </Button>
          )
        }
      >
        <b>{name} 基于的版本已不是现行版本，请重新提交。</b>
        {version.basedOn ? `它是从 ${version.basedOn} 改出来的，` : '它开始时还没有版本，'}
        照此通过会撤掉之后批准的改动。
      </Notice>
      <CommandFault error={rebase.error} />
    </>
  );
}
