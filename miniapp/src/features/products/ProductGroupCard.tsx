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

export const ProductHeading = ({ product, level = 1 }: { product: ProductCard; level?: 1 | 3 }) => (
  <View className="product-head">
    <Heading level={level} className="product-name">
      {product.name}
    </Heading>
    <View className="product-tags">
      <Tag tone="brand">{product.familyName}</Tag>
    </View>
  </View>
);

/** The one product that stands first: its figure large, its term beside it, and the fact it is recommended for. */
export function RecommendedCard({ product, why }: { product: ProductCard; why: string }) {
  const [headline, term] = product.facts;
  return (
    <View className="card card-first card-list">
      <Pressable id="recommended" role="link" className="product product-first" onPress={() => go.product(product.productId)}>
        <ProductHeading product={product} level={3} />
        <View className="recommended-figures">
          {headline && <Figure fact={headline} />}
          {term && <Figure fact={term} end />}
        </View>
        <View className="note">{`为什么推荐：${why}`}</View>
      </Pressable>
      <RiskNote wording={product.wording} />
    </View>
  );
}

const Figure = ({ fact: { label, value }, end = false }: { fact: ProductCard['facts'][number]; end?: boolean }) => (
  <View className={end ? 'figure-end' : ''}>
    <View className="note">{label}</View>
    <View className="rate">{value}</View>
  </View>
);
