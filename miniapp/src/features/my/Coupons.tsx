import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, daysBetween } from '@yinqiao/shared/domain';
import { go } from '../../platform/navigation';
import { Card, Row, SectionHead } from '../../ui/Card';
import { deadlineWords } from '../../ui/deadline-words';
import { StateCard } from '../../ui/StateCard';
import { Tag } from '../../ui/Tag';

type Coupon = Data<'portal.my'>['coupons'][number];

function StateTag({ coupon, now }: { coupon: Coupon; now: string }) {
  if (coupon.state === 'used') return <Tag>已使用</Tag>;
  if (coupon.state === 'expired') return <Tag>已过期</Tag>;
  const days = daysBetween(businessDayOf(now), businessDayOf(new Date(new Date(coupon.validUntil).getTime() - 1)));
  if (days > 3) return null;
  return <Tag tone="warn">{days === 0 ? '今天到期' : `${days} 天后到期`}</Tag>;
}

export const Coupons = ({ coupons, now }: { coupons: Coupon[]; now: string }) => (
  <>
    <SectionHead title="我的权益" />
    {coupons.length === 0 ? (
      <StateCard title="还没有领过权益" text="领到的券会放在这里，券码随时能看。" action={{ words: '看福利', onPress: go.welfare }} />
    ) : (
      <Card first list>
        {coupons.map((coupon, index) => (
          <Row
            key={coupon.couponId}
            id={`coupon-${coupon.couponId}`}
            first={index === 0}
            title={
              <>
                {coupon.title} <StateTag coupon={coupon} now={now} />
              </>
            }
            hint={`${deadlineWords(coupon.validUntil, now)} 前用`}
            onPress={() => go.coupon(coupon.couponId)}
          />
        ))}
      </Card>
    )}
  </>
);
