// Small line charts of the last minutes, as SVG with a title and a description.

const NS = 'http://www.w3.org/2000/svg'
const WIDTH = 300
const HEIGHT = 84

const svg = (name, attributes = {}) => {
  const made = document.createElementNS(NS, name)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

const points = (values, top) => {
  const step = WIDTH / Math.max(1, values.length - 1)
  return values
    .map((value, i) => (value === null ? null : [i * step, HEIGHT - 2 - (value / top) * (HEIGHT - 8)]))
}

const path = places => {
  let drawn = ''
  let broken = true
  places.forEach(place => {
    if (place === null) {
      broken = true
    } else {
      drawn += `${broken ? 'M' : 'L'}${place[0].toFixed(1)} ${place[1].toFixed(1)}`
      broken = false
    }
  })
  return drawn
}

const text = (name, content, className) => {
  const made = document.createElement(name)
  made.textContent = content
  if (className) made.className = className
  return made
}

const last = values => values.filter(value => value !== null).at(-1)

// series: [{name, values}], one or two
export const chart = (title, unit, series, format) => {
  const top = Math.max(1, ...series.flatMap(({ values }) => values.map(value => value ?? 0))) * 1.1
  const figure = document.createElement('figure')
  const caption = document.createElement('figcaption')
  caption.append(`${title} `)
  series.forEach(({ name, values }, i) => {
    const now = last(values)
    caption.append(text('b', now === undefined ? '–' : format(now)), ' ')
    caption.append(text('span', `${name ? name + ' ' : ''}${unit} `, i ? 'two-text' : 'one-text'))
  })
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' })
  const said = svg('title')
  said.textContent = `${title}: ` + series
    .map(({ name, values }) => {
      const now = last(values)
      return `${name || unit} now ${now === undefined ? 'nothing' : format(now)}, at most ${format(Math.max(0, ...values.map(v => v ?? 0)))}`
    }).join('; ')
  drawing.append(said, svg('line', { x1: 0, x2: WIDTH, y1: HEIGHT - 1, y2: HEIGHT - 1, class: 'axis' }))
  series.forEach(({ values }, i) => {
    const line = path(points(values, top))
    if (line && !i && !values.includes(null)) {
      drawing.append(svg('path', { d: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`, class: 'area' }))
    }
    if (line) drawing.append(svg('path', { d: line, class: `line ${i ? 'two' : 'one'}` }))
  })
  figure.append(caption, drawing)
  return figure
}
