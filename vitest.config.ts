import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url))

const shared = {
  resolve: {
    alias: {
      '@fourthright/guide': source('guide'),
      '@fourthright/policy': source('policy'),
      '@fourthright/studio/admin': fileURLToPath(
        new URL('./packages/studio/src/admin/index.ts', import.meta.url),
      ),
      '@fourthright/studio': source('studio'),
      '@fourthright/plays': source('plays'),
      '@fourthright/lab': source('lab'),
    },
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'fast',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'slow',
          include: ['packages/*/src/**/*.slow.ts', 'test/**/*.slow.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
})
