/**
 * Gini coefficient of given ÷ entitled, each RM weighted by what they were entitled to: 0 when everyone got what they were
 * entitled to, towards 1 when few got all. Weighted, because a lead more or less says little about somebody entitled to half a one.
 * @returns null when nobody was entitled to or given anything
 */
export function gini(shares: readonly { entitled: number; given: number }[]): number | null {
  const counted = shares.filter(({ entitled, given }) => entitled > 0 && given >= 0);
  const entitled = counted.reduce((sum, share) => sum + share.entitled, 0);
  const given = counted.reduce((sum, share) => sum + share.given, 0);
  if (entitled === 0 || given === 0) return null;
  // The area under the Lorenz curve, by trapezoids from the least to the most favoured.
  const ordered = [...counted].sort((a, b) => a.given * b.entitled - b.given * a.entitled);
  let [before, area] = [0, 0];
  for (const share of ordered) {
    area += (share.entitled / entitled) * ((2 * before + share.given) / given / 2);
    before += share.given;
  }
  return 1 - 2 * area;
}
