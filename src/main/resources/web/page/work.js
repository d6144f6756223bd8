// What the instance is at, and all instances.

import { chart } from '/page/charts.js'
import { $, clock, element, headRow, whole } from '/page/dom.js'

const GATES = { OPEN: 'open', HELD: 'held, as the provider asked', FAILING: 'closed, calls fail', KEY_REFUSED: 'closed, our key is refused' }

export const drawStatus = status => {
  const figures = [
    ['Calls in flight', `${whole(status.in_flight)} of ${whole(status.in_flight_limit)}`],
    ['Requests pending', whole(status.pending)],
    ['Oldest pending', `${whole(status.oldest_pending_seconds)} s`],
    ['Way to the provider', GATES[status.gate] ?? '–'],
  ]
  $('now').replaceChildren(...figures.map(([name, value]) => {
    const group = element('div')
    group.append(element('dt', name), element('dd', value))
    return group
  }))
  $('problems').replaceChildren(...status.problems.map(problem => element('li', problem)))
  const parts = names => {
    const by = {}
    names.forEach(name => {
      const at = name.lastIndexOf('-')
      ;(by[name.slice(0, at)] ??= []).push(Number(name.slice(at + 1)))
    })
    return Object.entries(by).map(([topic, numbers]) => `${topic}: ${numbers.sort((a, b) => a - b).join(' ')}`)
  }
  const rows = status.instances.map(({ host, active, standby }) => {
    const row = element('tr')
    const name = element('th', host === status.instance ? `${host} (this one)` : host)
    name.scope = 'row'
    const list = names => {
      const cell = element('td')
      parts(names).forEach(line => cell.append(element('div', line)))
      if (!names.length) cell.append('–')
      return cell
    }
    row.append(name, list(active), list(standby))
    return row
  })
  $('instances').replaceChildren(headRow(['Instance'], ['Active'], ['Standby']), ...rows)
}

export const drawHistory = ({ samples, interval_seconds: interval }) => {
  const all = field => samples.map(sample => sample[field])
  const rate = (...fields) => samples.map(sample => fields.reduce((sum, field) => sum + sample[field], 0) / interval)
  const short = value => (value >= 100 ? whole(value) : (Math.round(value * 10) / 10).toLocaleString())
  $('charts').replaceChildren(
    chart('Outcomes', 'a second', [{ name: 'snapshots', values: rate('snapshots') }, { name: 'failures', values: rate('failures') }], short),
    chart('Provider latency', 'ms', [{ name: 'p50', values: all('latency_p50_ms') }, { name: 'p95', values: all('latency_p95_ms') }], whole),
    chart('Calls', 'a second', [{ name: 'all', values: rate('calls') }, { name: 'failed', values: rate('call_errors') }], short),
    chart('Calls in flight', '', [{ name: '', values: all('in_flight') }], whole),
    chart('Requests pending', '', [{ name: '', values: all('pending') }], whole),
    chart('Oldest pending', 's', [{ name: '', values: all('oldest_pending_seconds') }], whole),
    chart('Changes', 'a second', [{ name: 'status', values: rate('status_changes') }, { name: 'balance', values: rate('balance_changes') }], short),
  )
  const fields = [['snapshots', 'Snapshots'], ['failures', 'Failures'], ['calls', 'Calls'], ['call_errors', 'Failed calls'],
    ['in_flight', 'In flight'], ['pending', 'Pending'], ['latency_p50_ms', 'p50 ms'], ['latency_p95_ms', 'p95 ms']]
  $('history').replaceChildren(
    headRow(['Time'], ...fields.map(([, name]) => [name, 1])),
    ...samples.slice(-24).reverse().map(sample => {
      const row = element('tr')
      row.append(element('td', clock(sample.at)))
      fields.forEach(([field]) => row.append(element('td', sample[field] === null ? '–' : whole(sample[field]), 'number')))
      return row
    }))
}
