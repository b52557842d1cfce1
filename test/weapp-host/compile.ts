import { TmplGroup } from 'glass-easel-template-compiler';
import type { Dist } from './dist';

interface Problem {
  message: string;
  start: [number, number];
}

/**
 * Compiles every template and template script with WeChat's own compiler.
 * @returns JavaScript source which evaluates to `{ [path]: template }`, and what the compiler complains about, one line each
 */
export function compileTemplates(dist: Dist): { source: string; warnings: string[] } {
  const group = new TmplGroup();
  const warnings: string[] = [];
  for (const [file, text] of dist.templates) {
    for (const problem of group.addTmpl(file, text) as Problem[])
      warnings.push(`${file}.wxml:${problem.start.join(':')} ${problem.message}`);
  }
  for (const [file, text] of dist.scripts) group.addScript(file, text);
  const source = group.getTmplGenObjectGroups();
  group.free();
  return { source, warnings };
}
