// Loaded into an app before everything else. A request to CLOCK_PORT advances the app's clock. So
// no test waits for twelve hours, and no test changes a setting of a remedy.
import { createServer } from 'node:http'

let aheadMs = 0
const now = () => RealDate.now() + aheadMs
const RealDate = Date

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
RealDate.prototype.constructor = globalThis.Date

createServer((request, response) => {
  aheadMs += Number(new URL(request.url ?? '', 'http://clock').searchParams.get('ms'))
  response.end(new Date().toISOString())
})
  .listen(Number(process.env.CLOCK_PORT), '127.0.0.1')
  .unref()
