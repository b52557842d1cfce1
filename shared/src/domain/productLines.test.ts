import { licenceForLine, licences, lineOfProduct, type ProductFamily, productFamilies } from './customer-words';

const needed = (family: ProductFamily) => {
  const licence = licenceForLine[lineOfProduct({ family, productLine: null })];
  return licence && licences[licence];
};

it('a product of every family is asked about on a line of its own kind, and whoever answers must be licensed for it', () => {
  const families = Object.keys(productFamilies) as ProductFamily[];
  expect(families.map((family) => [productFamilies[family], needed(family)])).toEqual([
    ['存款', null],
    ['结构性存款', '基金从业'],
    ['国债', null],
    ['理财', '基金从业'],
    ['基金', '基金从业'],
    ['养老金', '养老金资质'],
    ['保险', '保险销售'],
    ['贵金属', null],
    ['贷款', '个贷资质'],
    ['信用卡', null],
    ['私募', '私行资质'],
  ]);
});

it('a product of a family with several lines says which one is its own', () => {
  expect(lineOfProduct({ family: 'loan', productLine: 'renovation_loan' })).toBe('renovation_loan');
  expect(lineOfProduct({ family: 'loan', productLine: null })).toBe('loan');
});
