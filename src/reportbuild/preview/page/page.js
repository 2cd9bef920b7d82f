// The page of a preview: it hears what is new, and shows it where somebody looks.

import { element, Pages, placesOf } from './pages.js'
import { Reading } from './reading.js'

const by = id => document.getElementById(id)
const pages = new Pages(by('pages'))
const reading = new Reading(by('reading'), by('unread'))

let [language, section] = location.hash.slice(1).split('/').map(decodeURIComponent)
let news = null // what was told last
let source = null
let pending = section ? { section, passage: 0 } : null // where to be as soon as it is there
let place = pending
let followed = null
let leading = '' // the pane that somebody scrolls: the other one goes along

// --- what is told ----------------------------------------------------------------------------

const listen = () => {
  source?.close()
  const asked = new URLSearchParams({ language: language ?? '', section: place?.section ?? '' })
  source = new EventSource(`/events?${asked}`)
  source.onmessage = message => hear(JSON.parse(message.data))
  source.onerror = () => { by('status').textContent = 'The preview has ended, or is away.' }
}

const hear = told => {
  news = told
  language = told.language
  if (told.shown || !by('title').told) {
    by('title').told = true
    by('title').textContent = told.shown?.title ?? told.name
    document.title = `${by('title').textContent} (preview)`
  }
  by('pages').classList.toggle('before', pages.language !== undefined && !told.shown)
  languages()
  findings()
  status()
  if (told.shown) show(told.shown)
}

const show = async shown => {
  if (pages.language !== shown.language) {
    pages.clear()
    pages.language = shown.language
  }
  pages.show(shown)
  sections(shown)
  if (pending && pages.part(pending.section)) {
    const wanted = pending
    if (pages.part(wanted.section).pdf) pending = null
    await pages.go(wanted)
    look(wanted)
  }
  const { follow } = shown
  const isNew = follow && followed !== null && follow.turn > followed
  followed = Math.max(followed ?? 0, follow?.turn ?? 0)
  if (isNew && by('follow').checked) {
    leading = ''
    pages.follow(follow)
    look(follow, follow.passage)
  } else if (place) {
    reading.show(pages.part(place.section), language, null)
  } else {
    look({ section: shown.parts[0]?.id, passage: 0 })
  }
}

// Look at a place: the reading text goes there, and so does whatever names the section.
const look = ({ section, passage }, edited = -1) => {
  place = { section, passage }
  const part = pages.part(section)
  by('section').value = section
  by('reading-of').textContent = part?.title ?? ''
  history.replaceState(null, '', `#${encodeURIComponent(language)}/${encodeURIComponent(section)}`)
  return reading.show(part, language, passage, edited)
}

// --- the head --------------------------------------------------------------------------------

const open = ({ missing = 0, stale = 0, faulty = 0 }) =>
  Object.entries({ missing, stale, faulty })
    .filter(([, number]) => number)
    .map(([what, number]) => `${number} ${what}`)
    .join(', ')

const same = (node, told) => {
  const now = JSON.stringify(told)
  if (node.told === now) return true
  node.told = now
  return false
}

const languages = () => {
  const choice = by('languages')
  if (same(choice, [news.tongues, language])) return
  const focused = choice.contains(document.activeElement)
  const labels = news.tongues.map(({ tag, name, counts }) => {
    const input = element('input', { type: 'radio', name: 'language', value: tag })
    input.checked = tag === language
    const left = open(counts)
    const words = element('bdi', { lang: tag, textContent: name })
    const title = 'segments' in counts
      ? `${counts.translated} of ${counts.segments} segments translated, ${counts.unapproved} not approved`
      : ''
    return element('label', { title }, input, words,
      element('small', { className: 'open', textContent: left }))
  })
  choice.replaceChildren(choice.querySelector('legend'), ...labels)
  if (focused) choice.querySelector(':checked')?.focus()
}

by('languages').addEventListener('change', async event => {
  if (leading === 'pages') place = await pages.place() ?? place
  pending = place
  leading = ''
  language = event.target.value
  followed = null
  listen()
})

const sections = shown => {
  const choice = by('section')
  if (!same(choice, shown.parts.map(({ id, title }) => [id, title]))) {
    choice.replaceChildren(...shown.parts.map(({ id, title }) =>
      element('option', { value: id, textContent: title, dir: shown.direction })))
  }
  if (place) choice.value = place.section
}

by('section').addEventListener('change', async event => {
  leading = ''
  pending = null
  const wanted = { section: event.target.value, passage: 0 }
  await pages.go(wanted)
  look(wanted)
})

