export { deleteFile, openFile, storeFile } from './files';
