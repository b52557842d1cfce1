import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import type { MeasureAnswer } from '@yinqiao/shared/domain';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';

export type VerdictView = NonNullable<Api['verdicts.list']['query']['view']>;
export type VerdictRow = Data<'verdicts.list'>['verdicts'][number];
export type VerdictDocument = Data<'verdicts.read'>;
export type Dispute = Data<'verdicts.dispute'>;
export type DisputeKind = Dispute['kinds'][number]['kind'];
export type VerdictAnswer = Api['verdicts.decide']['body'];

/** Deadlines are days; a colleague's step should show without a reload. */
const POLL_MS = 30_000;

/** The viewer's verdicts, page by page. */
export function useVerdicts(view: VerdictView) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['verdicts.list', view],
    queryFn: ({ pageParam }) => api.envelope('verdicts.list', { query: { view, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page?.nextCursor ?? null,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}

/** One document. @param issue an earlier issue of it */
export function useVerdict(verdictId: string, issue?: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['verdicts.read', verdictId, issue],
    queryFn: () => api.call('verdicts.read', { params: { verdictId }, query: { issue } }),
    refetchInterval: POLL_MS,
  });
}

/** What a dispute about a lead would name; asked when the dialog opens. */
export function useDispute(leadId: string, asked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['verdicts.dispute', leadId],
    queryFn: () => api.call('verdicts.dispute', { params: { leadId } }),
    enabled: asked,
  });
}

/** Whatever a step changed is asked anew. */
function useForgetVerdicts() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => /^(verdicts|leads|desk|cockpit)\./.test(String(queryKey[0])) });
}

/** A lost answer keeps the key, so that a retry counts once. */
const isSettled = (error: unknown): boolean => !(error instanceof ApiError) || error.code !== 'OFFLINE';

export function useRaiseDispute(leadId: string) {
  const api = useApi();
  const forget = useForgetVerdicts();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Api['verdicts.raise']['body']) =>
      api.call('verdicts.raise', { params: { leadId }, body, idempotencyKey: keyFor(JSON.stringify(body)) }),
    onSuccess: () => {
      settle();
      return forget();
    },
    onError: (error) => isSettled(error) && settle(),
  });
}

/** Appeals against the document as it was seen. */
export function useAppeal({ verdictId, version }: Pick<VerdictDocument, 'verdictId' | 'version'>) {
  const api = useApi();
  const forget = useForgetVerdicts();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: (reason: string) =>
      api.call('verdicts.appeal', {
        params: { verdictId },
        body: { reason },
        ifMatch: version,
        idempotencyKey: keyFor(`${version}/${reason}`),
      }),
    onSuccess: () => {
      settle();
      return forget();
    },
    onError: (error) => isSettled(error) && settle(),
  });
}

/** Answers the appeal of the document as it was seen. */
export function useDecide({ verdictId, version }: Pick<VerdictDocument, 'verdictId' | 'version'>) {
  const api = useApi();
  const forget = useForgetVerdicts();
  return useMutation({
    mutationFn: (body: VerdictAnswer) => api.call('verdicts.decide', { params: { verdictId }, body, ifMatch: version }),
    onSuccess: forget,
  });
}

/** Answers what the issue that is shown asks of the viewer. */
export function useCloseMeasure({ verdictId, issue }: Pick<VerdictDocument, 'verdictId' | 'issue'>) {
  const api = useApi();
  const forget = useForgetVerdicts();
  return useMutation({
    mutationFn: ({ measureNo, answer }: { measureNo: number; answer: MeasureAnswer }) =>
      api.call('verdicts.closeMeasure', { params: { verdictId, measureNo }, body: { issue: issue.no, answer } }),
    onSuccess: forget,
  });
}

/** 核验 of a document by its number. */
export function useVerification(asked: { year: number; number: number } | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['verdicts.verify', asked?.year, asked?.number],
    queryFn: () => api.call('verdicts.verify', { query: { year: asked!.year, number: asked!.number } }),
    enabled: asked !== null,
    retry: false,
  });
}

/** 147 · 〔2026〕147 · 银桥归裁〔2026〕147 号: the year is this one where none is written. Null for what is no number. */
export function numberIn(text: string, thisYear: number): { year: number; number: number } | null {
  const [first, second] = text.match(/\d+/g) ?? [];
  if (first === undefined) return null;
  return second === undefined ? { year: thisYear, number: Number(first) } : { year: Number(first), number: Number(second) };
}
