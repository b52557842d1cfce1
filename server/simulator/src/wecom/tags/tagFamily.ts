import type { Family } from '../../family';
import { addCorpTag } from './addTags';
import { deleteCorpTag, editCorpTag } from './editTags';
import { getCorpTagList } from './getTags';
import { markTag } from './markTag';
import { changeTag, createTagGroup, deleteTag, listTagGroups } from './tagRoutes';

export const tagFamily: Family = {
  weCom: [getCorpTagList, addCorpTag, editCorpTag, deleteCorpTag, markTag],
  control: [listTagGroups, createTagGroup, changeTag, deleteTag],
};
