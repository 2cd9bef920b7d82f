// One browser and one server for all books. In: a line of JSON for each request, {"do": ..., ...}.
// Out: a line of JSON for each answer: {"done": value} or {"fault": text}.
//
// The server listens on the loopback alone; whatever else a page asks for is refused and told.

import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { createInterface } from 'node:readline'
import puppeteer from 'puppeteer-core'

const HERE = import.meta.dirname
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.epub': 'application/epub+zip' }
const OURS = /^(?:data|blob|about):/

const books = new Map()

const server = createServer(({ url }, answer) => {
  const { pathname } = new URL(url, 'http://localhost')
  const file = books.get(pathname) ?? join(HERE, normalize(pathname))
  if (!existsSync(file)) return answer.writeHead(404).end()
  answer.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(answer)
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${server.address().port}`

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  timeout: 120_000,
  args: [
    '--no-sandbox', // which a container's root user cannot have
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--hide-scrollbars',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
})

let page
let faults = []

const newPage = async () => {
  page = await browser.newPage()
  faults = []
  await page.setViewport({ width: 700, height: 900 })
  await page.setRequestInterception(true)
  page.on('request', request => {
    const url = request.url()
    if (url.startsWith(`${address}/`) || OURS.test(url)) return request.continue()
    faults.push(`asked for ${url}`)
    return request.abort()
  })
  page.on('console', said => said.type() === 'error' && faults.push(said.text()))
  page.on('pageerror', error => faults.push(error.message))
  page.on('requestfailed', request => faults.push(`did not get ${request.url()}`))
}

const call = (name, ...values) =>
  page.evaluate((name, values) => window.reader[name](...values), name, values)

const requests = {
  async open({ book }) {
    await newPage()
    books.set(`/${books.size}.epub`, book)
    await page.goto(`${address}/reader.html`)
    await page.waitForFunction('window.reader')
    return call('open', [...books.keys()].at(-1))
  },
  read: ({ section }) => call('read', section),
  notes: ({ section }) => call('notes', section),
  turns: ({ section }) => call('turns', section),
  async show({ section, selector, file }) {
    await call('show', section, selector)
    await page.screenshot({ path: file })
  },
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
server.close()
