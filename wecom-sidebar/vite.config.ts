import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * One build, four entries, served by the product's own server. Relative asset addresses, so that a bank may mount it under a path;
 * one React, whatever the workspace hoists; the oldest engines WeCom ships decide the target.
 */
export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: ['chrome87', 'safari14'],
    rolldownOptions: { input: ['sidebar.html', 'workbench.html', 'console.html', 'playground.html'] },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/auth': 'http://127.0.0.1:3000', '/h5': 'http://127.0.0.1:3000' } },
});
