import js from '@eslint/js';
import globals from 'globals';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['**/dist/', '**/out/', '**/node_modules/', 'coverage/', '.data/', '.cache/', '**/generated/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Transactions have one door, and the machine's clock has one reader (ARCHITECTURE.md, data decisions).
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/platform/db/**', 'server/src/platform/clock/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='startSession']", message: 'Transactions have one door: platform/db transact().' },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Only platform/clock reads the clock of the machine.',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Only platform/clock reads the clock of the machine.',
        },
      ],
    },
  },
  { files: ['wecom-sidebar/**/*.tsx', 'miniapp/**/*.tsx'], extends: [reactHooks.configs.flat['recommended']] },
  { files: ['**/*.{mjs,cjs,js}'], languageOptions: { globals: globals.node } },
);
