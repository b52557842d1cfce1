/** The dependency direction of the house (ARCHITECTURE.md): calls go down, facts go up. */
const rule = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

// A module calls only those before it in this list, through their index.ts; what happened travels back as events.
const MAY_CALL = {
  orgs: [],
  approvals: ['orgs'],
  products: [],
  content: ['orgs', 'products'],
  customers: ['orgs'],
  consents: ['customers'],
  tasks: ['orgs'],
  outreach: ['orgs', 'customers', 'consents', 'content', 'products'],
  benefits: ['customers', 'consents', 'products'],
  campaigns: ['orgs', 'customers', 'consents', 'products', 'content', 'benefits'],
  channels: ['orgs', 'campaigns'],
  leads: ['orgs', 'approvals', 'customers', 'consents', 'products', 'tasks', 'outreach', 'channels'],
  journeys: ['orgs', 'customers', 'consents', 'leads'],
  merges: ['orgs', 'customers', 'consents', 'tasks', 'outreach', 'benefits', 'leads'],
  delegations: ['orgs', 'products', 'content', 'campaigns', 'tasks'],
};
const OWNERS = Object.keys(MAY_CALL);
const SCREENS = ['desk', 'portal', 'cockpit'];
const moduleRules = OWNERS.map((name) =>
  rule(
    `${name}-calls-down-only`,
    { path: `^server/src/modules/${name}/`, pathNot: '[.]test[.]ts$' },
    { path: '^server/src/modules/', pathNot: `^server/src/modules/(${[name, ...MAY_CALL[name]].join('|')})/` },
  ),
);

module.exports = {
  forbidden: [
    rule('shared-imports-nobody', { path: '^shared/' }, { path: '^(server|wecom-sidebar|miniapp|test)/' }),
    rule('shared-has-no-node', { path: '^shared/', pathNot: '([.]test[.]ts$|/generate[.]mjs$)' }, { dependencyTypes: ['core'] }),
    rule(
      'client-and-domain-ship-no-zod',
      { path: '^(shared/src/(client|domain)|miniapp|wecom-sidebar)/', pathNot: '[.]test[.]tsx?$' },
      { path: ['node_modules/zod/', '^shared/src/contracts/(?!routes[.]ts$)'], dependencyTypesNot: ['type-only'] },
    ),
    rule('routes-are-plain-data', { path: '^shared/src/contracts/routes[.]ts$' }, { path: '.' }),
    rule('leaf-workspaces', { path: '^server/(simulator|embedded-mongo)/' }, { path: '^(shared|wecom-sidebar|miniapp|server/src)/' }),
    rule('leaf-workspaces-are-strangers', { path: '^server/simulator/' }, { path: '^server/embedded-mongo/' }),
    rule('product-never-imports-the-simulator', { path: '^(server/src|shared|wecom-sidebar|miniapp)/' }, { path: '^server/simulator/' }),
    rule('clients-never-import-the-server', { path: '^(wecom-sidebar|miniapp)/' }, { path: '^server/' }),
    rule('platform-knows-no-module', { path: '^server/src/platform/' }, { path: '^server/src/(modules|wecom|wechat|events|demo)/' }),
    rule('vendors-know-no-module', { path: '^server/src/(wecom|wechat)/' }, { path: '^server/src/(modules|events|demo)/' }),
    rule('events-are-leaves', { path: '^server/src/events/' }, { path: '^server/src/(modules|platform|wecom|wechat|demo)/' }),
    rule(
      'modules-only-through-index',
      { path: '^server/src/modules/([^/]+)/' },
      { path: '^server/src/modules/', pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index[.]ts$'] },
    ),
    ...moduleRules,
    rule(
      'nobody-calls-the-screens',
      { path: `^server/src/modules/(?!(${SCREENS.join('|')})/)` },
      { path: `^server/src/modules/(${SCREENS.join('|')})/` },
    ),
    rule('nobody-imports-the-demo', { path: '^server/src/(?!demo/|main[.]ts$|app[.]ts$)' }, { path: '^server/src/demo/' }),
    rule(
      'capabilities-are-strangers',
      { path: '^wecom-sidebar/src/features/([^/]+)/' },
      { path: '^wecom-sidebar/src/features/', pathNot: '^wecom-sidebar/src/features/$1/' },
    ),
    rule('touch-and-desk-never-meet', { path: '^wecom-sidebar/src/ui/touch/' }, { path: '^wecom-sidebar/src/ui/desk/' }),
    rule('desk-and-touch-never-meet', { path: '^wecom-sidebar/src/ui/desk/' }, { path: '^wecom-sidebar/src/ui/touch/' }),
    rule('no-circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('no-unresolved', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|[.]data|[.]cache|node_modules/(?!zod/))' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
