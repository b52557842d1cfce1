import type { Data } from '@yinqiao/shared/contracts';
import { momentWords } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { ConsentLine } from '../consent/ConsentLine';
import { go } from '../../platform/navigation';
import { Failure } from '../../ui/Failure';
import { Button } from '../../ui/Button';
import { Foot } from '../../ui/Foot';
import { StateCard } from '../../ui/StateCard';
import { useClaim } from './useClaim';

type Campaign = Data<'portal.campaign'>;

const ELSEWHERE = { id: 'elsewhere', words: '去看看', onPress: go.welfare };

/** For a benefit that is over for good, or not for the customer's area. */
export const NotHere = () => <StateCard title="您这里没有这项权益" text="可以看看附近网点的其他权益。" action={ELSEWHERE} />;

/** Why nothing can be claimed now, and what one can do instead. */
function Closed({ card, now }: { card: Campaign['card']; now: string }) {
  switch (card.state) {
    case 'claimed': {
      const { couponId } = card;
      const show = couponId === null ? ELSEWHERE : { id: 'show-coupon', words: '看券码', onPress: () => go.coupon(couponId) };
      const { made, most } = card.claims;
      return (
        <StateCard title={most === 1 ? '您已领过这张券' : `您已领满 ${made} 张`} text="券码和用法都在「我的权益」里。" action={show} />
      );
    }
    case 'sold_out':
      return <StateCard title="这张券已被领完" text="可以看看附近网点的其他权益。" action={ELSEWHERE} />;
    case 'not_started':
      return <StateCard title={`${momentWords(card.startsAt, now)} 开始领取`} text="到时间再来，先看看其他权益。" action={ELSEWHERE} />;
    case 'ended':
      return <StateCard title="活动已结束" text="可以看看附近网点的其他权益。" action={ELSEWHERE} />;
    default:
      return <StateCard title="您暂时不符合领取条件" text="这项权益面向特定客户，看看其他权益吧。" action={ELSEWHERE} />;
  }
}

/** The foot of the benefit page: the box and the button, or the reason why not. */
export function ClaimFoot({ campaign: { card, consentText, now }, declined }: { campaign: Campaign; declined: boolean }) {
  const [agreed, setAgreed] = useState<string | null>(null);
  const claim = useClaim(card.campaignId);
  // A tick belongs to the text that was shown; a newer text starts unticked again.
  const checked = consentText !== null && agreed === consentText.version;
  if (card.state !== 'open')
    return (
      <Foot>
        <Closed card={card} now={now} />
      </Foot>
    );
  return (
    <Foot>
      {claim.isError && <Failure error={claim.error} />}
      {consentText && (
        <ConsentLine
          text={consentText}
          note="（可不选，不影响领取）"
          checked={checked}
          onChange={(on) => setAgreed(on ? consentText.version : null)}
        />
      )}
      <Button
        id="claim"
        tone="primary"
        busy={claim.isPending || claim.isSuccess}
        onPress={() => claim.mutate({ textVersion: checked ? consentText.version : null, declined })}
      >
        {claim.isPending ? '正在领取…' : claim.isError ? '再试一次' : card.claims.made > 0 ? '再领一张' : '立即领取'}
      </Button>
    </Foot>
  );
}
