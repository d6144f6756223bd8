// The service's HTTP interface: /openapi.json describes it.

const KEY = 'card-state-token'

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: value => sessionStorage.setItem(KEY, value),
  clear: () => sessionStorage.removeItem(KEY),
}

export class Refused extends Error {
  constructor(status, detail) {
    super(detail)
    this.status = status
  }
}

const headers = more => {
  const all = new Headers(more)
  if (token.get()) all.set('Authorization', `Bearer ${token.get()}`)
  return all
}

const failure = async answer => {
  const problem = await answer.json().catch(() => ({}))
  return new Refused(answer.status, problem.detail ?? `The service answered ${answer.status}.`)
}

export const ask = async (path, options = {}) => {
  const answer = await fetch(path, { ...options, headers: headers(options.headers), cache: 'no-store' })
  if (!answer.ok) throw await failure(answer)
  return answer.json()
}

export const ready = async () => (await fetch('/ready', { cache: 'no-store' })).json()

export const client = id => ask(`/v1/clients/${encodeURIComponent(id)}/cards`)
export const card = id => ask(`/v1/cards/${encodeURIComponent(id)}`)
export const refresh = (id, wait) => ask(`/v1/clients/${encodeURIComponent(id)}/refresh?wait=${wait}`, { method: 'POST' })
export const status = () => ask('/v1/status')
export const history = () => ask('/v1/history')

// Server-sent events over fetch, since EventSource sends no token. Calls back with {event, id, data}.
export const changes = async (lastId, signal, opened, changed) => {
  const answer = await fetch('/v1/changes', {
    headers: headers(lastId ? { 'Last-Event-ID': lastId } : {}), signal, cache: 'no-store',
  })
  if (!answer.ok) throw await failure(answer)
  opened()
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop()
    blocks.forEach(block => changed(parse(block)))
  }
}

const parse = block => {
  const found = {}
  block.split('\n').forEach(line => {
    const at = line.indexOf(':')
    if (at > 0) found[line.slice(0, at)] = line.slice(at + 1).trim()
  })
  return found
}
