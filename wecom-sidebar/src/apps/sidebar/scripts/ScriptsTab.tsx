import { useState } from 'react';
import { useScripts } from '../../../features/desk/hooks/useDesk';
import { useSendScript } from '../../../features/outreach/hooks/useSendScript';
import { sendToChat } from '../../../features/wecom/api/sendToChat';
import { errorWords } from '../../../platform/errors/errorWords';
import { Icon } from '../../../ui/touch/Icon';
import { CardSkeleton, EmptyCard, ErrorCard } from '../../../ui/touch/states';
import { useToast } from '../../../ui/touch/Toast';
import { type Script, ScriptCard } from './ScriptCard';
import { useDebounced } from './useDebounced';
import './scripts.css';

const filters = { recommended: '推荐', all: '全部', service: '服务', marketing: '营销' } as const;
type Filter = keyof typeof filters;
const filterIds = Object.keys(filters) as Filter[];

function passes(script: Script, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'recommended') return script.recommendedFor !== null;
  return script.kind === filter;
}

const sentWords = { ok: '已调起发送，请在聊天里确认已发出', cancelled: '已取消发送，这次不计次数', failed: '' } as const;

/** Approved scripts for this customer: search, filter, send through the gate. */
export function ScriptsTab({ externalUserId, pointedAt }: { externalUserId: string; pointedAt: string | null }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Filter | null>(null);
  const search = useDebounced(typed.trim());
  const scripts = useScripts(externalUserId, search);
  const toast = useToast();
  const send = useSendScript(externalUserId, sendToChat);
  const onSend = (scriptId: string) =>
    send.mutate(scriptId, { onSuccess: ({ result }) => result !== 'failed' && toast(sentWords[result]) });

  const list = scripts.data?.scripts ?? [];
  // What is searched for or pointed at must not be hidden by a filter nobody chose.
  const needed = list.filter((script) => pointedAt === null || script.scriptId === pointedAt);
  const byDefault = search === '' && needed.some((script) => passes(script, 'recommended')) ? 'recommended' : 'all';
  const filter = chosen ?? byDefault;
  const offered = filterIds.filter((id) => id !== 'recommended' || list.some((script) => passes(script, id)));
  const shown = list.filter((script) => passes(script, filter));
  const problemOf = (script: Script): string | null => {
    if (send.variables !== script.scriptId) return null;
    if (send.error) return errorWords(send.error).text;
    return send.data?.result === 'failed' ? '企业微信没有发出，请重试。' : null;
  };

  return (
    <>
      <label className="search">
        <Icon name="search" />
        <span className="visually-hidden">搜话术</span>
        <input type="search" value={typed} placeholder="搜话术，可用拼音首字母" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <div className="chips" role="group" aria-label="筛选话术">
        {offered.map((id) => (
          <button key={id} type="button" className="chip" aria-pressed={id === filter} onClick={() => setChosen(id)}>
            {filters[id]}
            {id === 'recommended' && ` ${list.filter((script) => passes(script, id)).length}`}
          </button>
        ))}
      </div>
      {scripts.isError && !scripts.data && <ErrorCard title="没取到话术" error={scripts.error} onRetry={() => void scripts.refetch()} />}
      {scripts.isPending && <CardSkeleton buttons={1} />}
      {scripts.data && shown.length === 0 && <NothingShown search={search} onAll={() => (setTyped(''), setChosen('all'))} />}
      {shown.map((script) => (
        <ScriptCard
          key={script.scriptId}
          script={script}
          pointedAt={script.scriptId === pointedAt}
          sending={send.isPending && send.variables === script.scriptId}
          waiting={send.isPending && send.variables !== script.scriptId}
          problem={problemOf(script)}
          onSend={() => onSend(script.scriptId)}
          onServiceOnly={() => setChosen('service')}
        />
      ))}
    </>
  );
}

function NothingShown({ search, onAll }: { search: string; onAll: () => void }) {
  return (
    <EmptyCard
      title={search === '' ? '这一类没有可用的话术' : `没有找到「${search}」`}
      text="只列出已审批、适合这位客户的话术"
      action={
        <button type="button" className="button button-outline" onClick={onAll}>
          看全部
        </button>
      }
    />
  );
}
