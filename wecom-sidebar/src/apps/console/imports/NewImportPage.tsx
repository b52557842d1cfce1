import './imports.css';
import { IMPORT_APPROVAL_ABOVE, IMPORT_KEPT_DAYS, IMPORT_MOST_BYTES } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { saveAs, useNewImport } from '../../../features/leads-console/imports';
import { ApiError } from '@yinqiao/shared/client';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Icon } from '../../../ui/desk/Icon';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { templateFile } from './importWords';

/** Where a list is handed in: one file, by dropping or choosing it. */
export default function NewImportPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const navigate = useNavigate();
  const start = useNewImport();
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > IMPORT_MOST_BYTES);
    if (file.size > IMPORT_MOST_BYTES) return;
    start.mutate(
      { unitId: unitId ?? me.unitId, file },
      { onSuccess: ({ importId }) => void navigate(link(`/leads/imports/${importId}`), { replace: true }) },
    );
  };
  const reason = start.error instanceof ApiError && typeof start.error.detail === 'string' ? start.error.detail : null;
  return (
    <>
      <PageHead
        title="导入名单"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / <Link to={link('/leads/imports')}>名单导入</Link>
          </>
        }
        actions={<Button onClick={() => saveAs('名单模板.csv', templateFile())}>下载模板</Button>}
      />
      <div className="split-2">
        <section className="card import-card" aria-label="选择文件">
          {tooLarge && (
            <Notice tone="warn" live>
              文件超过 50 MB，请拆成几个文件再上传。
            </Notice>
          )}
          {reason ? (
            <Notice tone="warn" live>
              {reason}
            </Notice>
          ) : (
            <CommandFault error={start.error} />
          )}
          <DropZone busy={start.isPending} onFile={take} />
        </section>
        <aside className="card import-card" aria-label="名单的要求">
          <h2>每一行要有</h2>
          <ul className="plain-list">
            <li>
              <b>手机号</b>：11 位；被表格软件改成 1.38E+10 的会列为问题行，不猜
            </li>
            <li>
              <b>咨询业务</b>：装修贷、个人养老金、网点顾问联系
            </li>
            <li>
              <b>同意书版本、同意时间</b>：没有客户同意的，不能成为线索
            </li>
          </ul>
          <p className="hint">姓名、性别、片区、咨询时间、推荐人工号可以不填。整个文件同一业务、同一版本的，可以在下一步统一选择。</p>
          <p className="hint">
            xlsx 或 csv，最多 20 万行、50 MB。超过 {IMPORT_APPROVAL_ABOVE.toLocaleString('en')} 行由另一位同事复核。文件加密保存，
            {IMPORT_KEPT_DAYS} 天后销毁。
          </p>
        </aside>
      </div>
    </>
  );
}

function DropZone({ busy, onFile }: { busy: boolean; onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={over ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="inbox" />
      <p>把文件拖到这里，或</p>
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        {busy ? '正在上传' : '选择文件'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.txt"
        aria-label="名单文件"
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
