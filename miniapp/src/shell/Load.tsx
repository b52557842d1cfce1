import { useEffect, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '@yinqiao/shared/client';
import { useLargeType } from '../features/preferences/large-type';
import { SignedOut } from '../features/session/SignedOut';
import { isSignedOut } from '../platform/api';
import { Loading } from '../ui/Bone';
import { Icon } from '../ui/Icon';
import { StateCard } from '../ui/StateCard';
import { Screen } from './Screen';
import { referenceOf, wordsOf } from '../ui/error-words';

interface Props<T> {
  query: UseQueryResult<T>;
  /** grey bars in the shape of what will stand there */
  skeleton: ReactNode;
  /** 没取到…: what is missing, in the page's own words */
  failure: string;
  /** What stands there instead after refusals of some codes, which asking again does not change. */
  refused?: Readonly<Record<string, ReactNode>>;
  children: (data: T) => ReactNode;
}

/** A page is loading, refused, signed out or there: one place decides which. Content once read outlives a failed refresh. */
export function Load<T extends { viewer: { largeType: boolean } }>({ query, skeleton, failure, refused = {}, children }: Props<T>) {
  const { hear } = useLargeType();
  const largeType = query.data?.viewer.largeType;
  useEffect(() => {
    if (largeType !== undefined) hear(largeType);
  }, [largeType, hear]);

  if (isSignedOut(query.error))
    return (
      <Screen>
        <SignedOut />
      </Screen>
    );
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    const instead = query.error instanceof ApiError ? refused[query.error.code] : undefined;
    if (instead !== undefined) return <Screen>{instead}</Screen>;
    const again = { id: 'retry', words: <Retry />, onPress: () => void query.refetch() };
    return (
      <Screen>
        <StateCard title={failure} text={wordsOf(query.error)} reference={referenceOf(query.error)} action={again} />
      </Screen>
    );
  }
  return (
    <Screen>
      <Loading>{skeleton}</Loading>
    </Screen>
  );
}

const Retry = () => (
  <>
    <Icon name="refresh" small /> 重试
  </>
);
