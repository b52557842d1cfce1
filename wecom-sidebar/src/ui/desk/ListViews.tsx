import { clockWords } from '@yinqiao/shared/domain';
import { useSearchParams } from 'react-router';
import { Segmented } from './Segmented';

interface Props<V extends string> {
  views: Record<V, string>;
  value: V;
  /** What the list was answered with; none while it loads. */
  head: { now: string; counts: Record<V, number> } | undefined;
}

/** The views of a list with how many stand in each, kept in the address, and of when the figures are. */
export function ListViews<V extends string>({ views, value, head }: Props<V>) {
  const [, setParams] = useSearchParams();
  return (
    <>
      <Segmented
        label="视图"
        options={(Object.keys(views) as V[]).map((key) => ({ key, label: head ? `${views[key]} ${head.counts[key]}` : views[key] }))}
        value={value}
        onChange={(view) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), view }))}
      />
      {head && <small className="hint">实时 {clockWords(head.now)}</small>}
    </>
  );
}
