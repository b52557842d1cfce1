import { View } from '@tarojs/components';
import { go } from '../../platform/navigation';
import { Heading } from '../../ui/Card';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';
import { isFigure, type ProductCard, type ProductGroup } from './product-groups';
import './ProductGroupCard.scss';

const RISK_WORDS = { R1: '低风险', R2: '中低风险', R3: '中风险', R4: '中高风险', R5: '高风险' } as const;

export const riskWords = (grade: keyof typeof RISK_WORDS): string => `${grade} ${RISK_WORDS[grade]}`;

function ProductLine({ product, first }: { product: ProductCard; first: boolean }) {
  const [headline, ...others] = product.facts;
  return (
    <Pressable
      id={`product-${product.productId}`}
      role="link"
      className={`product${first ? ' product-first' : ''}`}
      onPress={() => go.product(product.productId)}
    >
      <View className="product-head">
        <View className="product-name">{product.name}</View>
        {product.riskGrade && (
          <View className="product-tags">
            <Tag>{riskWords(product.riskGrade)}</Tag>
          </View>
        )}
      </View>
      {headline && (
        <>
          <View className="note">{headline.label}</View>
          <View className={isFigure(headline.value) ? 'rate' : ''}>{headline.value}</View>
        </>
      )}
      <View className="note">{others.map(({ label, value }) => `${label} ${value}`).join(' · ')}</View>
    </Pressable>
  );
}

export const ProductGroupCard = ({ group }: { group: ProductGroup }) => (
  <View className="card card-first card-list">
    {group.products.map((product, index) => (
      <ProductLine key={product.productId} product={product} first={index === 0} />
    ))}
    <View className="risk-note">{group.wording}</View>
  </View>
);

/** Wording stands under its product wherever it is shown; nothing folds it. */
export const RiskNote = ({ wording }: { wording: string }) => <View className="risk-note">{wording}</View>;

export const ProductHeading = ({ product }: { product: ProductCard }) => (
  <View className="product-head">
    <Heading level={1} className="product-name">
      {product.name}
    </Heading>
    <View className="product-tags">
      <Tag tone="brand">{product.familyName}</Tag>
    </View>
  </View>
);
