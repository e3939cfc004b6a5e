import { behavesLikeAnApp } from '../app.cases.js'
import { askApp } from '../app.fixture.js'
import { filesApp } from './filesApp.js'

behavesLikeAnApp({
  app: filesApp,
  module: new URL('../../../dist/apps/files/filesApp.js', import.meta.url).href,
  exported: 'filesApp',
  page: '/',
  live: '/live',
  async read({ socketPath }, path) {
    const { status, body } = await askApp(socketPath, `/api/file?${new URLSearchParams({ path })}`)
    return status === 200 ? body : undefined
  },
})
