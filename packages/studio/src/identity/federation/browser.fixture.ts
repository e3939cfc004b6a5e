/** As much of a browser as a sign-in needs: cookies by host and port, redirects, and forms. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>()

  async get(url: string): Promise<Response> {
    return this.#fetch(url, {})
  }

  /** Follows redirects until an answer stays, or until `stopAt` is where the next would go. */
  async follow(url: string, stopAt?: string): Promise<{ response: Response; url: string }> {
    let [at, response] = [url, await this.get(url)]
    for (let steps = 0; steps < 20 && response.status >= 300 && response.status < 400; steps += 1) {
      const next = new URL(response.headers.get('location') ?? '', at).href
      if (stopAt !== undefined && next.startsWith(stopAt)) return { response, url: next }
      ;[at, response] = [next, await this.get(next)]
    }
    return { response, url: at }
  }

  /** Signs in and consents at oidc-provider's own pages, up to the address that it sends back to. */
  async signInAt(url: string, login: string, callback: string): Promise<string> {
    let { response, url: at } = await this.follow(url, callback)
    for (let pages = 0; pages < 5 && !at.startsWith(callback); pages += 1) {
      const page = await response.text()
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? []
      const [, prompt] = /name="prompt" value="([^"]+)"/.exec(page) ?? []
      if (action === undefined || prompt === undefined) throw new Error(`no form at ${new URL(at).pathname}`)
      const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) })
      const target = new URL(action, at).href
      const posted = await this.#fetch(target, { method: 'POST', body })
      const next = new URL(posted.headers.get('location') ?? '', target).href
      ;({ response, url: at } = next.startsWith(callback)
        ? { response: posted, url: next }
        : await this.follow(next, callback))
    }
    return at
  }

  cookie(url: string, name: string): string | undefined {
    return this.cookies.get(new URL(url).host)?.get(name)
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const jar = this.cookies.get(new URL(url).host) ?? new Map<string, string>()
    this.cookies.set(new URL(url).host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      headers: cookie === '' ? {} : { cookie },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const split = pair.indexOf('=')
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)]
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
}
