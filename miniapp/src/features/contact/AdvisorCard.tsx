import { View } from '@tarojs/components';
import { spoken } from '../../platform/spoken';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { TextButton } from '../../ui/Button';
import { Heading } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import './AdvisorCard.scss';

export type Advisor = NonNullable<Data<'portal.my'>['advisor']>;

const Reasons = ({ why }: { why: string[] }) => (
  <View {...spoken({ role: 'list' })}>
    {why.map((reason, index) => (
      <View key={reason} className="reason" {...spoken({ role: 'listitem' })}>
        <View className="reason-no">{index + 1}</View>
        {reason}
      </View>
    ))}
  </View>
);

/** Who looks after the customer, and why this person: facts, not praise. */
export function AdvisorCard({ advisor, role }: { advisor: Advisor; role: string }) {
  const [open, setOpen] = useState(false);
  const { name, outletName, staffNo, licences, why, isWecomFriend } = advisor;
  return (
    <View>
      <View className="advisor">
        <View className="avatar" {...spoken({ hidden: true })}>
          {name.slice(0, 1)}
        </View>
        <View>
          <Heading className="advisor-name">{name}</Heading>
          <View className="small">{`${role} · ${outletName}`}</View>
          <View className="note">{[`工号 ${staffNo}`, licences.join('、')].filter(Boolean).join(' · ')}</View>
          {isWecomFriend && <Tag tone="good">已是企业微信好友</Tag>}
        </View>
      </View>
      {why.length > 0 && (
        <View className={open ? '' : 'card-tail'}>
          <TextButton id="why-advisor" onPress={() => setOpen(!open)}>
            为什么是 TA？
            <Icon name={open ? 'up' : 'down'} small />
          </TextButton>
        </View>
      )}
      {open && <Reasons why={why} />}
    </View>
  );
}
