import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensCss, tokensScss } from '../../shared/src/tokens/render';

const generated = (name: string) => readFileSync(join(__dirname, '../../shared/src/tokens/generated', name), 'utf8');

test('the generated style files say what tokens.ts says', () => {
  expect(generated('tokens.css')).toBe(tokensCss());
  expect(generated('tokens.scss')).toBe(tokensScss());
});
