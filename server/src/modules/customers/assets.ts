import type { Tier } from '@yinqiao/shared/domain';

/** Classes of assets by their lower end, in 万元: a class like the tier, never a figure (C1). */
const assetClasses = [0, 5, 20, 50, 600] as const;
export type AssetClass = (typeof assetClasses)[number];

/** The class of an amount. @param wan in 万元 */
export const assetClassOf = (wan: number): AssetClass => [...assetClasses].reverse().find((least) => wan >= least) ?? 0;

/** What is known of a person's assets by the tier alone. */
export const leastAssets: Record<Tier, AssetClass> = { mass: 0, affluent: 5, vip: 50, private: 600 };
