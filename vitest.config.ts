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
      '@fourthright/server/client': fileURLToPath(
        new URL('./packages/server/src/client/index.ts', import.meta.url),
      ),
      '@fourthright/server': source('server'),
      '@fourthright/plays/explore': fileURLToPath(
        new URL('./packages/plays/src/explore/index.ts', import.meta.url),
      ),
      '@fourthright/plays': source('plays'),
      '@fourthright/lab': source('lab'),
    },
  },
}

export default defineConfig({
  test: {
    // Half of the tests wait for something else: a database, a browser, a process.
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: 'fast',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'slow',
          include: ['packages/*/src/**/*.slow.{ts,tsx}', 'test/**/*.slow.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
})
