import { color, font, miniType, motion, radius, shadow, space, webType } from './tokens';

const kebab = (name: string) =>
  name
    .replace(/([A-Z])/g, '-$1')
    .replace(/(\d)/g, '-$1')
    .toLowerCase();
const NOTICE = 'Generated from tokens.ts by `npm run tokens -w shared`. Do not edit.';

/** The tokens as CSS custom properties for the web clients. */
export function tokensCss(): string {
  const lines = [
    ...Object.entries(color).map(([name, value]) => `--${kebab(name)}: ${value};`),
    ...Object.entries(radius).map(([name, value]) => `--radius-${name}: ${value}px;`),
    ...Object.entries(space).map(([name, value]) => `--space-${name}: ${value}px;`),
    ...Object.entries(webType).map(([name, value]) => `--type-${name}: ${value}px;`),
    `--shadow: ${shadow};`,
    `--font: ${font};`,
    `--motion: ${motion};`,
  ];
  return `/* ${NOTICE} */\n:root {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** The tokens as SCSS variables for the mini-program, in its 750-wide units. */
export function tokensScss(): string {
  const double = (value: number) => `${value * 2}px`;
  const lines = [
    ...Object.entries(color).map(([name, value]) => `$${kebab(name)}: ${value};`),
    ...Object.entries(radius).map(([name, value]) => `$radius-${name}: ${double(value)};`),
    ...Object.entries(space).map(([name, value]) => `$space-${name}: ${double(value)};`),
    ...Object.entries(miniType).map(([name, value]) => `$type-${name}: ${value}px;`),
    `$shadow: ${shadow};`,
    `$font: ${font};`,
    `$motion: ${motion};`,
  ];
  return `// ${NOTICE}\n${lines.join('\n')}\n`;
}
