import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './Bone.scss';

/** A grey bar where a line of text will be; width and height in units of 750. */
export const Bone = ({ width, height = 24 }: { width?: number; height?: number }) => (
  <View className="bone" style={{ ...(width === undefined ? {} : { width: Taro.pxTransform(width) }), height: Taro.pxTransform(height) }} />
);

/** Says to a screen reader what the bars mean. */
export const Loading = ({ children }: PropsWithChildren) => (
  <View {...spoken({ role: 'status', busy: true, label: '正在加载' })}>{children}</View>
);
