import { createRequire } from 'node:module';
import { buildIfStale } from './build.mjs';

const entry = await buildIfStale();
process.setSourceMapsEnabled(true);
createRequire(import.meta.url)(entry);
