export * from './conditions';
export * from './defaultLadder';
export * from './ruleSet';
export * from './ties';
