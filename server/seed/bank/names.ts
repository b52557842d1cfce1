import type { Random } from './random';

export type Gender = 'male' | 'female';

const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 70],
  ['李', 70],
  ['张', 65],
  ['刘', 52],
  ['陈', 45],
  ['杨', 30],
  ['黄', 24],
  ['赵', 22],
  ['吴', 20],
  ['周', 20],
  ['徐', 15],
  ['孙', 15],
  ['马', 13],
  ['朱', 12],
  ['胡', 12],
  ['郭', 11],
  ['何', 11],
  ['林', 11],
  ['高', 10],
  ['罗', 10],
  ['郑', 9],
  ['梁', 9],
  ['谢', 8],
  ['宋', 8],
  ['唐', 8],
  ['许', 8],
  ['邓', 7],
  ['韩', 7],
  ['冯', 7],
  ['曹', 7],
  ['彭', 6],
  ['曾', 6],
  ['肖', 6],
  ['田', 6],
  ['董', 6],
  ['潘', 5],
  ['袁', 5],
  ['蔡', 5],
  ['蒋', 5],
  ['余', 5],
  ['于', 5],
  ['杜', 5],
  ['叶', 5],
  ['程', 5],
  ['魏', 5],
  ['苏', 5],
  ['吕', 5],
  ['丁', 5],
  ['任', 4],
  ['沈', 4],
  ['姚', 4],
  ['卢', 4],
  ['姜', 4],
  ['崔', 4],
  ['钟', 4],
  ['谭', 4],
  ['陆', 4],
  ['汪', 4],
  ['范', 4],
  ['石', 4],
];

/** By generation: people born before 1965, before 1985, and after. */
const GIVEN: Record<Gender, readonly (readonly [first: string, second: string])[]> = {
  male: [
    ['建国志永德福贵长庆文', '明生华才林平海山发祥'],
    ['志伟建文海晓永俊立国', '强军斌辉鹏峰勇涛刚波'],
    ['子浩宇俊嘉思明一博泽', '轩然航辰睿恒远阳泽文'],
  ],
  female: [
    ['秀桂玉淑凤春月素翠美', '兰英珍华芳梅琴云娥荣'],
    ['丽晓雪海红艳文小慧燕', '娟敏燕玲芬霞静萍琳洁'],
    ['雨思梦欣佳子若诗语一', '涵琪怡萱彤瑶悦宁晴妍'],
  ],
};

/** Public figures the syllables could spell by accident. */
export const PUBLIC_FIGURES: ReadonlySet<string> = new Set([
  '李建国',
  '王建国',
  '张建国',
  '陈建国',
  '张国强',
  '王志文',
  '陈志朋',
  '李玉刚',
  '李海峰',
  '王海峰',
  '杨丽萍',
  '李雪琴',
  '张海鹏',
  '李文华',
  '王一博',
  '李子轩',
  '王思聪',
  '李宇春',
  '陈思诚',
  '刘诗诗',
  '张雨绮',
  '杨思琦',
  '刘思彤',
  '李佳琪',
  '李思琪',
  '刘文静',
  '何美兰',
  '李秀英',
  '王玉珍',
  '张桂梅',
  '王永强',
  '李永波',
  '王文涛',
  '刘国梁',
  '孙俊峰',
  '王俊凯',
  '李俊峰',
  '马化腾',
  '马明哲',
  '张文宏',
  '王小波',
  '张晓波',
]);

const generation = (bornIn: number): number => (bornIn < 1965 ? 0 : bornIn < 1985 ? 1 : 2);

/** A surname and a given name of two characters as that generation was named; never a public figure's. */
export function drawName(random: Random, gender: Gender, bornIn: number): string {
  const [first, second] = GIVEN[gender][generation(bornIn)] ?? ['', ''];
  for (;;) {
    const name = random.weighted(SURNAMES) + random.pick([...first]) + random.pick([...second]);
    if (!PUBLIC_FIGURES.has(name) && name.charAt(1) !== name.charAt(2)) return name;
  }
}
