// npm run size: the size of the JavaScript that `/` loads at first, gzipped, as the built page
// lists it.
import { gzipSync } from 'node:zlib'
import { type RunningServer, startServer, temporaryFolder } from './server'

const LIMIT_KB = 180

let server: RunningServer | undefined
try {
  server = await startServer({ DATA_DIR: temporaryFolder() })
  const page = await fetch(server.origin)
  if (!page.ok) throw new Error(`/ answered ${page.status}.`)
  const { modern, legacy } = scriptsOf(await page.text(), new URL(page.url).origin)
  const sizes = await Promise.all(modern.map(weigh))
  const total = sizes.reduce((sum, { kb }) => sum + kb, 0)
  for (const { path, kb } of sizes.toSorted((a, b) => b.kb - a.kb)) console.log(line(kb, path))
  for (const url of legacy)
    console.log(
      `${line((await weigh(url)).kb, url.pathname)}  (noModule: no current browser loads it; not counted)`,
    )
  console.log(`${line(total, `first-load JavaScript of /, gzipped, of at most ${LIMIT_KB} kB`)}`)
  if (total > LIMIT_KB) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The page could not be measured.')
  process.exitCode = 1
} finally {
  await server?.stop()
}

/** Every script of this origin in the HTML, once: run, preloaded, or as a module. */
function scriptsOf(html: string, origin: string): { modern: URL[]; legacy: URL[] } {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/gi)].map(([tag]) => tag)
  const of = (wanted: (tag: string) => boolean) => {
    const addresses = tags
      .filter(wanted)
      .flatMap((tag) => tag.match(/\s(?:src|href)=(["'])(.*?)\1/i)?.[2] ?? [])
    const urls = addresses
      .map((address) => new URL(address.replaceAll('&amp;', '&'), origin))
      .filter((url) => url.origin === origin)
    return [...new Map(urls.map((url) => [url.href, url])).values()]
  }
  const isLegacy = (tag: string) => /\snomodule\b/i.test(tag)
  const loads = (tag: string) =>
    /^<script/i.test(tag) ||
    /\srel=["']?modulepreload/i.test(tag) ||
    (/\srel=["']?preload/i.test(tag) && /\sas=["']?script/i.test(tag))
  const legacy = of((tag) => loads(tag) && isLegacy(tag))
  const skipped = new Set(legacy.map(({ href }) => href))
  return {
    modern: of((tag) => loads(tag) && !isLegacy(tag)).filter(({ href }) => !skipped.has(href)),
    legacy,
  }
}

/** The size in kB of 1000 bytes. */
async function weigh(url: URL): Promise<{ path: string; kb: number }> {
  const script = await fetch(url)
  if (!script.ok) throw new Error(`${url.pathname} answered ${script.status}.`)
  return { path: url.pathname, kb: gzipSync(Buffer.from(await script.arrayBuffer())).length / 1000 }
}

function line(kb: number, what: string): string {
  return `${kb.toFixed(1).padStart(7)} kB  ${what}`
}
