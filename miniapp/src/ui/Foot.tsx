import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './Foot.scss';

/** The page's one decision, always in sight. */
export const Foot = ({ children }: PropsWithChildren) => <View className="foot">{children}</View>;
