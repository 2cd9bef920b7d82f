// A browser for previews. In: a line of JSON for each request, {"do": ..., ...}. Out: a line of JSON
// for each answer: {"done": value} or {"fault": text}. Whatever a page asks of another address than
// its own is refused and told.

import { createInterface } from 'node:readline'
import puppeteer from 'puppeteer-core'

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  timeout: 120_000,
  args: [
    '--no-sandbox', // which a container's root user cannot have
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
})

let page
let faults = []

const requests = {
  async open({ address, width = 1280, height = 900 }) {
    page = await browser.newPage()
    faults = []
    await page.setViewport({ width, height })
    const { origin } = new URL(address)
    await page.setRequestInterception(true)
    page.on('request', request => {
      const url = request.url()
      if (url.startsWith(`${origin}/`) || /^(?:data|about):/.test(url)) return request.continue()
      faults.push(`asked for ${url}`)
      return request.abort()
    })
    page.on('console', said =>
      ['error', 'warn'].includes(said.type()) && faults.push(said.text()))
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(address)
  },
  // Say what a function's body returns, in the page.
  tell: ({ body }) => page.evaluate(`(() => { ${body} })()`),
  // Wait until an expression is true in the page.
  wait: ({ until }) => page.waitForFunction(until, { timeout: 60_000, polling: 50 }).then(() => null),
  press: ({ key }) => page.keyboard.press(key),
  click: ({ selector }) => page.click(selector),
  resize: ({ width, height }) => page.setViewport({ width, height }),
  calm: () => page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]),
  shot: ({ file }) => page.screenshot({ path: file }).then(() => null),
  async close() {
    await page.close()
    return faults
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...values } = JSON.parse(line)
  const answer = await requests[name](values)
    .then(done => ({ done: done ?? null }), error => ({ fault: error.message }))
  console.log(JSON.stringify(answer))
}
await browser.close()
