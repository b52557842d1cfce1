import { momentWords } from '@yinqiao/shared/domain';
import type { Data } from '@yinqiao/shared/contracts';

export type CampaignCard = Data<'portal.welfare'>['others'][number];

/** 1,286: without Intl, which not every phone's mini-program runtime has. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** 1,286 / 2,000 */
export const stockWords = ({ left, total }: CampaignCard['stock']): string => `${thousands(left)} / ${thousands(total)}`;

/** The share that is left, 0–100. */
export const stockPercent = ({ left, total }: CampaignCard['stock']): number => (total === 0 ? 0 : Math.round((left / total) * 1000) / 10);

/** 02:28:36 within two days, 5 天 beyond. Never negative. */
export function countdownWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 48 * 3600) return `${Math.floor(seconds / 86_400)} 天`;
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** The line at the foot of a card: what is left, or why nothing can be claimed now. */
export function stateWords(card: CampaignCard, now: Date | string): string {
  switch (card.state) {
    case 'claimed':
      return '已在我的权益';
    case 'not_started':
      return `${momentWords(card.startsAt, now)} 开领`;
    case 'ended':
      return '活动已结束';
    case 'not_eligible':
      return '面向特定客户';
    case 'sold_out':
      return '已领完';
    case 'open':
      return `剩 ${stockWords(card.stock)}`;
  }
}

/** 已领取, or 已领 1/2 where one may claim several; null before the first. */
export function claimedWords({ made, most }: CampaignCard['claims']): string | null {
  if (made === 0) return null;
  return most === 1 ? '已领取' : `已领 ${made}/${most}`;
}

/** The word a card ends in: what pressing it is for. */
export function actionWord(card: CampaignCard): string {
  if (card.state === 'claimed') return '看券码';
  if (card.state !== 'open') return '去看看';
  if (card.claims.made > 0) return '再领一张';
  return card.category === 'event' || card.category === 'experience' ? '去报名' : '去领取';
}
