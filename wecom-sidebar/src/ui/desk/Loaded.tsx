import type { ReactNode } from 'react';
import { FaultState } from './FaultState';

interface Answer<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface Props<T> {
  query: Answer<T>;
  skeleton: ReactNode;
  /** Heads the fault: what was not obtained. */
  fault: string;
  /** True where the question carries the whole page. */
  page?: boolean;
  children: (data: T) => ReactNode;
}

/** Loading, fault or content of one question; content that is already there outlives a failed refresh. */
export function Loaded<T>({ query, skeleton, fault, page = false, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <FaultState page={page} title={fault} error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}