const status = () => {
  const { shown, fault, looking, seconds, findings } = news
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const notice = by('notice')
  notice.hidden = !fault && !shown?.before
  notice.textContent = fault
    ? `The builder has a fault of its own: ${fault}. What is shown is as of before.`
    : `${errors === 1 ? 'An error stands' : 'Errors stand'} in the sources: these pages are as of before.`
  const parts = []
  const name = news.tongues.find(({ tag }) => tag === language)?.name ?? ''
  if (!shown) parts.push(errors ? 'Nothing to show until errors are mended' : `Reading ${name} …`)
  else if (shown.done < shown.of) parts.push(`${shown.done} of ${shown.of} sections pressed`)
  else parts.push(shown.before ? 'As of before' : `Up to date${seconds ? ` in ${seconds.toFixed(1)} s` : ''}`)
  if (shown?.draft) parts.push('draft')
  if (looking) parts.push('checking all languages')
  by('status').textContent = parts.join(' · ')
}

// --- findings --------------------------------------------------------------------------------

const findings = () => {
  const list = by('findings')
  if (same(list, [news.findings, language])) return
  const isOurs = ({ editions }) => !editions.length || editions.includes(language)
  const gravest = ['error', 'hold', 'warning']
  const count = severity => news.findings.filter(one => one.severity === severity).length
  const counted = gravest
    .map(severity => [count(severity), severity])
    .filter(([number]) => number)
    .map(([number, severity]) => `${number} ${severity}${number > 1 ? 's' : ''}`)
  by('count').textContent = counted.join(', ') || 'none'
  const ordered = gravest.flatMap(severity => {
    const all = news.findings.filter(one => one.severity === severity)
    return [...all.filter(isOurs), ...all.filter(one => !isOurs(one))]
  })
  list.replaceChildren(...ordered.map(finding))
}

const finding = one => {
  const where = one.line ? `${one.path}:${one.line}` : one.path
  const button = element('button', { type: 'button', textContent: where })
  button.addEventListener('click', () => goTo(one))
  const words = element('div', { className: 'words', dir: 'auto', textContent: `${one.message} ` })
  words.append(element('small', { textContent: [one.code, ...one.editions].join(' · ') }))
  if (one.hint) words.append(element('span', { className: 'quiet', textContent: one.hint }))
  return element('li', { className: one.severity },
    element('b', { textContent: one.severity }), element('span', {}, button), words)
}

const goTo = async ({ path, line, editions }) => {
  if (editions.length && !editions.includes(language)) {
    const input = by('languages').querySelector(`input[value="${CSS.escape(editions[0])}"]`)
    input?.click()
    return
  }
  const part = pages.parts.find(one => one.source === path)
  if (!part) return
  const places = await placesOf(part)
  const passage = Math.max(0, places.findLastIndex(([own]) => own <= line))
  leading = ''
  await pages.go({ section: part.id, passage })
  look({ section: part.id, passage }, passage)
}

// --- the panes go together -------------------------------------------------------------------

const leads = (node, name) => {
  for (const kind of ['wheel', 'pointerdown', 'touchstart', 'keydown'])
    node.addEventListener(kind, () => { leading = name; pending = null }, { passive: true })
}
leads(by('pages'), 'pages')

let waiting = 0
const soon = act => {
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(act)
}

by('pages').addEventListener('scroll', () => {
  if (leading === 'pages') soon(async () => {
    const here = await pages.place()
    if (here && leading === 'pages') look(here)
  })
})

by('reading').addEventListener('load', () => leads(by('reading').contentWindow, 'reading'))

reading.onscroll = () => {
  if (leading === 'reading') soon(() => {
    place = { section: place.section, passage: reading.passage() }
    pages.go(place)
  })
}

reading.onpick = passage => {
  place = { section: place.section, passage }
  pages.go(place)
}

reading.onlink = async anchor => {
  const here = reading.find(anchor)
  if (here) {
    leading = 'reading'
    reading.scrollTo(here)
    return
  }
  const part = pages.parts.filter(({ id }) => anchor === id || anchor.startsWith(`${id}-`)).at(-1)
    ?? await partWith(anchor)
  if (!part) return
  leading = ''
  await pages.go({ section: part.id, passage: 0 })
  await look({ section: part.id, passage: 0 })
  const there = reading.find(anchor)
  if (there) {
    leading = 'reading'
    reading.scrollTo(there)
  }
}

const partWith = async anchor => {
  for (const part of pages.parts) {
    if (!part.reading) continue
    const text = await (await fetch(`/text/${part.reading}.xhtml`)).text()
    if (text.includes(` id="${anchor}"`)) return part
  }
  return null
}

listen()
