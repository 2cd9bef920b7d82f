// The pane of the reading text: the section that is looked at, as its e-book has it.

import { THIRD } from './pages.js'

export class Reading {
  constructor(frame, unread) {
    this.frame = frame
    this.unread = unread
    this.going = Promise.resolve()
    this.marked = -1
    this.onscroll = this.onpick = this.onlink = () => {}
  }

  // Show a section at a passage; `edited` is marked. What is asked for later comes later.
  show(part, language, passage, edited = -1) {
    const before = this.wanted // not shown yet: if one only stays there, that is where one goes
    this.wanted = before && passage === null && before.part?.id === part?.id
      ? { ...before, part, language }
      : { part, language, passage, edited }
    this.going = this.going.then(() => this.#show()).catch(() => {})
    return this.going
  }

  async #show() {
    if (!this.wanted) return
    const { part, language, passage, edited } = this.wanted
    this.wanted = null
    const name = `${language}/${part?.id}`
    if (!part?.reading) {
      this.name = name
      this.digest = ''
      this.frame.hidden = true
      this.unread.hidden = false
      this.unread.textContent = part ? 'This leaf stands on paper only.' : 'Nothing to read yet.'
      return
    }
    if (this.digest !== part.reading) {
      const address = `/text/${part.reading}.xhtml`
      const answer = await fetch(address)
      if (!answer.ok) {
        const newer = this.wanted ?? { part, language, passage: null } // it is on its way
        if (newer.passage === null && newer.part?.id === part.id) {
          this.wanted = { ...newer, passage, edited }
        }
        return
      }
      if (this.name === name && this.digest) this.#exchange(await answer.text())
      else await this.#open(address)
      this.name = name
      this.digest = part.reading
    }
    this.frame.hidden = false
    this.unread.hidden = true
    if (passage !== null) {
      this.marked = edited // and stays so, however often the text is exchanged
      this.#scroll(passage)
    }
    this.#mark(this.marked)
  }

  async #open(address) {
    this.frame.hidden = false
    this.unread.hidden = true
    await new Promise((done, fail) => {
      this.frame.onload = done
      this.frame.onerror = fail
      this.frame.contentWindow.location.replace(address)
    })
    const inside = this.frame.contentDocument
    await this.#dress(inside)
    await inside.fonts.ready
    inside.addEventListener('click', event => this.#click(event))
    this.frame.contentWindow.addEventListener('scroll', () => this.onscroll())
  }

  async #dress(inside) {
    const link = inside.createElementNS('http://www.w3.org/1999/xhtml', 'link')
    link.rel = 'stylesheet'
    link.href = '/page/reading.css'
    await new Promise(done => {
      link.onload = link.onerror = done
      inside.head.append(link)
    })
  }

  // The same section anew: only its body is exchanged, so that nothing flickers or jumps.
  #exchange(text) {
    const parsed = new DOMParser().parseFromString(text, 'application/xhtml+xml')
    const inside = this.frame.contentDocument
    const { scrollY } = this.frame.contentWindow
    inside.body.replaceWith(inside.importNode(parsed.body, true))
    this.frame.contentWindow.scrollTo(0, scrollY)
  }

  #click(event) {
    const link = event.target.closest('a[href]')
    if (link) {
      event.preventDefault()
      const href = link.getAttribute('href')
      if (href.startsWith('anchor:')) this.onlink(decodeURIComponent(href.slice(7)))
      return
    }
    const passage = event.target.closest('[data-passage]')
    if (passage) this.onpick(Number(passage.dataset.passage))
  }

  find(anchor) {
    return this.frame.contentDocument?.getElementById(anchor)
  }

  scrollTo(found) {
    const { contentWindow } = this.frame
    const { top } = found.getBoundingClientRect()
    contentWindow.scrollTo(0, contentWindow.scrollY + top - contentWindow.innerHeight * THIRD)
  }

  #passages() {
    const all = this.frame.contentDocument?.querySelectorAll('[data-passage]') ?? []
    return [...all].map(found => [Number(found.dataset.passage), found])
  }

  #nearest(passage) {
    return this.#passages().filter(([number]) => number <= passage).at(-1)?.[1]
  }

  #scroll(passage) {
    const found = passage > 0 && this.#nearest(passage)
    if (found) this.scrollTo(found)
    else this.frame.contentWindow.scrollTo(0, 0)
  }

  #mark(passage) {
    const inside = this.frame.contentDocument
    for (const old of inside.querySelectorAll('.edited')) old.classList.remove('edited')
    if (passage >= 0) this.#nearest(passage)?.classList.add('edited')
  }

  // The passage that one looks at.
  passage() {
    const line = this.frame.clientHeight * THIRD
    const above = this.#passages().filter(([, found]) => found.getBoundingClientRect().top <= line)
    return above.at(-1)?.[0] ?? 0
  }
}
