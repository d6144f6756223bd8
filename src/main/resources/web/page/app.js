import * as api from '/page/api.js'
import { $, clock, day, element, headRow, state } from '/page/dom.js'
import { drawHistory, drawStatus } from '/page/work.js'

const MOST_CHANGES = 100
const WAIT_SECONDS = 20

const REASONS = {
  PROVIDER_ERROR: 'the provider completed with an error',
  PROVIDER_REJECTED: 'the provider refused the request',
  INVALID_RESPONSE: 'the provider’s answers could not be trusted',
  PROVIDER_UNAVAILABLE: 'the provider did not answer',
  PROVIDER_UNAUTHORIZED: 'the provider refuses our key',
  PROVIDER_NOT_READY: 'the provider is still working on it',
  DEADLINE_EXCEEDED: 'the time ran out before the provider was asked',
  OVERLOADED: 'too many requests wait',
  RESULT_TOO_LARGE: 'the list is larger than Kafka takes',
}

let shown = null // {client} or {card}
let access = new AbortController()

const notice = (text, kind = '') => {
  $('notice').textContent = text
  $('notice').dataset.kind = kind
}

// --- access ---

const needToken = () => {
  $('token-box').hidden = false
  $('token-error').textContent = api.token.get() ? 'The service does not know this token.' : ''
  state('feed', 'warn', 'An access token is needed')
}

const told = failure => {
  if (failure.status === 401) needToken()
  return failure instanceof api.Refused ? failure.message : 'The service cannot be reached.'
}

$('token-form').addEventListener('submit', event => {
  event.preventDefault()
  api.token.set($('token').value.trim())
  $('token').value = ''
  $('token-box').hidden = true
  access.abort()
  look()
  $('query').focus()
})

// --- a client's cards ---

const amountRows = balances => balances.map(balance => {
  const row = element('tr')
  row.append(element('td', balance.iban ?? '–'), element('td', balance.currency ?? '–'))
  for (const field of ['amount', 'available_amount', 'blocked_amount', 'linked_amount']) {
    row.append(element('td', balance[field] ?? '–', 'number'))
  }
  return row
})

const cardItem = known => {
  const { card } = known
  const item = element('li', null, 'card')
  const head = element('div', null, 'card-head')
  const month = card.card_month ? String(card.card_month).padStart(2, '0') : '–'
  head.append(element('strong', card.card_mask ?? 'no mask'))
  head.append(element('span', `Status ${card.status}`, 'status'))
  head.append(element('span', `since ${day(known.status_since)}`, 'hint'))
  head.append(element('span', `expires ${month}/${card.card_year ?? '–'}`))
  const name = [card.first_name, card.last_name].filter(Boolean).join(' ')
  if (name) head.append(element('span', name))
  item.append(head, element('div', `${known.card_id} · state ${known.sequence}`, 'id'))
  if (known.listed_by.length > 1) item.append(element('div', `Listed by ${known.listed_by.join(', ')}`, 'hint'))
  if (card.balances.length) {
    const scroll = element('div', null, 'scroll balances')
    const table = element('table')
    table.append(headRow(['IBAN'], ['Currency'], ['Amount', 1], ['Available', 1], ['Blocked', 1], ['Linked', 1]))
    table.append(...amountRows(card.balances))
    scroll.append(table)
    item.append(scroll)
  } else {
    item.append(element('div', 'No balances.', 'hint'))
  }
  return item
}

const show = (cards, facts) => {
  $('cards').replaceChildren(...cards.map(cardItem))
  $('list-facts').textContent = facts
  $('found').hidden = false
  $('empty').hidden = true
}

const showClient = async id => {
  const list = await api.client(id)
  shown = { client: id }
  const age = Math.max(0, Math.round((Date.parse(list.as_of) - Date.parse(list.received_at)) / 1000))
  const more = list.pending.length ? ` ${list.pending.length} more are being written.` : ''
  show(list.cards, `${list.cards.length} cards of ${id}, as the provider listed them ${age} s before ${clock(list.as_of)}.${more}`)
  $('refresh').disabled = false
}

const showCard = async id => {
  const known = await api.card(id)
  shown = { card: id }
  show([known], `One card, listed by ${known.listed_by.join(', ')}, as of ${clock(known.as_of)}.`)
  $('refresh').disabled = true
}

