import { type ProductLine, productLines } from '@yinqiao/shared/domain';

/** The contact consent that may be given with a claim: one text a product line, because consent is bound to its purpose. */
export interface DemoConsentText {
  consentTextId: string;
  productLine: ProductLine;
  version: string;
  title: string;
  purpose: string;
  channels: string;
  body: readonly string[];
}

const VERSION = 'V5';
const CHANNELS = '电话、微信';

const purposes: Record<ProductLine, string> = {
  renovation_loan: '贷款咨询',
  loan: '贷款咨询',
  pension: '个人养老金咨询',
  wealth: '理财咨询',
  fund: '基金咨询',
  insurance: '保险咨询',
  private_fund: '私募产品咨询',
  deposit: '存款国债咨询',
  metal: '贵金属咨询',
  card: '信用卡咨询',
  general: '网点服务咨询',
};

const topicOf = (line: ProductLine): string => (line === 'general' ? '您想问的事' : productLines[line]);

const consentText = (productLine: ProductLine): DemoConsentText => ({
  consentTextId: `${productLine}:${VERSION}`,
  productLine,
  version: VERSION,
  title: '想要顾问联系我',
  purpose: purposes[productLine],
  channels: CHANNELS,
  body: [
    `勾选后，离您最近网点的一位客户经理会在 1 个工作日内通过${CHANNELS}联系您，只谈${topicOf(productLine)}，不作其他用途。`,
    '我们会用到：您的姓氏称呼、手机号、所在片区和这次领取的权益或留下的咨询。不会交给银桥银行以外的任何人。',
    '联系时间在早 9 点到晚 8 点之间，中午不打扰；您可以告诉顾问只发消息、不打电话。',
    '领权益时不勾选也能领取，权益完全一样。',
    '您随时可以在「我的」里撤回，撤回和同意一样简单；撤回后不再联系，已领的权益不受影响。',
    '同意记录保存至撤回后 3 年，用于证明我们只在您同意的范围内联系您。您可以在「我的」查看同意记录；想查询、更正或删除个人信息，请联系您的顾问或任一网点。',
  ],
});

export const consentTexts: readonly DemoConsentText[] = (Object.keys(productLines) as ProductLine[]).map(consentText);

export function consentTextFor(line: ProductLine): DemoConsentText {
  const found = consentTexts.find(({ productLine }) => productLine === line);
  if (!found) throw new Error(`no consent text for ${line}`);
  return found;
}
