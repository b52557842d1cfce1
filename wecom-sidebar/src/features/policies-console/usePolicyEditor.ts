import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../platform/api';
import { useIdempotencyKey } from '../../platform/idempotencyKey';
import { bodyOf, type Draft, draftOf, faultsOf, sayTheSame } from './policyDraft';
import { type Policy, policyKey } from './policies';

/** A pause in typing after which it is kept. */
const PAUSE_MS = 700;

const isStale = (fault: unknown): boolean =>
  fault instanceof ApiError && ['REQUEST_VERSION_STALE', 'POLICY_DRAFT_EXISTS', 'POLICY_STATE_CHANGED'].includes(fault.code);

/** What the bank found wrong, in words, where a refusal says so. */
export function problemsIn(fault: unknown): string[] {
  if (!(fault instanceof ApiError) || fault.code !== 'POLICY_INVALID' || !Array.isArray(fault.detail)) return [];
  return (fault.detail as { words: string }[]).map(({ words }) => words);
}

interface Held {
  draft: Draft;
  /** The version that is edited, as it was seen; null before the first change is kept. */
  seen: { versionId: string; version: number } | null;
}

/**
 * The draft under one's hands: every change is kept by itself after a pause, under the version that was seen. Nothing is held
 * until something is changed, so that an untouched page always shows the latest.
 */
export function usePolicyEditor(policy: Policy) {
  const api = useApi();
  const client = useQueryClient();
  const { keyFor, settle } = useIdempotencyKey();
  const [held, setHeld] = useState<Held | null>(null);
  const [saving, setSaving] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const kept = draftOf(policy);
  const draft = held?.draft ?? kept;
  const faults = faultsOf(draft);
  const seen = held?.seen ?? (policy.draft ? { versionId: policy.draft.versionId, version: policy.draft.version } : null);
  const unsaved = held !== null && !sayTheSame(held.draft, kept);

  const keep = useCallback(
    async (what: Draft, under: Held['seen']) => {
      setSaving(true);
      setFault(null);
      try {
        const begun =
          under ?? (await api.call('policies.begin', { body: { unitId: policy.unitId }, idempotencyKey: keyFor(policy.unitId) }));
        settle();
        const { versionId, version } = begun;
        const saved = await api.call('policies.save', { params: { versionId }, body: bodyOf(what), ifMatch: version });
        setHeld((now) => now && { ...now, seen: { versionId, version: saved.version } });
        await client.invalidateQueries({ queryKey: policyKey(undefined).slice(0, 1) });
        // What was typed meanwhile is still to be kept; the rest is the bank's again.
        setHeld((now) => (now && sayTheSame(now.draft, what) ? null : now));
      } catch (error) {
        setFault(error);
        if (isStale(error)) void client.invalidateQueries({ queryKey: policyKey(undefined).slice(0, 1) });
      } finally {
        setSaving(false);
      }
    },
    [api, client, keyFor, settle, policy.unitId],
  );

  const isSound = faults.length === 0;
  useEffect(() => {
    if (!held || !unsaved || saving || fault || !isSound) return;
    const timer = setTimeout(() => void keep(held.draft, held.seen), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [held, unsaved, saving, fault, isSound, keep]);

  const change = useCallback(
    (next: Draft) => {
      setFault(null);
      setHeld((now) => ({ draft: next, seen: now ? now.seen : seen }));
    },
    [seen],
  );
  const stale = isStale(fault);
  return {
    draft,
    change,
    faults,
    unsaved,
    saving,
    /** Somebody kept another text meanwhile. */
    stale,
    fault: stale ? null : fault,
    /** Shows what the bank has. */
    takeTheirs: () => {
      setFault(null);
      setHeld(null);
      void client.invalidateQueries({ queryKey: ['policies.show'] });
    },
    /** Writes one's own over what the bank has now. */
    keepMine: () => {
      const latest = policy.draft && { versionId: policy.draft.versionId, version: policy.draft.version };
      setFault(null);
      setHeld((now) => now && { ...now, seen: latest });
    },
    /** Tries again to keep what is typed. */
    retry: () => setFault(null),
    /** After a step of the version itself, nothing is held. */
    letGo: () => setHeld(null),
  };
}

export type PolicyEditor = ReturnType<typeof usePolicyEditor>;
