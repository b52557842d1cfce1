import { flattenTree } from './tree';

const rows = [
  { id: 'yunjiang', parentId: 'hq' },
  { id: 'binjiang', parentId: 'hedong' },
  { id: 'hedong', parentId: 'yunjiang' },
  { id: 'qinghe', parentId: 'hq' },
];
const lines = (folded: string[]) => flattenTree(rows, (row) => row.id, new Set(folded)).map(({ row, depth }) => `${depth} ${row.id}`);

describe('a tree in a table', () => {
  it('puts parents before children whatever the order, from the own unit down', () => {
    expect(lines([])).toEqual(['0 yunjiang', '1 hedong', '2 binjiang', '0 qinghe']);
  });

  it('leaves out what lies under a folded line', () => {
    expect(lines(['yunjiang'])).toEqual(['0 yunjiang', '0 qinghe']);
    expect(lines(['hedong'])).toEqual(['0 yunjiang', '1 hedong', '0 qinghe']);
  });
});
