import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const platform = { target: 'http://127.0.0.1:4000' }

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { '/api': platform, '/dev': platform }, fs: { allow: ['..'] } },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
})
