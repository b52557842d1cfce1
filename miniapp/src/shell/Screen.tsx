import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import type { PropsWithChildren, ReactNode } from 'react';
import { useLargeType } from '../features/preferences/large-type';

interface Props {
  /** stands above the padded part, edge to edge */
  head?: ReactNode;
  /** stays at the lower edge */
  foot?: ReactNode;
}

/** The root of every page: type size, background, the place of head and foot. */
export function Screen({ head, foot, children }: PropsWithChildren<Props>) {
  const { on } = useLargeType();
  return (
    <View className={`screen${on ? ' screen-large' : ''}`} {...spoken({ role: 'main' })}>
      {head}
      <View className="screen-body">{children}</View>
      {foot}
    </View>
  );
}
