import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import type { PropsWithChildren } from 'react';
import { Icon } from './Icon';
import './Notice.scss';

const ICONS = { info: 'info', good: 'check', bad: 'info' } as const;

/** Something the page has to say now; read out when it appears. */
export const Notice = ({ tone = 'info', children }: PropsWithChildren<{ tone?: keyof typeof ICONS }>) => (
  <View className={`notice notice-${tone}`} {...spoken({ role: tone === 'bad' ? 'alert' : 'status' })}>
    <View className="notice-icon">
      <Icon name={ICONS[tone]} />
    </View>
    <View className="notice-body">{children}</View>
  </View>
);
