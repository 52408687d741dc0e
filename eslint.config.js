import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

/** Code that only tests and measurements run. */
const tests = [
  '**/*.test.ts',
  '**/*.fake.ts',
  '**/fixtures/**',
  'packages/testing/src/contract/**',
  'test/**',
  'bench/**',
];

/** `as` hides what the compiler knows; the few places that must are functions whose name says that they check. */
const CASTS = {
  selector:
    'TSAsExpression:not([typeAnnotation.typeName.name="const"])' +
    ':not(FunctionDeclaration[id.name=/^(assert|parse|is)/] *):not(MethodDefinition[key.name=/^(assert|parse)/] *)',
  message: 'Cast only inside a function named assert… or parse…',
};

export default defineConfig(
  {
    ignores: ['**/dist/', '**/generated/', '.cache/', 'coverage/', 'storybook-static/', '**/*.js', '!eslint.config.js'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'packages/*/tsconfig.json'] } },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-warning-comments': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-syntax': ['error', CASTS],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An interface may ask for a promise that one of its implementations has at once.
      '@typescript-eslint/require-await': 'off',
      // Numbers and booleans read well in a template; what does not is objects, which stay an error.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Types whose only use is to say how a value and its name belong together.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['packages/{elements,widgets}/**/*.ts', 'demo/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    settings: { litHtmlSources: ['lit', 'lit/static-html.js'] },
  },
  {
    // A suite is one function, and a test may build what the types forbid.
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' }] },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The types of @open-wc/testing call every `.equal()` a promise, so the rule would fire on each; only this one is.
    files: ['**/*.browser.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExpressionStatement > CallExpression[callee.property.name="accessible"]', message: 'Await it.' },
      ],
    },
  },
  { files: ['**/types.test.ts'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  { files: ['vite.config.ts', '.storybook/**', 'stories/**', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
);
