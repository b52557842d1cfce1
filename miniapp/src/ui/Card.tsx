import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import type { PropsWithChildren, ReactNode } from 'react';
import { Icon } from './Icon';
import { Pressable } from './Pressable';
import './Card.scss';

/** A heading for the eye and for a screen reader. */
export const Heading = ({ level = 2, className = '', children }: PropsWithChildren<{ level?: 1 | 2 | 3; className?: string }>) => (
  <View className={className} {...spoken({ role: 'heading', level })}>
    {children}
  </View>
);

export const Card = ({
  title,
  first = false,
  list = false,
  id,
  children,
}: PropsWithChildren<{ title?: string; first?: boolean; list?: boolean; id?: string }>) => (
  <View className={`card${first ? ' card-first' : ''}${list ? ' card-list' : ''}`} {...(id === undefined ? {} : { id })}>
    {title !== undefined && <Heading className="card-title">{title}</Heading>}
    {children}
  </View>
);

interface RowProps {
  id?: string;
  first?: boolean;
  title: ReactNode;
  hint?: ReactNode;
  end?: ReactNode;
  /** leads somewhere: the whole row is the target and shows an arrow */
  onPress?: () => void;
}

export function Row({ id, first = false, title, hint, end, onPress }: RowProps) {
  const className = `row${first ? ' row-first' : ''}`;
  const content = (
    <>
      <View className="row-body">
        <View>{title}</View>
        {hint !== undefined && <View className="note">{hint}</View>}
      </View>
      {end !== undefined && <View className="row-end">{end}</View>}
      {onPress && (
        <View className="row-end">
          <Icon name="right" small />
        </View>
      )}
    </>
  );
  const named = id === undefined ? {} : { id };
  if (!onPress)
    return (
      <View className={className} {...named}>
        {content}
      </View>
    );
  return (
    <Pressable className={className} role="link" onPress={onPress} {...named}>
      {content}
    </Pressable>
  );
}

export const SectionHead = ({ title, children }: PropsWithChildren<{ title: string }>) => (
  <View className="section-head">
    <Heading className="section-title">{title}</Heading>
    {children}
  </View>
);

export const FactList = ({ facts }: { facts: readonly { label: string; value: string }[] }) => (
  <View>
    {facts.map(({ label, value }) => (
      <View key={label} className="kv">
        <View className="kv-label">{label}</View>
        <View className="kv-value">{value}</View>
      </View>
    ))}
  </View>
);
