// Loaded into an app before anything else: a request to CLOCK_PORT moves its clock by `ms`, ahead or
// back. So nobody waits for twelve hours, and no setting of a remedy has to be changed for a test.
// The monotonic clocks of Node and its timers do not move, as with a real step of the time of day.
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

// What is held in memory goes by this clock.
const steady = performance.now.bind(performance)
performance.now = () => steady() + aheadMs

createServer((request, response) => {
  aheadMs += Number(new URL(request.url ?? '', 'http://clock').searchParams.get('ms'))
  response.end(new Date().toISOString())
})
  .listen(Number(process.env.CLOCK_PORT), '127.0.0.1')
  .unref()
