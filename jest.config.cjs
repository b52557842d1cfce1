const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true, decorators: false },
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
};
const common = { rootDir: __dirname, transform, modulePathIgnorePatterns: ['/dist/', '/out/', '/[.]data/', '/[.]cache/'] };
const rooms = (...names) => names.map((name) => `<rootDir>/test/${name}`);

module.exports = {
  // Generous, because a test polls for states and a loaded machine is slow; nothing here is a measurement.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      roots: ['<rootDir>/shared', '<rootDir>/server', '<rootDir>/miniapp/src', ...rooms('scenarios', 'integration', 'weapp-host')],
    },
    { ...common, displayName: 'faults', testEnvironment: 'node', roots: rooms('faults') },
    { ...common, displayName: 'pages', testEnvironment: 'node', roots: rooms('e2e') },
    {
      ...common,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/support/browser-env.cjs',
      roots: ['<rootDir>/wecom-sidebar'],
      moduleNameMapper: { '[.](css|scss)$': '<rootDir>/test/support/style.cjs' },
    },
  ],
};
