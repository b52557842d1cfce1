export { deleteFile, filesStoredBefore, openFile, storeFile } from './files';
