import { Text } from '@tarojs/components';
import './Tag.scss';

export const Tag = ({ tone = 'neutral', children }: { tone?: 'neutral' | 'brand' | 'gold' | 'good' | 'warn'; children: string }) => (
  <Text className={`tag${tone === 'neutral' ? '' : ` tag-${tone}`}`}>{children}</Text>
);
