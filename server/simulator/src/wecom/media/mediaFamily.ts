import type { Family } from '../../family';
import { getMedia, mountImages } from './download';
import { uploadAttachment, uploadImage, uploadMedia } from './upload';

export const mediaFamily: Family = { mount: mountImages, weCom: [uploadMedia, uploadImage, uploadAttachment, getMedia] };
