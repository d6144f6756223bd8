// Small helpers to build the page: text goes in as text, never as markup.

export const $ = id => document.getElementById(id)

export const element = (name, content, className) => {
  const made = document.createElement(name)
  if (content !== undefined && content !== null) made.append(content)
  if (className) made.className = className
  return made
}

export const state = (id, kind, text) => {
  $(id).dataset.kind = kind
  $(`${id}-text`).textContent = text
}

export const headRow = (...names) => {
  const row = element('tr')
  names.forEach(([name, number]) => {
    const cell = element('th', name, number ? 'number' : '')
    cell.scope = 'col'
    row.append(cell)
  })
  return row
}

export const clock = iso => new Date(iso).toLocaleTimeString([], { hour12: false })
export const day = iso => new Date(iso).toLocaleString([], { hour12: false })
export const whole = number => Math.round(number).toLocaleString()