const find = async id => {
  notice('Looking …')
  try {
    await showClient(id)
    notice('')
  } catch (failure) {
    if (failure.status !== 404) return notice(told(failure), 'bad')
    try {
      await showCard(id)
      notice('')
    } catch (none) {
      $('found').hidden = true
      shown = { client: id }
      $('refresh').disabled = none.status !== 404
      notice(none.status === 404 ? 'Nothing is known of this id yet. If it is a client, ask the provider.' : told(none), 'bad')
    }
  }
  drawChanges()
}

$('find').addEventListener('submit', event => {
  event.preventDefault()
  find($('query').value.trim())
})

$('refresh').addEventListener('click', async () => {
  const id = shown.client
  $('refresh').disabled = true
  notice('Asking the provider …')
  try {
    const answer = await api.refresh(id, WAIT_SECONDS)
    if (answer.outcome === 'snapshot') {
      await showClient(id)
      notice(`The provider answered: ${answer.snapshot.cards.length} cards, attempt ${answer.snapshot.attempts}.`, 'good')
    } else if (answer.outcome === 'failure') {
      notice(`No list: ${REASONS[answer.failure.reason] ?? answer.failure.reason} (${answer.failure.reason}, ${answer.failure.attempts} attempts).`, 'bad')
    } else {
      notice('No outcome yet. The request goes on; its changes will appear here.')
    }
  } catch (failure) {
    notice(told(failure), 'bad')
  } finally {
    $('refresh').disabled = false
  }
})

// --- changes ---

const changes = []
let lastId = null

const describe = ({ event, data }) => {
  if (event === 'status') {
    if (data.previous_status === null) return `first seen, status ${data.current_status}`
    if (data.current_status === null) return `gone, status was ${data.previous_status}`
    return `status ${data.previous_status} → ${data.current_status}`
  }
  const side = amounts => (amounts ? amounts.available_amount ?? amounts.amount ?? '–' : 'none')
  return `${data.iban ?? 'balance'} ${data.currency ?? ''}: available ${side(data.previous)} → ${side(data.current)}`
}

const changeItem = change => {
  const item = element('li')
  const at = element('time', clock(change.at))
  at.dateTime = new Date(change.at).toISOString()
  item.append(at, element('span', describe(change)))
  item.append(element('div', `card ${change.data.card_id} · client ${change.data.client_id}`, 'id'))
  return item
}

const wanted = ({ data }) => !$('only').checked || !shown
  || (shown.client ? data.client_id === shown.client : data.card_id === shown.card)

const drawChanges = () => {
  const visible = changes.filter(wanted)
  $('changes').replaceChildren(...visible.map(changeItem))
  $('no-changes').hidden = visible.length > 0
}

let due = null
const soon = () => {
  due ??= setTimeout(() => {
    due = null
    drawChanges()
  }, 200)
}

let again = null
const refreshShown = data => {
  const concerns = shown?.client ? data.client_id === shown.client : data.card_id === shown?.card
  if (!concerns || $('found').hidden) return
  clearTimeout(again)
  again = setTimeout(() => (shown.client ? showClient(shown.client) : showCard(shown.card)).catch(() => {}), 400)
}

const changed = ({ event, id, data }) => {
  if (id) lastId = id
  if (event === 'reset') {
    state('feed', 'warn', 'Live; some changes were missed')
  } else if (event) {
    const change = { event, data: JSON.parse(data), at: Date.now() }
    changes.unshift(change)
    changes.length = Math.min(changes.length, MOST_CHANGES)
    soon()
    refreshShown(change.data)
  }
}

$('only').addEventListener('change', drawChanges)

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const listen = async () => {
  for (;;) {
    access = new AbortController()
    try {
      await api.changes(lastId, access.signal, () => state('feed', 'good', 'Live'), changed)
      state('feed', 'warn', 'Connecting again …')
    } catch (failure) {
      if (failure.status === 401) {
        needToken()
        await new Promise(done => access.signal.addEventListener('abort', done, { once: true }))
      } else if (failure.name !== 'AbortError') {
        state('feed', 'bad', failure.status ? failure.message : 'Not connected; trying again')
      }
    }
    await pause(1500)
  }
}

// --- work ---

const look = async () => {
  try {
    const { status, problems } = await api.ready()
    state('ready', status === 'ready' ? 'good' : 'bad', status === 'ready' ? 'Ready' : `Not ready: ${problems.join('; ')}`)
  } catch {
    return state('ready', 'bad', 'The service cannot be reached')
  }
  try {
    const [now, past] = await Promise.all([api.status(), api.history()])
    drawStatus(now)
    drawHistory(past)
  } catch (failure) {
    told(failure)
  }
}

look()
setInterval(look, 5000)
listen()
