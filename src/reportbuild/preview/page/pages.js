// The pane of pages: pictures of what was pressed, those in view and the edited one first.

const WIDTHS = [320, 480, 640, 800, 960, 1280, 1600]
export const THIRD = 0.3 // of a pane's height: where what one looks at stands

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const known = new Map() // a section's places, by their digest
export const placesOf = async part => {
  if (!part?.places) return []
  if (!known.has(part.places)) {
    const answer = await fetch(`/places/${part.places}.json`)
    if (!answer.ok) return []
    known.set(part.places, await answer.json())
  }
  return known.get(part.places)
}

export class Pages {
  constructor(pane) {
    this.pane = pane
    this.parts = []
    this.drawn = new Map()
    this.seen = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        target.near = isIntersecting
        if (isIntersecting) this.#load(target)
      }
    }, { root: pane, rootMargin: '60% 0px' })
    new ResizeObserver(() => this.#reload()).observe(pane)
  }

  clear() {
    this.seen.disconnect()
    this.drawn.clear()
    this.parts = []
    this.pane.replaceChildren()
  }

  show(shown) {
    const held = this.#hold()
    this.ratio = shown.ratio
    this.pane.lang = shown.language
    this.parts = shown.parts
    const there = new Set(shown.parts.map(part => part.id))
    for (const [id, made] of this.drawn) {
      if (there.has(id)) continue
      made.remove()
      this.drawn.delete(id)
    }
    shown.parts.forEach((part, at) => this.#draw(part, at, shown.direction))
    this.#keep(held)
  }

  #draw(part, at, direction) {
    let made = this.drawn.get(part.id)
    if (!made) {
      made = element('article', { className: 'part' }, element('h3'))
      this.drawn.set(part.id, made)
    }
    if (this.pane.children[at] !== made) this.pane.insertBefore(made, this.pane.children[at] ?? null)
    made.of = part
    const heading = made.querySelector('h3')
    heading.textContent = part.title
    heading.dir = direction
    const figures = [...made.querySelectorAll('figure')]
    for (const spare of figures.slice(part.pages.length)) {
      this.seen.unobserve(spare)
      spare.remove()
    }
    part.pages.forEach((page, number) => this.#page(made, figures[number], part, page, number))
  }

  #page(made, figure, part, page, number) {
    if (!figure) {
      const caption = element('figcaption')
      figure = element('figure', {}, element('div', { className: 'sheet waiting' }), caption)
      made.append(figure)
      this.seen.observe(figure)
    }
    const told = page.folio ? `page ${page.folio}` : 'no page number'
    figure.page = page
    const pdf = page.pdf || part.pdf // the edited page may be there before its section is
    const before = part.before && !page.pdf
    figure.address = pdf && `/pages/${pdf}/${number}`
    figure.words = `${part.title}, ${told}`
    figure.firstChild.style.aspectRatio = 1 / this.ratio
    figure.classList.toggle('before', before)
    figure.querySelector('figcaption').textContent = before ? `${told}, as of before` : told
    if (figure.near) this.#load(figure)
  }

  #reload() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      for (const figure of this.pane.querySelectorAll('figure')) if (figure.near) this.#load(figure)
    }, 150)
  }

  // The old picture stays until the new one can be painted; one that comes too late is dropped.
  async #load(figure) {
    if (!figure.address) return
    const wide = figure.clientWidth * window.devicePixelRatio
    const width = WIDTHS.find(one => one >= wide) ?? WIDTHS.at(-1)
    const address = `${figure.address}/${width}.png`
    if (figure.asked !== address) {
      figure.asked = address
      const picture = element('img', { alt: figure.words, src: address })
      try {
        await picture.decode()
      } catch {
        if (figure.asked === address) figure.asked = ''
        return
      }
      if (figure.asked !== address) return
      figure.firstChild.querySelector('img')?.remove()
      figure.firstChild.prepend(picture)
      figure.firstChild.classList.remove('waiting')
      figure.dispatchEvent(new CustomEvent('pictured', { bubbles: true, detail: address }))
    }
    const picture = figure.querySelector('img')
    if (!picture) return
    picture.alt = figure.words
    picture.style.transform = figure.page.turn ? `translateX(${figure.page.turn * 100}%)` : ''
  }

  // Where one is: the page a third down the pane, so that it stays there when others grow.
  #hold() {
    const line = this.pane.getBoundingClientRect().top + this.pane.clientHeight * THIRD
    for (const made of this.pane.children) {
      if (made.getBoundingClientRect().bottom < line) continue
      const figures = [...made.querySelectorAll('figure')]
      const at = figures.findIndex(figure => figure.getBoundingClientRect().bottom >= line)
      const page = at < 0 ? figures.length - 1 : at
      const box = figures[page].firstChild.getBoundingClientRect()
      return { section: made.of.id, page, y: (line - box.top) / box.height }
    }
    return null
  }

  #keep(held) {
    if (held) this.#scroll(held.section, held.page, held.y)
  }

  #scroll(section, page, y) {
    const figures = this.drawn.get(section)?.querySelectorAll('figure')
    if (!figures?.length) return
    const figure = figures[Math.min(page, figures.length - 1)]
    const box = figure.firstChild.getBoundingClientRect()
    const line = this.pane.getBoundingClientRect().top + this.pane.clientHeight * THIRD
    this.pane.scrollTop += box.top + y * box.height - line
  }

  part(section) {
    return this.parts.find(part => part.id === section)
  }

  // The section, and the passage of it, that one looks at.
  async place() {
    const held = this.#hold()
    if (!held) return null
    const places = await placesOf(this.part(held.section))
    let passage = 0
    places.forEach(([, page, y], at) => {
      if (page >= 0 && (page < held.page || (page === held.page && y <= held.y))) passage = at
    })
    return { section: held.section, passage }
  }

  async go({ section, passage }) {
    const places = await placesOf(this.part(section))
    const before = places.slice(0, passage + 1).filter(([, page]) => page >= 0)
    const [, page, y] = before.at(-1) ?? [0, 0, 0]
    this.#scroll(section, page, y)
  }

  // Show an edit: go there unless it is in full view, load its picture first, and mark its line.
  follow({ section, page, y }) {
    const figure = this.drawn.get(section)?.querySelectorAll('figure')[page]
    if (!figure) return
    const pane = this.pane.getBoundingClientRect()
    const box = figure.firstChild.getBoundingClientRect()
    const line = box.top + y * box.height
    if (line < pane.top + 20 || line > pane.bottom - 60) this.#scroll(section, page, y)
    this.#load(figure)
    for (const old of this.pane.querySelectorAll('.edit')) old.remove()
    const mark = element('div', { className: 'edit' })
    mark.style.top = `${y * figure.firstChild.clientHeight}px`
    figure.append(mark)
  }
}
