import { mergeInternalComponents } from '@tarojs/shared';
import { SPOKEN_ATTRIBUTES } from './spoken-attributes';

mergeInternalComponents(SPOKEN_ATTRIBUTES);
