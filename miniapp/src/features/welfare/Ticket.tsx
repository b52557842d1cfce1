import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { useBusinessNow } from '../../platform/clock';
import { Heading } from '../../ui/Card';
import { claimedWords, countdownWords, stateWords, stockPercent, thousands, type CampaignCard } from './campaign-words';
import './Ticket.scss';

function Remaining({ card, now }: { card: CampaignCard; now: string }) {
  const businessNow = useBusinessNow(now);
  if (card.state !== 'open') return <View>{stateWords(card, businessNow)}</View>;
  return (
    <View>
      距领取结束 <Text className="ticket-number">{countdownWords(new Date(card.endsAt).getTime() - businessNow.getTime())}</Text>
    </View>
  );
}

/** The benefit as a ticket: what it is worth on the stub, how long and how many beneath the tear. */
export function Ticket({ card, now, level, children }: PropsWithChildren<{ card: CampaignCard; now: string; level: 1 | 2 }>) {
  const { left, total } = card.stock;
  return (
    <View className="ticket">
      <View className="ticket-stub">
        <View className="ticket-words">
          <Heading level={level} className="ticket-title">
            {card.title}
          </Heading>
          <View className="small">{card.subtitle}</View>
          <View className="note">{[card.limitText, claimedWords(card.claims)].filter(Boolean).join(' · ')}</View>
        </View>
        <View className="ticket-value">
          <View className="ticket-figure">{card.faceValue.figure}</View>
          <View className="ticket-unit">{card.faceValue.unit}</View>
        </View>
      </View>
      <View className="ticket-tear">
        <View className="ticket-notch ticket-notch-left" />
        <View className="ticket-notch ticket-notch-right" />
      </View>
      <View className="ticket-claim">
        <View className="ticket-count">
          <Remaining card={card} now={now} />
          <View>
            剩 <Text className="ticket-number">{thousands(left)}</Text> / {thousands(total)}
          </View>
        </View>
        <View className="ticket-meter">
          <View className="ticket-meter-fill" style={{ width: `${stockPercent(card.stock)}%` }} />
        </View>
        {children !== undefined && <View className="ticket-do">{children}</View>}
      </View>
    </View>
  );
}
