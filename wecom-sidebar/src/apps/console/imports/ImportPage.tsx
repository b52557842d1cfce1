import './imports.css';
import { dayWords, momentWords } from '@yinqiao/shared/domain';
import { Button, Popconfirm } from 'antd';
import { Link, useParams } from 'react-router';
import { type ImportDetail, useImport, useImportCommands } from '../../../features/leads-console/imports';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { ColumnsCard } from './ColumnsCard';
import { FaultsCard } from './FaultsCard';
import { resultWords, rowsWords, stateTones } from './importWords';

/** One import from its columns to what became of each row. */
export default function ImportPage() {
  const { importId = '' } = useParams();
  const { me } = useSession();
  const link = useConsoleLink();
  const query = useImport(importId);
  const one = query.data;
  return (
    <>
      <PageHead
        title={one?.fileName ?? '名单导入'}
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / <Link to={link('/leads/imports')}>名单导入</Link>
          </>
        }
        hint={one && <Tag tone={stateTones[one.state]}>{one.stateWord}</Tag>}
      />
      <Loaded query={query} page skeleton={<SkeletonLines lines={8} />} fault="这次导入没有取到">
        {(detail) => <Content one={detail} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

function Content({ one }: { one: ImportDetail }) {
  const { now } = useSession();
  const { check, submit, cancel } = useImportCommands(one.importId);
  return (
    <div className="stack">
      <StateNotice one={one} />
      <CommandFault error={check.error ?? submit.error ?? cancel.error} />
      {one.progress && <Progress one={one} />}
      <div className="row import-actions">
        {one.can.submit && (
          <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(one.version)}>
            {one.needsApproval ? `送复核：${rowsWords(valid(one))}` : `导入 ${rowsWords(valid(one))}`}
          </Button>
        )}
        {one.can.cancel && (
          <Popconfirm
            title="取消这次导入？"
            description={one.state === 'importing' ? '已经成为线索的会保留，后面的行不再导入。' : '不会产生任何线索。'}
            okText="取消导入"
            cancelText="继续"
            onConfirm={() => cancel.mutate()}
          >
            <Button loading={cancel.isPending}>取消导入</Button>
          </Popconfirm>
        )}
        <small className="hint">
          {one.createdByName} · {one.unitName} · {momentWords(one.createdAt, now)}
          {one.encoding === 'gb18030' && ' · 按 GBK 读取'} · 文件保存到 {dayWords(one.keptUntil, now)}
        </small>
      </div>
      {one.faulty > 0 && <FaultsCard one={one} />}
      {one.headings.length > 0 && (
        <ColumnsCard
          key={one.version}
          one={one}
          busy={check.isPending}
          onCheck={(choice) => check.mutate({ choice, version: one.version })}
        />
      )}
    </div>
  );
}

const valid = ({ rows, faulty }: ImportDetail): number => (rows ?? 0) - faulty;

/** Where it stands, and what is to be done. */
function StateNotice({ one }: { one: ImportDetail }) {
  const link = useConsoleLink();
  switch (one.state) {
    case 'empty':
      return <Notice>文件还没有上传完。请回到「导入名单」重新选择文件。</Notice>;
    case 'mapping':
      return <Notice>文件有 {rowsWords(one.rows ?? 0)}。请看一眼每列是什么，再检查全部行。</Notice>;
    case 'checked':
      return valid(one) === 0 ? (
        <Notice tone="warn">没有一行可以导入。请按下面的问题修改文件，重新上传。</Notice>
      ) : (
        <Notice tone={one.faulty > 0 ? 'warn' : 'good'}>
          {rowsWords(valid(one))}可以导入
          {one.faulty > 0 && `，${rowsWords(one.faulty)}有问题，不会导入`}。{one.needsApproval && '超过 1,000 行，提交后由另一位同事复核。'}
        </Notice>
      );
    case 'approval':
      return <Notice action={<Link to={link('/approvals')}>看待复核</Link>}>已送复核，另一位同事通过后开始导入。可以离开这页。</Notice>;
    case 'rejected':
      return (
        <Notice tone="warn">
          {one.approval?.decidedBy?.name ?? '复核人'}退回：{one.approval?.note ?? '没有写原因'}。改好列之后可以重新检查、再送复核。
        </Notice>
      );
    case 'failed':
      return <Notice tone="bad">{one.fileFault}。请重新上传。</Notice>;
    case 'done':
      return (
        <Notice tone="good" action={<Link to={link('/leads', { view: 'all', import: one.importId })}>看这些线索</Link>}>
          导入完成：{resultWords(one.result)}
          {one.faulty > 0 && ` · 有问题 ${one.faulty.toLocaleString('en')}`}
        </Notice>
      );
    case 'cancelled':
      return <Notice>已取消。{one.result.made > 0 ? `取消之前已有：${resultWords(one.result)}。` : '没有产生线索。'}</Notice>;
    case 'reading':
    case 'checking':
    case 'importing':
      return null;
  }
}

const WORK = { reading: '正在读取文件', checking: '正在检查每一行', importing: '正在导入' } as const;

/** Long work with its counts; it goes on when the page is left, and after an interruption. */
function Progress({ one: { state, progress, result } }: { one: ImportDetail }) {
  const { done = 0, total = null } = progress ?? {};
  const percent = total ? Math.round((100 * done) / total) : null;
  return (
    <section className="card import-card" aria-live="polite">
      <p>
        <b>{WORK[state as keyof typeof WORK]}</b>{' '}
        {total !== null && `${done.toLocaleString('en')} / ${rowsWords(total)}${state === 'importing' ? `，${resultWords(result)}` : ''}`}
      </p>
      <progress className="import-progress" aria-label="进度" {...(percent === null ? {} : { value: percent, max: 100 })} />
      <small className="hint">可以离开这页，之后在名单导入里找到它；中断后会从停下的地方接着做。</small>
    </section>
  );
}
